package org.whydunit.rules.memory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.whydunit.knowledge.cases.CaseSummary;
import org.whydunit.knowledge.cases.Experience;
import org.whydunit.knowledge.search.Hit;
import org.whydunit.rules.weigh.Weighing;

/**
 * What this site's confirmed outcomes say to a new diagnosis, and by which cases. A cause that was confirmed more often
 * than the product expects starts a little higher, never by more than {@link #LARGEST_SHIFT}: less than one strong
 * argument, so that wrong labels cannot turn a strongly argued cause.
 *
 * @param shifts what is added to a cause's log prior, natural logarithm
 * @param causes what moved, largest shift first
 * @param fixes remedies that were tried, by pattern
 */
public record Memory(SortedMap<String, Double> shifts, List<CauseMove> causes, List<FixMove> fixes) {

  /** No outcomes: every prior is the product's. */
  public static final Memory NONE = new Memory(new TreeMap<>(), List.of(), List.of());

  /**
   * ln 1.05: the odds rise by a twentieth at most, enough to break a tie. Twice the odds made three of 95 labelled cases
   * wrong that were right without memory, 1.15 times still one.
   */
  public static final double LARGEST_SHIFT = Math.log(1.05);

  /** The product's priors weigh as much as this many cases of the site. */
  private static final double PRODUCT_CASES = 40;

  /** What a remedy of which nothing is known counts as: one cure in two tries, of this many. */
  private static final double FIX_CASES = 2;

  public Memory {
    shifts = new TreeMap<>(shifts);
    causes = List.copyOf(causes);
    fixes = List.copyOf(fixes);
  }

  /** What a capsule kept of a memory: enough to diagnose with it. */
  static Memory of(SortedMap<String, Double> shifts, SortedMap<String, Double> chances) {
    return new Memory(shifts, List.of(),
        chances.entrySet().stream().map(c -> new FixMove(c.getKey(), 0, 0, c.getValue(), List.of())).toList());
  }

  /** Chance that a remedy helps, by pattern. */
  SortedMap<String, Double> chances() {
    return new TreeMap<>(fixes.stream().collect(Collectors.toMap(FixMove::pattern, FixMove::chance)));
  }

  /**
   * A prior that moved.
   *
   * @param before the product's share of the cause, 0 to 1
   * @param after the site's, 0 to 1
   * @param shift natural logarithm of the factor that its odds are multiplied with
   * @param cases numbers of the cases that were confirmed as it
   */
  public record CauseMove(String cause, double before, double after, double shift, List<Long> cases) {}

  /**
   * A remedy's record here.
   *
   * @param chance that it helps the next time, 0 to 1
   * @param cases numbers of the cases where it was tried
   */
  public record FixMove(String pattern, int worked, int failed, double chance, List<Long> cases) {}

  /**
   * The memory of a site.
   *
   * @param experience its closed cases since the last reset
   * @param priors the product's prior weight by cause, as {@link org.whydunit.rules.Engine#priors}
   */
  public static Memory of(Experience experience, Map<String, Double> priors) {
    Map<String, List<CaseSummary>> byCause = experience.closed().stream()
        .filter(c -> priors.containsKey(c.outcome().cause()) && !c.outcome().cause().equals(Weighing.UNKNOWN))
        .collect(Collectors.groupingBy(c -> c.outcome().cause(), TreeMap::new, Collectors.toList()));
    double all = byCause.values().stream().mapToInt(List::size).sum();
    double total = priors.entrySet().stream().filter(p -> !p.getKey().equals(Weighing.UNKNOWN)).mapToDouble(Map.Entry::getValue).sum();
    SortedMap<String, Double> shifts = new TreeMap<>();
    List<CauseMove> moves = new ArrayList<>();
    byCause.forEach((cause, cases) -> {
      double before = priors.get(cause) / total;
      double after = (PRODUCT_CASES * before + cases.size()) / (PRODUCT_CASES + all);
      // rarer than expected is no argument against: only what was seen moves
      double shift = Math.clamp(Math.log(after / before), 0, LARGEST_SHIFT);
      if (shift > 0) {
        shifts.put(cause, shift);
        moves.add(new CauseMove(cause, before, after, shift, cases.stream().map(CaseSummary::id).toList()));
      }
    });
    moves.sort(Comparator.comparing((CauseMove move) -> -move.shift()).thenComparing(CauseMove::cause));
    return new Memory(shifts, moves, fixes(experience));
  }

  private static List<FixMove> fixes(Experience experience) {
    List<FixMove> fixes = new ArrayList<>();
    experience.fixes().forEach((pattern, tried) -> {
      double chance = (tried.worked() + FIX_CASES / 2) / (tried.worked() + tried.failed() + FIX_CASES);
      List<Long> cases = experience.closed().stream().filter(c -> c.outcome().fix().equals(pattern)).map(CaseSummary::id).toList();
      fixes.add(new FixMove(pattern, tried.worked(), tried.failed(), chance, cases));
    });
    return fixes;
  }

  /** Patterns in the order of their score here: a remedy that helped goes up, one that failed goes down. */
  public List<Hit> ranked(List<Hit> hits) {
    if (fixes.isEmpty()) {
      return hits;
    }
    Map<String, Double> chances = chances();
    return hits.stream()
        .map(h -> new Hit(h.pattern(), h.score() * (0.5 + chances.getOrDefault(h.pattern().id(), 0.5)), h.highlights(), h.explanation()))
        .sorted(Comparator.comparing((Hit h) -> -h.score()).thenComparing(h -> h.pattern().id()))
        .toList();
  }
}
