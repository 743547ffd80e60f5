package org.whydunit.ingest.facts;

import java.time.Instant;

/**
 * One step of a schema or data migration.
 *
 * @param tool {@code flyway}, {@code liquibase} …
 * @param version the step's version or id
 * @param description its description; may be empty
 * @param state {@code success}, {@code failed}, {@code pending}, {@code interrupted}, {@code locked}
 */
public record Migration(
    String tool, String version, String description, String state, Instant time, Origin origin) implements Fact {}
