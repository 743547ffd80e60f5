package org.whydunit.rules.join;

/**
 * A row of {@code reference/driver-kinds.tsv}: what a kind of driver belongs to.
 *
 * @param kind the kind, as {@link org.whydunit.ingest.facts.Driver#kind()} has it
 * @param cause the cause that a fault of such a driver is
 * @param inbox true when it ships with the operating system: usually where another's damage shows
 */
public record DriverKind(String kind, String cause, boolean inbox) {}
