package org.whydunit.rules.fleet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.whydunit.rules.fleet.FleetReport.Outlier;
import org.whydunit.rules.fleet.News.Story;

/** Which bundles are like no other: they stop far more often, their stops have no cause, or their story is theirs alone. */
final class Outliers {

  /** Of each sort; more than a person looks at. */
  private static final int SHOWN = 50;

  /** Tukey's outer fence: so many interquartile ranges above the third quartile (Exploratory Data Analysis, 1977). */
  private static final double FENCE = 3;

  /** Among fewer machines nearly every story stands alone. */
  private static final int FLEET = 20;

  private final TreeMap<Integer, Integer> stops = new TreeMap<>();
  private int crashing;

  void count(Verdict verdict) {
    if (verdict.crashes() > 0) {
      stops.merge(verdict.crashes(), 1, Integer::sum);
      crashing++;
    }
  }

  /** The second time that the verdicts come by. */
  List<Outlier> among(Stream<Verdict> verdicts, Families families, int diagnosed) {
    double fence = quartile(3) + FENCE * Math.max(1, quartile(3) - quartile(1));
    List<Outlier> many = new ArrayList<>();
    List<Outlier> unexplained = new ArrayList<>();
    List<Outlier> alone = new ArrayList<>();
    verdicts.filter(Verdict::diagnosed).forEach(v -> {
      if (v.crashes() > fence) {
        keep(new Outlier(v.bundle(), "many-crashes", v.crashes(), v.cause(), v.subject()), many);
      }
      if (v.crashes() > 0 && !v.named()) {
        keep(new Outlier(v.bundle(), "unexplained", v.crashes(), v.cause(), v.subject()), unexplained);
      }
      if (diagnosed >= FLEET && v.named() && families.machines(new Story(v.cause(), v.subject())) == 1) {
        keep(new Outlier(v.bundle(), "alone", v.probability(), v.cause(), v.subject()), alone);
      }
    });
    return Stream.of(many, unexplained, alone).flatMap(List::stream).toList();
  }

  private static void keep(Outlier outlier, List<Outlier> most) {
    most.add(outlier);
    if (most.size() > SHOWN) {
      most.sort(Comparator.comparingDouble(Outlier::value).reversed().thenComparing(Outlier::bundle));
      most.removeLast();
    }
  }

  private int quartile(int number) {
    int below = 0;
    for (Map.Entry<Integer, Integer> e : stops.entrySet()) {
      below += e.getValue();
      if (4L * below >= (long) number * crashing) {
        return e.getKey();
      }
    }
    return 0;
  }
}
