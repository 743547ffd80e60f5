package org.whydunit.ingest.facts;

/**
 * A setting and its value.
 *
 * @param scope what it belongs to: {@code bcdedit}, {@code verifier}, {@code pagefile}, {@code crashcontrol}, a file
 * @param name the setting's name in the source's spelling
 * @param value its value
 * @param expected value that a reference or the state before has; empty when there is nothing to compare
 */
public record Setting(String scope, String name, String value, String expected, Origin origin) implements Fact {}
