package org.whydunit.rules;

import java.time.Instant;
import java.util.List;

import org.whydunit.ingest.Ingest.SourceFacts;
import org.whydunit.ingest.facts.BugCheck;
import org.whydunit.ingest.facts.Origin;

/**
 * The answer for one bundle: a pure function of the bundle, the packs and the knowledge.
 *
 * @param sources what was read, and what could not be
 * @param crashes the stops, joined from all sources, in order of time, those without time last
 * @param causes hypotheses, most probable first, at most ten, {@code unknown} among them
 * @param next what to collect, most telling first
 * @param timeline crashes, changes and notable events, in order of time
 * @param facts everything that the rules saw
 */
public record Diagnosis(
    List<SourceFacts> sources,
    List<BugCheck> crashes,
    List<Hypothesis> causes,
    List<Next> next,
    List<Moment> timeline,
    List<Object> facts) {

  public Diagnosis {
    sources = List.copyOf(sources);
    crashes = List.copyOf(crashes);
    causes = List.copyOf(causes);
    next = List.copyOf(next);
    timeline = List.copyOf(timeline);
    facts = List.copyOf(facts);
  }

  /**
   * A piece of evidence to collect.
   *
   * @param artifact id of the row in {@code reference/artifacts.tsv}
   * @param collect what, in words of the row
   * @param collectZh the same in Chinese
   * @param command exact command; may be empty
   * @param why id of the rule that it would let argue
   * @param gain expected drop of entropy, in bits
   * @param minutes of a person's time that it takes
   * @param found what would be first if the rule spoke; {@code null} when no single rule waits for it
   * @param notFound what would be first if it stayed silent all the same; {@code null} likewise
   */
  public record Next(
      String artifact, String collect, String collectZh, String command, String why, double gain, double minutes, Leader found, Leader notFound) {

    /** Bits a minute: what the list is ordered by. */
    public double rate() {
      return gain / minutes;
    }
  }

  /** What an answer would put first. */
  public record Leader(String cause, String subject, double probability) {}

  /**
   * A moment of the timeline.
   *
   * @param kind {@code crash}, {@code change}, {@code event} or {@code error}
   * @param what in the source's own words
   */
  public record Moment(Instant time, String kind, String what, Origin origin) {}
}
