package org.whydunit.rules.weigh;

import java.util.List;

import org.whydunit.rules.Evidence;

/**
 * How a probability came about: {@code prior} times the factors of all arguments gives the weight; the weight to the power
 * of {@code 1 / temperature}, divided by the sum of those of all hypotheses, is the share; {@code (1 - doubt) * share +
 * doubt / hypotheses} is what is said of it, and how often such answers are right ({@link Calibration}) the probability.
 *
 * @param prior weight of the cause before any evidence
 * @param arguments strongest first
 * @param weight prior times all factors
 * @param share of the weights of all hypotheses, 0 to 1
 * @param said probability before it is calibrated
 */
public record Account(
    double prior,
    List<Factor> arguments,
    double weight,
    double temperature,
    double share,
    double doubt,
    int hypotheses,
    double said,
    double probability) {

  public Account {
    arguments = List.copyOf(arguments);
  }

  /**
   * What an argument did.
   *
   * @param factor that it multiplied the odds by; 1 when another argument over the same facts was counted instead
   */
  public record Factor(Evidence evidence, double factor) {}
}
