package org.whydunit.rules.evaluate;

import java.util.List;
import java.util.function.Predicate;

/**
 * The figures over labelled cases, each a share from 0 to 1.
 *
 * @param cause1 the right cause is first
 * @param cause3 it is among the first three
 * @param culprit1 of the cases with a culprit: the first answer names it
 * @param unknown {@code unknown} is first
 * @param brier mean squared distance of the first answer's probability from what came true
 * @param calibrationError expected calibration error over ten bins, {@code unknown} left out
 * @param confidentlyWrong wrong at a probability of 0.8 or more
 * @param debuggerWrong1 of the cases where the debugger blames the wrong module: the right cause is first
 */
public record Score(
    int cases,
    double cause1,
    double cause3,
    double culprit1,
    double unknown,
    double brier,
    double calibrationError,
    double confidentlyWrong,
    double debuggerWrong1) {

  private static final int BINS = 10;
  private static final double CONFIDENT = 0.8;

  /** The figures of some outcomes. */
  public static Score of(List<Outcome> outcomes) {
    List<Outcome> answered = outcomes.stream().filter(o -> !o.unknown()).toList();
    return new Score(
        outcomes.size(),
        share(outcomes, Outcome::right),
        share(outcomes, o -> o.rank() <= 3),
        share(outcomes.stream().filter(Outcome::hasCulprit).toList(), Outcome::culprit),
        share(outcomes, Outcome::unknown),
        answered.stream().mapToDouble(o -> Math.pow(o.top().probability() - (o.right() ? 1 : 0), 2)).average().orElse(0),
        calibrationError(answered),
        share(outcomes, o -> !o.unknown() && !o.right() && o.top().probability() >= CONFIDENT),
        share(outcomes.stream().filter(Outcome::debuggerWrong).toList(), Outcome::right));
  }

  private static double share(List<Outcome> outcomes, Predicate<Outcome> test) {
    return outcomes.isEmpty() ? 0 : (double) outcomes.stream().filter(test).count() / outcomes.size();
  }

  private static double calibrationError(List<Outcome> answered) {
    double[] said = new double[BINS];
    double[] right = new double[BINS];
    for (Outcome o : answered) {
      int bin = Math.min(BINS - 1, (int) (o.top().probability() * BINS));
      said[bin] += o.top().probability();
      right[bin] += o.right() ? 1 : 0;
    }
    double error = 0;
    for (int bin = 0; bin < BINS; bin++) {
      error += Math.abs(said[bin] - right[bin]);
    }
    return answered.isEmpty() ? 0 : error / answered.size();
  }
}
