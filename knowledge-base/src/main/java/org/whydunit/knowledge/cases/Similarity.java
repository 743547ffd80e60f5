package org.whydunit.knowledge.cases;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The closed cases that share most of a new one's evidence. What many cases have says little, what few have much. */
final class Similarity {
  private static final Map<String, Double> WEIGHTS = Map.of("bucket", 4.0, "driver", 2.5, "code", 1.5, "rule", 1.0, "change", 1.5);

  private static final Comparator<Shared> HEAVIEST =
      Comparator.comparingDouble(Shared::weight).reversed().thenComparing(Shared::what);

  private final List<Solved> solved;
  private final Map<Solved, List<Shared>> byCase = new HashMap<>();
  private double total;

  /** A feature in common and what it weighs. */
  private record Shared(String what, double weight) {
  }

  Similarity(List<Solved> solved) {
    this.solved = solved;
  }

  List<SimilarCase> to(Features features, int limit) {
    weigh("bucket", features, Features::buckets);
    weigh("driver", features, Features::drivers);
    weigh("code", features, Features::codes);
    weigh("rule", features, Features::rules);
    weigh("change", features, Features::changes);
    List<SimilarCase> similar = new ArrayList<>();
    byCase.forEach((one, shared) -> similar.add(new SimilarCase(one.summary(),
        shared.stream().mapToDouble(Shared::weight).sum() / total, shared.stream().sorted(HEAVIEST).map(Shared::what).toList())));
    return similar.stream().sorted(Comparator.comparingDouble(SimilarCase::score).reversed()
        .thenComparing(s -> s.summary().id())).limit(limit).toList();
  }

  private void weigh(String kind, Features features, Function<Features, Set<String>> part) {
    for (String feature : part.apply(features)) {
      List<Solved> having = solved.stream().filter(one -> part.apply(one.features()).contains(feature)).toList();
      double weight = WEIGHTS.get(kind) * Math.log(1 + (solved.size() + 1.0) / (having.size() + 1.0));
      total += weight;
      having.forEach(one -> byCase.computeIfAbsent(one, fresh -> new ArrayList<>()).add(new Shared(kind + " " + feature, weight)));
    }
  }
}
