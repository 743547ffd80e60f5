package org.whydunit.rules.fleet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.whydunit.rules.fleet.TraitCounts.Count;

/** Which single traits one group has more often than all other machines. */
final class Findings {

  /** A finding may be wrong once in twenty, which is the custom. */
  static final double LEVEL = 0.05;

  /** More than a person reads. */
  private static final int SHOWN = 16;

  private final TraitCounts counts;
  private final Fisher fisher;

  /**
   * What was found.
   *
   * @param tested how many traits were tested
   * @param contrasts smallest p first
   */
  record Found(int tested, List<Contrast> contrasts) {}

  Findings(TraitCounts counts, Fisher fisher) {
    this.counts = counts;
    this.fisher = fisher;
  }

  /**
   * Tests all traits.
   *
   * @param group number of the group
   * @param own true for what makes the group by definition, which is no finding
   */
  Found of(int group, Predicate<Trait> own) {
    List<Count> tested = new ArrayList<>();
    for (Count count : counts.traits()) {
      if (!own.test(count.trait()) && fisher.smallest(sick(count, group), count.all(), all(count)) <= LEVEL) {
        tested.add(count);
      }
    }
    double[] p = tested.stream().mapToDouble(c -> fisher.p(c.in(group), sick(c, group), c.all(), all(c))).toArray();
    double[] q = FalseDiscovery.q(p);
    Map<Long, List<Contrast>> same = new LinkedHashMap<>();
    for (int i = 0; i < p.length; i++) {
      Contrast contrast = contrast(tested.get(i), group, p[i], q[i]);
      // Written so that the infinite ratio passes and the undefined one does not.
      if (q[i] <= LEVEL && contrast.ratio() > 1) {
        same.computeIfAbsent(tested.get(i).who(), w -> new ArrayList<>()).add(contrast);
      }
    }
    List<Contrast> found = same.values().stream()
        .map(Findings::together)
        .sorted(Comparator.comparingDouble(Contrast::p).thenComparing(c -> c.traits().getFirst().key()))
        .limit(SHOWN)
        .toList();
    return new Found(tested.size(), found);
  }

  private int sick(Count count, int group) {
    return counts.knowing(count.trait().kind()).in(group);
  }

  private int all(Count count) {
    return counts.knowing(count.trait().kind()).all();
  }

  private Contrast contrast(Count c, int group, double p, double q) {
    int sick = sick(c, group);
    return new Contrast(
        List.of(c.trait()), c.in(group), sick, c.all() - c.in(group), all(c) - sick, p, q, 0, 0, null, List.of());
  }

  /** Traits of the same machines cannot be told apart: one speaks for all, a change before others, a version before its file. */
  private static Contrast together(List<Contrast> same) {
    List<Contrast> ordered = same.stream()
        .sorted(
            Comparator.comparing((Contrast c) -> !c.traits().getFirst().change())
                .thenComparing(c -> !c.traits().getFirst().kind().equals("driver-version"))
                .thenComparingDouble(Contrast::p)
                .thenComparing(c -> c.traits().getFirst().key()))
        .toList();
    Contrast c = ordered.getFirst();
    List<Trait> others = ordered.stream().skip(1).map(o -> o.traits().getFirst()).toList();
    return new Contrast(
        c.traits(), c.sickWith(), c.sick(), c.othersWith(), c.others(), c.p(), c.q(), 0, 0, null, others);
  }
}
