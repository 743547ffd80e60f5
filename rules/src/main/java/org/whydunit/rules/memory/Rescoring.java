package org.whydunit.rules.memory;

import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;

import org.whydunit.knowledge.cases.CaseFilter;
import org.whydunit.knowledge.cases.CaseStore;
import org.whydunit.knowledge.cases.CaseSummary;
import org.whydunit.knowledge.cases.State;
import org.whydunit.rules.Engine;
import org.whydunit.rules.Hypothesis;
import org.whydunit.rules.weigh.Weighing;
import tools.jackson.core.JacksonException;

/**
 * Stored cases judged again, after packs or knowledge have changed.
 *
 * @param judged how many cases could be
 * @param explained open cases that had no answer and have one now, by number
 * @param contradicted closed cases whose confirmed cause was the answer then and is not now, by number
 * @param moved other cases with another answer than then, by number
 * @param unreadable numbers of cases that hold no capsule
 */
public record Rescoring(
    int judged, List<Verdict> explained, List<Verdict> contradicted, List<Verdict> moved, List<Long> unreadable) {

  private enum Kind {
    SAME, EXPLAINED, CONTRADICTED, MOVED
  }

  /**
   * A case's answers.
   *
   * @param stored the case
   * @param cause what is said now
   * @param subject of that; may be empty
   * @param probability of that, 0 to 1
   */
  public record Verdict(CaseSummary stored, String cause, String subject, double probability) {

    private Kind kind() {
      if (stored.cause().equals(cause) && stored.subject().equals(subject)) {
        return Kind.SAME;
      }
      if (stored.state() == State.CLOSED && stored.cause().equals(stored.outcome().cause()) && !cause.equals(stored.cause())) {
        return Kind.CONTRADICTED;
      }
      boolean answered = stored.state() == State.OPEN && stored.cause().equals(Weighing.UNKNOWN);
      return answered ? Kind.EXPLAINED : Kind.MOVED;
    }
  }

  /** Judges every case of the store; uses all processors. */
  public static Rescoring of(CaseStore store, Engine engine) {
    List<CaseSummary> cases = store.list(CaseFilter.ALL).reversed();
    List<Verdict> verdicts = cases.parallelStream().map(c -> judge(c, store.facts(c.id()), engine)).toList();
    List<Verdict> judged = verdicts.stream().filter(Objects::nonNull).toList();
    List<Long> unreadable = LongStream.range(0, cases.size()).filter(i -> verdicts.get((int) i) == null)
        .mapToObj(i -> cases.get((int) i).id()).toList();
    return new Rescoring(judged.size(), of(judged, Kind.EXPLAINED), of(judged, Kind.CONTRADICTED), of(judged, Kind.MOVED), unreadable);
  }

  private static List<Verdict> of(List<Verdict> verdicts, Kind kind) {
    return verdicts.stream().filter(v -> v.kind() == kind).toList();
  }

  private static Verdict judge(CaseSummary summary, String facts, Engine engine) {
    try {
      Capsule capsule = Capsule.of(facts);
      Hypothesis top = capsule.remembering(engine).causes(capsule.sources()).getFirst();
      return new Verdict(summary, top.cause(), top.subject(), top.probability());
    } catch (JacksonException noCapsule) {
      return null;
    }
  }
}
