package org.whydunit.ingest.facts;

import java.time.Instant;

/**
 * Which tool wrote a source, when and on which machine.
 *
 * @param tool format id of the reader, for example {@code systeminfo}
 * @param machine host name; empty when the source does not say
 */
public record Capture(String tool, Instant time, String machine, Origin origin) implements Fact {}
