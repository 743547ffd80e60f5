package org.whydunit.knowledge.cases;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What this site's closed cases say, with the cases that say it; what was closed before the last reset is left out.
 *
 * @param closed the cases, oldest outcome first
 */
public record Experience(List<CaseSummary> closed) {

  /**
   * How often a remedy helped.
   *
   * @param worked cases that it cured
   * @param failed cases that it did not
   */
  public record FixRecord(int worked, int failed) {

    /** Chance that it helps the next time: the mean of a Beta distribution that starts even (1, 1). */
    public double chance() {
      return (worked + 1.0) / (worked + failed + 2.0);
    }
  }

  /** By pattern id. */
  public SortedMap<String, FixRecord> fixes() {
    SortedMap<String, FixRecord> fixes = new TreeMap<>();
    for (CaseSummary summary : closed) {
      Outcome outcome = summary.outcome();
      if (!outcome.fix().isEmpty()) {
        fixes.merge(outcome.fix(), new FixRecord(outcome.worked() ? 1 : 0, outcome.worked() ? 0 : 1),
            (a, b) -> new FixRecord(a.worked + b.worked, a.failed + b.failed));
      }
    }
    return fixes;
  }

  /** How many closed cases each cause turned out to be. */
  public SortedMap<String, Integer> causes() {
    SortedMap<String, Integer> causes = new TreeMap<>();
    closed.forEach(summary -> causes.merge(summary.outcome().cause(), 1, Integer::sum));
    return causes;
  }
}
