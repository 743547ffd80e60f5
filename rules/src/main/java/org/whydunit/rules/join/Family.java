package org.whydunit.rules.join;

/**
 * A row of {@code reference/driver-families.tsv}: which kind of fault usually stands behind a blamed component of the
 * operating system, or behind a stop.
 *
 * @param surface file name of the component, or name of the bug check
 * @param cause the cause that a fault of what plugs into it is
 * @param alone how much it says when nothing that plugs into it is known: {@code much}, {@code some}, {@code little}, or
 *     empty; {@code wide} for what almost any driver can bring about
 */
public record Family(String surface, String cause, String alone) {}
