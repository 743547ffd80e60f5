package org.whydunit.ingest.facts;

import java.time.Instant;

/**
 * An entry of a backup catalogue or an inspection's backup line.
 *
 * @param subject what was backed up (a host, database, path)
 * @param kind {@code full}, {@code incremental}, {@code differential}, {@code log}, or as the catalogue says
 * @param status {@code ok}, {@code failed}, {@code missing}, {@code running}
 * @param time when it ended; {@code null} when never
 */
public record Backup(String subject, String kind, String status, Instant time, Origin origin) implements Fact {}
