package org.whydunit.knowledge.cases;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * All that a store tells a new diagnosis: its closed cases.
 *
 * @param since outcomes confirmed until then no longer count as experience; the epoch when never reset
 * @param solved every closed case, by its number
 */
public record Recall(Instant since, List<Solved> solved) {
  /** Nothing was ever closed. */
  public static final Recall NOTHING = new Recall(Instant.EPOCH, List.of());

  public Recall {
    solved = List.copyOf(solved);
  }

  /** What the cases closed since the last reset say. */
  public Experience experience() {
    return new Experience(solved.stream().map(Solved::summary).filter(s -> s.outcome().closed().isAfter(since))
        .sorted(Comparator.comparing((CaseSummary s) -> s.outcome().closed()).thenComparing(CaseSummary::id)).toList());
  }

  /** The closed cases that share most evidence, nearest first. */
  public List<SimilarCase> similar(Features features, int limit) {
    return new Similarity(solved).to(features, limit);
  }
}
