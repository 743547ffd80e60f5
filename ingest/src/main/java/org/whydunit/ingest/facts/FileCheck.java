package org.whydunit.ingest.facts;

/**
 * A file whose integrity a tool judged (sfc, DISM, CBS, chkdsk, sha256sum -c).
 *
 * @param path the file, package or component
 * @param status {@code ok}, {@code corrupt}, {@code missing}, {@code repaired}, {@code mismatch}
 * @param expected hash or size that was expected; may be empty
 * @param found hash or size that was found; may be empty
 */
public record FileCheck(String path, String status, String expected, String found, Origin origin) implements Fact {}
