package org.whydunit.ingest.facts;

/**
 * A register of the processor at a stop, as the debugger prints it or the dump keeps it.
 *
 * @param name in lower case, for example {@code rcx}
 * @param value unsigned 64-bit value
 */
public record Register(String name, Long value, Origin origin) implements Fact {}
