package org.whydunit.knowledge.cases;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts cases by period and cause, and what became of a cause once a fix had worked. */
final class Statistics {
  private final Period period;
  private final Instant now;
  private final List<Statistic> all = new ArrayList<>();

  private Statistics(Period period, Instant now) {
    this.period = period;
    this.now = now;
  }

  /** Sorted by period, then cause; the periods after a cause's first cure are there even when it came no more. */
  static List<Statistic> of(List<CaseSummary> cases, Period period, Instant now) {
    Statistics statistics = new Statistics(period, now);
    cases.stream().collect(Collectors.groupingBy(Statistics::cause)).forEach(statistics::add);
    return statistics.all.stream().sorted(Comparator.comparing(Statistic::period).thenComparing(Statistic::cause)).toList();
  }

  private static String cause(CaseSummary summary) {
    return summary.outcome() == null ? summary.cause() : summary.outcome().cause();
  }

  private void add(String cause, List<CaseSummary> cases) {
    Map<String, List<CaseSummary>> byPeriod = new TreeMap<>(cases.stream().collect(Collectors.groupingBy(c -> period.of(c.created()))));
    Instant first = cases.stream().map(CaseSummary::created).min(Comparator.naturalOrder()).orElseThrow();
    Optional<String> cured = cases.stream().filter(c -> c.outcome() != null && c.outcome().worked())
        .map(c -> c.outcome().closed()).min(Comparator.naturalOrder()).map(period::of);
    List<String> until = period.names(first, now);
    List<String> before = until.stream().filter(p -> cured.isPresent() && p.compareTo(cured.get()) <= 0).toList();
    double rate = before.stream().mapToInt(p -> count(byPeriod.get(p))).average().orElse(0);
    for (String name : until) {
      boolean after = cured.isPresent() && name.compareTo(cured.get()) > 0;
      List<CaseSummary> own = byPeriod.remove(name);
      if (own != null || after) {
        all.add(new Statistic(name, cause, count(own), recovery(own), after && rate > 0 ? count(own) / rate - 1 : null));
      }
    }
    // a clock that ran ahead
    byPeriod.forEach((name, own) -> all.add(new Statistic(name, cause, count(own), recovery(own), null)));
  }

  private static int count(List<CaseSummary> cases) {
    return cases == null ? 0 : cases.stream().mapToInt(CaseSummary::occurrences).sum();
  }

  private static Duration recovery(List<CaseSummary> cases) {
    List<Duration> times = cases == null ? List.of() : cases.stream()
        .filter(summary -> summary.outcome() != null && summary.outcome().worked())
        .map(summary -> Duration.between(summary.created(), summary.outcome().closed()))
        .toList();
    return times.isEmpty() ? null : times.stream().reduce(Duration.ZERO, Duration::plus).dividedBy(times.size());
  }
}
