package org.whydunit.rules;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.whydunit.knowledge.Cause;
import org.whydunit.knowledge.Knowledge;
import org.whydunit.knowledge.search.PatternIndex;
import org.whydunit.rules.join.Join;
import org.whydunit.rules.weigh.Calibration;
import org.whydunit.rules.weigh.Strengths;

/**
 * What neither a site's packs nor its memory change.
 *
 * @param ids of the packs' rules and rows, sorted
 * @param priors weight by cause
 */
record Product(
    Knowledge knowledge,
    Packs packs,
    Set<String> ids,
    Join join,
    Subjects subjects,
    Timeline timeline,
    PatternIndex patterns,
    Map<String, Double> priors,
    Strengths strengths,
    Calibration calibration) {

  static Product of(Knowledge knowledge, Packs packs) {
    PatternIndex patterns = new PatternIndex(knowledge);
    Join join = new Join(knowledge.reference(), patterns);
    return new Product(
        knowledge,
        packs,
        packs.ids(),
        join,
        new Subjects(knowledge.reference(), join::isExact),
        new Timeline(knowledge.reference()),
        patterns,
        knowledge.causes().all().stream().collect(Collectors.toUnmodifiableMap(Cause::id, Cause::prior)),
        Strengths.ofProduct(),
        Calibration.ofProduct());
  }
}
