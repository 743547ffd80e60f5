package org.whydunit.knowledge.search;

import java.util.List;

import org.whydunit.knowledge.Pattern;

/**
 * A pattern found.
 *
 * @param pattern the pattern
 * @param score higher is better; only scores of one answer compare
 * @param highlights sentences of the pattern that the query speaks of, best first, its words between {@code **}; empty
 *     for a match without words
 * @param explanation what the score is made of, one {@code value what} a line, largest first; empty
 *     for a search that was not asked for it
 */
public record Hit(Pattern pattern, double score, List<String> highlights, String explanation) {
}
