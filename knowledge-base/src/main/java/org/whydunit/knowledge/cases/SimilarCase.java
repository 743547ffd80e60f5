package org.whydunit.knowledge.cases;

import java.util.List;

/**
 * A closed case that shares evidence with a new one.
 *
 * @param summary the case, with what worked
 * @param score share of the new one's evidence that it has too, each piece weighed by its kind and rarity; 0 to 1
 * @param why what they share, as in {@code driver rtwlane.sys}, heaviest first
 */
public record SimilarCase(CaseSummary summary, double score, List<String> why) {
}
