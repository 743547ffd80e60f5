package org.whydunit.rules;

import java.util.List;

/**
 * A cause with its subject, and how probable it is.
 *
 * @param cause id of the cause, or {@code unknown}
 * @param subject what exactly; may be empty
 * @param probability 0 to 1; those of a diagnosis sum to 1
 * @param logScore log prior plus log likelihood ratios, natural logarithm
 * @param evidence arguments for and against, strongest first
 */
public record Hypothesis(String cause, String subject, double probability, double logScore, List<Evidence> evidence) {

  public Hypothesis {
    evidence = List.copyOf(evidence);
  }
}
