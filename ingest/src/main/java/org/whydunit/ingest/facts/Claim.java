package org.whydunit.ingest.facts;

import java.time.Instant;

/**
 * What a person says: one line or sentence of a note. Weaker than a log, except for a counter-test.
 *
 * @param key the label in front of a colon in lower case ({@code recent change}, {@code antivirus}, {@code trigger});
 *     empty for a free sentence
 * @param text the words as written, without the label
 */
public record Claim(String key, String text, Instant time, Origin origin) implements Fact {}
