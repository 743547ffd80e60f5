package org.whydunit.ingest.facts;

/**
 * A service of the operating system or of an application landscape.
 *
 * @param name service name
 * @param title display name; may be empty
 * @param state {@code running}, {@code stopped}, {@code failed} …
 * @param start {@code auto}, {@code manual}, {@code disabled}, {@code boot}, {@code system} or empty
 * @param path image path; may be empty
 * @param exitCode exit code, unsigned; {@code null} when not told
 */
public record Service(
    String name, String title, String state, String start, String path, Long exitCode, Origin origin)
    implements Fact {}
