package org.whydunit.ingest;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.whydunit.ingest.facts.Fact;
import org.whydunit.ingest.facts.Origin;

/** What a reader hands its findings to while it reads one source. Not thread-safe: one reading, one source. */
public final class Reading {

  /** Problems of one kind beyond this number in one source are counted, not kept. */
  private static final int PROBLEMS_KEPT = 100;

  private final Source source;
  private final Interest interest;
  private final ZoneId zone;
  private final long[] numbers;
  private final List<Fact> facts = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private long records;
  private long problemsLeftOut;
  private boolean zoneAssumed;

  /**
   * @param interest what the rules ask for
   * @param zone zone of local times in sources that name none
   */
  public Reading(Source source, Interest interest, ZoneId zone) {
    this(source, interest, zone, null);
  }

  private Reading(Source source, Interest interest, ZoneId zone, long[] numbers) {
    this.source = source;
    this.interest = interest;
    this.zone = zone;
    this.numbers = numbers;
  }

  /** A reading of some of this source's lines. */
  Reading of(Sections.Part part) {
    Reading inner = new Reading(part.source(), interest, zone, part.numbers());
    inner.zoneAssumed = zoneAssumed;
    return inner;
  }

  /** Takes over what a reading of a part found, without facts that are known already. */
  void take(Reading part) {
    Set<Fact> known = new HashSet<>(facts);
    part.facts.stream().filter(known::add).forEach(facts::add);
    part.problems().stream().filter(p -> !problems.contains(p)).forEach(problems::add);
    records += part.records;
    zoneAssumed |= part.zoneAssumed;
  }

  /** What the rules ask for; the rest needs only to be counted. */
  public Interest interest() {
    return interest;
  }

  /** Hands on a complete fact. */
  public void fact(Fact fact) {
    facts.add(fact);
  }

  /** Counts records (events, lines, entries) that were seen, whether or not a fact came of them. */
  public void count(long seen) {
    records += seen;
  }

  /** Reports what could not be read; see {@link Problem} for the id. */
  public void problem(Origin origin, String id, Object... values) {
    if (problems.size() >= PROBLEMS_KEPT) {
      problemsLeftOut++;
      return;
    }
    problems.add(new Problem(origin, id, Arrays.stream(values).map(String::valueOf).toList()));
  }

  /** Reports damage that a cursor met. */
  public void problem(Damage damage) {
    problem(Origin.offset(source.path(), damage.offset()), "damage", damage.expected(), damage.found());
  }

  /** A local time of a source that names no zone; the assumption is reported once a source. */
  public Instant local(LocalDateTime time) {
    if (!zoneAssumed) {
      zoneAssumed = true;
      problem(Origin.whole(source.path()), "zone-assumed", zone.equals(ZoneOffset.UTC) ? "UTC" : zone);
    }
    return time.atZone(zone).toInstant();
  }

  /** Origin for what concerns this source as a whole. */
  public Origin whole() {
    return Origin.whole(source.path());
  }

  /** Origin of a 1-based line of this source. */
  public Origin line(long number) {
    boolean part = numbers != null && number >= 1 && number <= numbers.length;
    return Origin.line(source.path(), part ? numbers[(int) number - 1] : number);
  }

  /** Origin of a record of this source. */
  public Origin record(long number) {
    return Origin.record(source.path(), number);
  }

  /** Origin of a byte offset of this source. */
  public Origin offset(long position) {
    return Origin.offset(source.path(), position);
  }

  /** The facts so far. */
  public List<Fact> facts() {
    return facts;
  }

  /** The lines that facts so far stand at. */
  Set<Long> lines() {
    Set<Long> lines = new HashSet<>();
    for (Fact fact : facts) {
      if (fact.origin().unit() == Origin.Unit.LINE) {
        lines.add(fact.origin().position());
      }
    }
    return lines;
  }

  /** The problems so far. */
  public List<Problem> problems() {
    if (problemsLeftOut > 0) {
      List<Problem> all = new ArrayList<>(problems);
      all.add(new Problem(Origin.whole(source.path()), "more-problems", List.of(String.valueOf(problemsLeftOut))));
      return all;
    }
    return problems;
  }

  /** Records seen so far. */
  public long records() {
    return records;
  }
}
