package org.whydunit.knowledge.search;

import org.whydunit.knowledge.Pattern;

/**
 * How near a pattern's words are to a text.
 *
 * @param score higher is nearer; only scores of one text compare
 */
public record Likeness(Pattern pattern, double score) {}
