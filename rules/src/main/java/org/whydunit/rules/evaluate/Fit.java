package org.whydunit.rules.evaluate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.whydunit.rules.Engine;
import org.whydunit.rules.Evidence;
import org.whydunit.rules.Hypothesis;
import org.whydunit.rules.Strength;
import org.whydunit.rules.join.Story;
import org.whydunit.rules.weigh.Calibration;
import org.whydunit.rules.weigh.Strengths;
import org.whydunit.rules.weigh.Weighing;

/**
 * Estimates what the strengths are worth from labelled cases. The likelihood ratios, the temperature and the weight of
 * {@code unknown} are moved, one after the other, to where the confirmed causes get the most probability, held back toward
 * the present values; figures of cases that the numbers were not fitted on come from five folds.
 */
public final class Fit {

  private static final int FOLDS = 5;
  private static final int ROUNDS = 20;

  /** Cases' worth of trust in the present values: a strength seen in few cases stays where it was set. */
  private static final double PULL = 6;

  /** Probability that a right answer is credited with when it is not among the answers at all. */
  private static final double FLOOR = 0.005;

  private static final double[] STEPS = {0.7, 0.85, 0.95, 1.05, 1.18, 1.4};

  private final Engine engine;

  public Fit(Engine engine) {
    this.engine = engine;
  }

  /**
   * What came out.
   *
   * @param strengths fitted on all cases
   * @param unknown fitted prior weight of {@code unknown}
   * @param counts cases in which each strength took part
   * @param fitted figures of the cases that it was fitted on
   * @param heldOut figures of cases that each fold had not seen, by numbers fitted on the other folds
   * @param crossValidated the same, judged only by rules that spoke in those other folds: a lower bound for unseen cases,
   *     since a rule may be sound and still needed once
   * @param calibration from the held-out answers, by the fitted numbers
   */
  public record Result(
      Strengths strengths,
      double unknown,
      Map<Strength, Integer> counts,
      Score fitted,
      Score heldOut,
      Score crossValidated,
      Calibration calibration) {

    /** The file {@code packs/strengths.tsv}. */
    public String table() {
      StringBuilder table = new StringBuilder("strength\tvalue\tsource\n");
      for (Strength s : Strength.values()) {
        table.append(s.name().toLowerCase(Locale.ROOT)).append('\t').append(rounded(strengths.ratios().get(s)))
            .append("\tfitted from ").append(counts.get(s)).append(" labelled cases in which it took part\n");
      }
      table.append("temperature\t").append(rounded(strengths.temperature()))
          .append("\tfitted from ").append(fitted.cases()).append(" labelled cases\n");
      return table.append("doubt\t").append(strengths.doubt()).append("\tset by hand: no rule is perfect\n").toString();
    }

    private static double rounded(double value) {
      return Math.round(value * 100) / 100.0;
    }
  }

  private record Labelled(String id, Truth truth, Story story, Collection<Evidence> evidence) {

    /** The case as it would be judged without the rules that no other fold's case has needed. */
    Labelled by(Set<String> rules) {
      return new Labelled(id, truth, story, evidence.stream().filter(e -> rules.contains(e.rule())).toList());
    }
  }

  private record Numbers(Strengths strengths, double unknown) {}

