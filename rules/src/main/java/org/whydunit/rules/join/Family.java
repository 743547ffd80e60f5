package org.whydunit.rules.join;

/**
 * A row of {@code reference/driver-families.tsv}: what usually stands behind a blamed component of the operating system.
 *
 * @param module file name of the component
 * @param cause the cause that a fault of what plugs into it is
 * @param alone how much its blame says when nothing that plugs into it is known: {@code much}, {@code little}, or empty
 */
public record Family(String module, String cause, String alone) {}
