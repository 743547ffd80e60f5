package org.whydunit.rules.author;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import org.whydunit.knowledge.cases.CaseFilter;
import org.whydunit.knowledge.cases.CaseStore;
import org.whydunit.knowledge.cases.CaseSummary;
import org.whydunit.knowledge.cases.State;
import org.whydunit.rules.Engine;
import org.whydunit.rules.Hypothesis;
import org.whydunit.rules.evaluate.Evaluation;
import org.whydunit.rules.memory.Capsule;
import tools.jackson.core.JacksonException;

/**
 * What a rule that argues silently would have been worth.
 *
 * @param argued solved cases in which it argues for a cause
 * @param right those of them whose confirmed cause it argues for
 */
public record Trial(String rule, int argued, int right) {

  /** A solved case: what was confirmed, and what is said when every rule speaks. */
  private record Solved(String cause, List<Hypothesis> said) {}

  /**
   * The rules on trial over a folder of labelled cases.
   *
   * @param speaking an engine in which they speak
   * @throws IOException when the folder cannot be listed
   */
  public static List<Trial> of(Set<String> rules, Path cases, Engine speaking) throws IOException {
    return of(rules, new Evaluation(speaking).run(cases).stream().map(o -> new Solved(o.truth(), o.said())).toList());
  }

  /** The rules on trial over this site's closed cases, as far as they keep what was read. */
  public static List<Trial> of(Set<String> rules, CaseStore store, Engine speaking) {
    return of(
        rules,
        store.list(CaseFilter.ALL).stream()
            .filter(c -> c.state() == State.CLOSED && c.outcome() != null)
            .map(c -> solved(c, store, speaking))
            .filter(Objects::nonNull)
            .toList());
  }

  private static Solved solved(CaseSummary closed, CaseStore store, Engine speaking) {
    try {
      return new Solved(closed.outcome().cause(), Capsule.of(store.show(closed.id())).diagnose(speaking).causes());
    } catch (JacksonException noCapsule) {
      return null;
    }
  }

  private static List<Trial> of(Set<String> rules, List<Solved> cases) {
    List<Trial> trials = new ArrayList<>();
    for (String rule : new TreeSet<>(rules)) {
      List<Solved> argued = cases.stream().filter(c -> c.said().stream().anyMatch(h -> isArguedBy(rule, h))).toList();
      long right = argued.stream().filter(c -> c.said().stream().anyMatch(h -> h.cause().equals(c.cause()) && isArguedBy(rule, h))).count();
      trials.add(new Trial(rule, argued.size(), (int) right));
    }
    return trials;
  }

  private static boolean isArguedBy(String rule, Hypothesis hypothesis) {
    return hypothesis.evidence().stream().anyMatch(e -> e.supports() && e.rule().equals(rule));
  }
}
