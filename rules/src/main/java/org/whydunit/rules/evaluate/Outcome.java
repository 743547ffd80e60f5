package org.whydunit.rules.evaluate;

import java.util.List;
import java.util.stream.IntStream;

import org.whydunit.rules.Engine;
import org.whydunit.rules.Hypothesis;

/**
 * One case: what was confirmed and what was said.
 *
 * @param id folder of the case
 * @param rank place of the right cause, 1 for the first; 99 when it is not among the answers
 * @param culprit true when the first hypothesis that is not {@code unknown} names the culprit
 */
public record Outcome(String id, String truth, List<Hypothesis> said, int rank, boolean culprit, boolean hasCulprit, boolean debuggerWrong) {

  private static final int NOT_FOUND = 99;

  /** What the answers are worth against what was confirmed. */
  static Outcome of(String id, Truth truth, List<Hypothesis> said, Engine engine) {
    int rank =
        IntStream.range(0, said.size()).filter(i -> truth.isCause(said.get(i).cause())).map(i -> i + 1).findFirst().orElse(NOT_FOUND);
    String named =
        said.stream()
            .filter(h -> !h.cause().equals("unknown"))
            .findFirst()
            .map(h -> h.subject() + " " + engine.product(h.subject()))
            .orElse("");
    return new Outcome(id, truth.cause(), said, rank, truth.isNamedBy(named), !truth.culprit().isEmpty(), truth.debuggerWrong());
  }

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
