package org.whydunit.rules.author;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

import org.whydunit.rules.Engine;
import org.whydunit.rules.Hypothesis;
import org.whydunit.rules.evaluate.Evaluation;
import org.whydunit.rules.evaluate.Outcome;
import org.whydunit.rules.evaluate.Score;

/**
 * What a change of the packs does to labelled cases.
 *
 * @param before figures without it
 * @param after figures with it
 * @param changes cases whose answer differs, in the order of their ids
 * @param covered how many cases an argument of the changed rules is made in and not counted
 */
public record Impact(Score before, Score after, List<Change> changes, SortedMap<Covered, Integer> covered) {

  /** Differences of probability below this are rounding. */
  private static final double NOTED = 0.005;

  /**
   * A case whose answer differs.
   *
   * @param before probability of the right cause without the change
   * @param after probability of it with the change
   * @param arguments lines of the arguments that came ({@code +}) or went ({@code -})
   */
  public record Change(String id, String truth, double before, double after, Set<String> arguments) {

    /** True when the right cause became more probable. */
    public boolean better() {
      return after > before;
    }
  }

  /**
   * Diagnoses all cases with both engines.
   *
   * @throws IOException when the folder cannot be listed
   */
  public static Impact of(Path cases, Engine before, Engine after) throws IOException {
    List<Outcome> old = new Evaluation(before).run(cases);
    List<Outcome> now = new Evaluation(after).run(cases);
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < old.size(); i++) {
      Change change = new Change(old.get(i).id(), old.get(i).truth(), right(old.get(i)), right(now.get(i)), arguments(old.get(i), now.get(i)));
      if (!change.arguments.isEmpty() || Math.abs(change.after - change.before) > NOTED) {
        changes.add(change);
      }
    }
    return new Impact(Score.of(old), Score.of(now), changes, covered(now, after));
  }

  private static SortedMap<Covered, Integer> covered(List<Outcome> outcomes, Engine engine) {
    SortedMap<Covered, Integer> times = new TreeMap<>(Comparator.comparing(Covered::rule).thenComparing(Covered::instead).thenComparing(Covered::argument));
    outcomes.forEach(o -> Covered.among(o.said(), engine.authored(), engine).forEach(c -> times.merge(c, 1, Integer::sum)));
    return times;
  }

  private static double right(Outcome outcome) {
    return outcome.said().stream().filter(h -> h.cause().equals(outcome.truth())).mapToDouble(Hypothesis::probability).sum();
  }

  private static Set<String> arguments(Outcome before, Outcome after) {
    Set<String> old = lines(before);
    Set<String> now = lines(after);
    Set<String> differences = new LinkedHashSet<>();
    now.stream().filter(l -> !old.contains(l)).forEach(l -> differences.add("+ " + l));
    old.stream().filter(l -> !now.contains(l)).forEach(l -> differences.add("- " + l));
    return differences;
  }

  private static Set<String> lines(Outcome outcome) {
    Set<String> lines = new TreeSet<>();
    outcome.said().forEach(h -> h.evidence().forEach(e -> lines.add(e.rule() + ": " + ExampleRun.line(e))));
    return lines;
  }
}
