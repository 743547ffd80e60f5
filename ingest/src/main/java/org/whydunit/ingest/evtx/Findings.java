package org.whydunit.ingest.evtx;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.whydunit.ingest.Damage;
import org.whydunit.ingest.Problem;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.facts.Fact;
import org.whydunit.ingest.facts.Origin;

/** What one run of slots gave, kept apart because runs are read side by side and a {@link Reading} is not shared. */
final class Findings {

  private final String path;
  private final List<Fact> facts = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Utf8 lines = new Utf8();
  private long records;

  Findings(String path) {
    this.path = path;
  }

  void count() {
    records++;
  }

  void fact(Fact fact) {
    facts.add(fact);
  }

  void problem(long offset, String key, Object... values) {
    problems.add(
        new Problem(
            Origin.offset(path, offset), "evtx/" + key, Stream.of(values).map(String::valueOf).toList()));
  }

  void damaged(Damage damage) {
    problem(damage.offset(), "record-damaged", damage.expected(), damage.found());
  }

  /** Lines of JSON; empty when facts were asked for. */
  Utf8 lines() {
    return lines;
  }

  void handOver(Reading reading) {
    facts.forEach(reading::fact);
    problems.forEach(p -> reading.problem(p.origin(), p.id(), p.values().toArray()));
    reading.count(records);
  }
}