  /**
   * Fits on a folder of labelled cases.
   *
   * @throws IOException when the folder cannot be listed
   */
  public Result fit(Path folder, Strengths start) throws IOException {
    LabelledCases loader = new LabelledCases(engine);
    List<Labelled> cases = loader.each(folder, c -> argued(c, engine.story(loader.read(c))));
    Numbers present = new Numbers(start, engine.priors().get(Weighing.UNKNOWN));
    Numbers all = climb(cases, present);
    List<Outcome> held = new ArrayList<>();
    List<Outcome> lower = new ArrayList<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      int current = fold;
      List<Labelled> seen = IntStream.range(0, cases.size()).filter(i -> i % FOLDS != current).mapToObj(cases::get).toList();
      Numbers numbers = climb(seen, present);
      Set<String> known = seen.stream().flatMap(c -> c.evidence.stream()).map(Evidence::rule).collect(Collectors.toSet());
      for (int i = fold; i < cases.size(); i += FOLDS) {
        held.add(outcome(cases.get(i), numbers));
        lower.add(outcome(cases.get(i).by(known), numbers));
      }
    }
    return new Result(
        all.strengths, all.unknown, counts(cases), Score.of(cases.stream().map(c -> outcome(c, all)).toList()), Score.of(held), Score.of(lower), Calibration.fitted(judged(held)));
  }

  private static List<Calibration.Judged> judged(List<Outcome> outcomes) {
    return outcomes.stream()
        .filter(o -> !o.top().cause().equals(Weighing.UNKNOWN))
        .map(o -> new Calibration.Judged(o.top().probability(), o.right()))
        .toList();
  }

  private Labelled argued(LabelledCases.LabelledCase labelled, Story story) {
    return new Labelled(labelled.id(), labelled.truth(), story, engine.argue(story));
  }

  private Numbers climb(List<Labelled> cases, Numbers present) {
    Numbers best = present;
    double bestLoss = loss(cases, best, present);
    for (int round = 0; round < ROUNDS; round++) {
      List<Numbers> candidates = neighbours(best);
      List<Double> losses = candidates.parallelStream().map(c -> loss(cases, c, present)).toList();
      int least = IntStream.range(0, losses.size()).boxed().min(Comparator.comparing(losses::get)).orElseThrow();
      if (losses.get(least) >= bestLoss) {
        return best;
      }
      best = candidates.get(least);
      bestLoss = losses.get(least);
    }
    return best;
  }

  private static List<Numbers> neighbours(Numbers n) {
    List<Numbers> all = new ArrayList<>();
    for (double step : STEPS) {
      for (Strength s : Strength.values()) {
        Map<Strength, Double> ratios = new EnumMap<>(n.strengths.ratios());
        ratios.put(s, Math.max(1.05, Math.pow(ratios.get(s), step)));
        all.add(new Numbers(new Strengths(ratios, n.strengths.temperature(), n.strengths.doubt()), n.unknown));
      }
      all.add(new Numbers(new Strengths(n.strengths.ratios(), n.strengths.temperature() * step, n.strengths.doubt()), n.unknown));
      all.add(new Numbers(n.strengths, n.unknown * step));
    }
    return all;
  }

  private double loss(List<Labelled> cases, Numbers n, Numbers present) {
    double loss = 0;
    for (Labelled c : cases) {
      double right = weigh(c, n).stream().filter(h -> c.truth.isCause(h.cause())).mapToDouble(Hypothesis::probability).sum();
      loss -= Math.log(Math.max(FLOOR, right));
    }
    double pull = Math.pow(Math.log(n.unknown / present.unknown), 2) + Math.pow(Math.log(n.strengths.temperature() / present.strengths.temperature()), 2);
    for (Strength s : Strength.values()) {
      pull += Math.pow(Math.log(Math.log(n.strengths.ratios().get(s)) / Math.log(present.strengths.ratios().get(s))), 2);
    }
    return loss + PULL * pull;
  }

  private List<Hypothesis> weigh(Labelled c, Numbers n) {
    Map<String, Double> priors = new HashMap<>(engine.priors());
    priors.put(Weighing.UNKNOWN, n.unknown);
    return engine.weigh(c.evidence, c.story, new Weighing(priors, n.strengths));
  }

  private Outcome outcome(Labelled c, Numbers n) {
    return Outcome.of(c.id, c.truth, weigh(c, n), engine);
  }

  private static Map<Strength, Integer> counts(List<Labelled> cases) {
    Map<Strength, Integer> counts = new EnumMap<>(Strength.class);
    for (Strength s : Strength.values()) {
      counts.put(s, (int) cases.stream().filter(c -> c.evidence.stream().anyMatch(e -> e.strength() == s)).count());
    }
    return counts;
  }
}
