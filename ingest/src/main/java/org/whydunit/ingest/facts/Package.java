package org.whydunit.ingest.facts;

/**
 * A software package and the state that a package manager or inventory gives it.
 *
 * @param name package name
 * @param version installed version; may be empty
 * @param manager {@code windows}, {@code apt}, {@code rpm}, {@code npm}, {@code pip}, {@code maven} …
 * @param state {@code installed}, {@code missing}, {@code conflict}, {@code half-installed}, {@code removed}
 * @param wanted version that something else requires; may be empty
 * @param source repository or publisher; may be empty
 */
public record Package(
    String name, String version, String manager, String state, String wanted, String source, Origin origin)
    implements Fact {}
