package org.whydunit.rules.fleet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.whydunit.rules.fleet.FleetReport.CauseCount;
import org.whydunit.rules.fleet.FleetReport.Outlier;
import org.whydunit.rules.fleet.FleetReport.Undiagnosed;
import org.whydunit.rules.fleet.News.Story;

/**
 * Makes the report over all verdicts. It lets them come by four times and keeps counts alone, so that its memory grows
 * with the number of different drivers, updates and machines and not with the number of bundles.
 */
public final class Study {

  /** With fewer sick machines no difference can be told from chance. */
  private static final int SICK = 3;

  /** So many families are compared with the rest. */
  private static final int COMPARED = 12;

  private final Verdicts verdicts;
  private final Families families = new Families();
  private final Outliers outliers = new Outliers();
  private final Map<Status, Integer> statuses = new EnumMap<>(Status.class);
  private final Map<String, double[]> causes = new TreeMap<>();
  private final List<Undiagnosed> undiagnosed = new ArrayList<>();
  private int crashing;

  /** All verdicts, as often as asked for, in the same order. */
  @FunctionalInterface
  public interface Verdicts {

    /** They, from the first; the caller closes the stream. */
    Stream<Verdict> stream();
  }

  private Study(Verdicts verdicts) {
    this.verdicts = verdicts;
  }

  /**
   * The report.
   *
   * @param verdicts sorted by bundle
   * @param before the results before; {@code null} when there are none
   */
  public static FleetReport of(Verdicts verdicts, Verdicts before) {
    return new Study(verdicts).report(before);
  }

  private FleetReport report(Verdicts before) {
    each(this::count);
    int diagnosed = statuses.getOrDefault(Status.DIAGNOSED, 0);
    List<Story> compared = families.largest(SICK, COMPARED);
    List<Comparison> comparisons = compare(compared, diagnosed);
    Map<Story, Comparison> byStory = new HashMap<>();
    for (int i = 0; i < compared.size(); i++) {
      byStory.put(compared.get(i), comparisons.get(i + 1));
    }
    List<Outlier> unlike;
    try (Stream<Verdict> all = verdicts.stream()) {
      unlike = outliers.among(all, families, diagnosed);
    }
    return new FleetReport(
        statuses.values().stream().mapToInt(n -> n).sum(),
        crashing, statuses, causeCounts(), families.all(byStory), unlike, comparisons.getFirst(), news(before), undiagnosed);
  }

  private News news(Verdicts before) {
    if (before == null) {
      return null;
    }
    try (Stream<Verdict> then = before.stream(); Stream<Verdict> now = verdicts.stream()) {
      return News.of(then, now);
    }
  }

  private void count(Verdict v) {
    statuses.merge(v.status(), 1, Integer::sum);
    if (!v.diagnosed()) {
      undiagnosed.add(new Undiagnosed(v.bundle(), v.status(), v.message()));
      return;
    }
    crashing += v.crashes() > 0 ? 1 : 0;
    double[] cause = causes.computeIfAbsent(v.cause(), c -> new double[2]);
    cause[0]++;
    cause[1] += v.probability();
    families.add(v);
    outliers.count(v);
  }

  private List<CauseCount> causeCounts() {
    return causes.entrySet().stream()
        .map(e -> new CauseCount(e.getKey(), (int) e.getValue()[0], e.getValue()[1] / e.getValue()[0]))
        .sorted(Comparator.comparingInt(CauseCount::bundles).reversed().thenComparing(CauseCount::cause))
        .toList();
  }

  /** The machines that stopped against those that did not, then each story against the rest; {@code null} where nothing can be compared. */
  private List<Comparison> compare(List<Story> stories, int diagnosed) {
    int groups = stories.size() + 1;
    TraitCounts counts = new TraitCounts(groups);
    each(v -> {
      if (v.diagnosed()) {
        counts.add(v, member(v, stories));
      }
    });
    Fisher fisher = new Fisher();
    Findings findings = new Findings(counts, fisher);
    List<Findings.Found> found = new ArrayList<>();
    found.add(findings.of(0, t -> false));
    stories.forEach(s -> found.add(findings.of(found.size(), t -> isSubject(t, s))));
    List<Closer> closer = found.stream().map(f -> new Closer(f.contrasts())).toList();
    each(v -> {
      if (v.diagnosed()) {
        boolean[] member = member(v, stories);
        for (int g = 0; g < groups; g++) {
          closer.get(g).add(v, member[g]);
        }
      }
    });
    List<Comparison> comparisons = new ArrayList<>();
    for (int g = 0; g < groups; g++) {
      int sick = g == 0 ? crashing : families.machines(stories.get(g - 1));
      boolean possible = sick >= SICK && diagnosed > sick;
      comparisons.add(possible ? closer.get(g).result(found.get(g).tested(), fisher) : null);
    }
    return comparisons;
  }

  private static boolean isSubject(Trait trait, Story story) {
    return trait.kind().equals("driver") && trait.name().equals(story.subject().toLowerCase(Locale.ROOT));
  }

  private static boolean[] member(Verdict v, List<Story> stories) {
    boolean[] member = new boolean[stories.size() + 1];
    member[0] = v.crashes() > 0;
    for (int i = 0; i < stories.size(); i++) {
      member[i + 1] = stories.get(i).cause().equals(v.cause()) && stories.get(i).subject().equals(v.subject());
    }
    return member;
  }

  private void each(Consumer<Verdict> takes) {
    try (Stream<Verdict> all = verdicts.stream()) {
      all.forEach(takes);
    }
  }
}
