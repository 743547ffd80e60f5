package org.whydunit.rules.evaluate;

import java.util.List;

import org.whydunit.rules.Hypothesis;

/**
 * One case: what was confirmed and what was said.
 *
 * @param id folder of the case
 * @param rank place of the right cause, 1 for the first; 99 when it is not among the answers
 * @param culprit true when the first hypothesis that is not {@code unknown} names the culprit
 */
public record Outcome(String id, String truth, List<Hypothesis> said, int rank, boolean culprit, boolean hasCulprit, boolean debuggerWrong) {

  /** The first answer. */
  public Hypothesis top() {
    return said.getFirst();
  }

  /** True when the first answer is {@code unknown}. */
  public boolean unknown() {
    return top().cause().equals("unknown");
  }

  /** True when the first answer is right. */
  public boolean right() {
    return rank == 1;
  }
}
