package org.whydunit.rules.compare;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.whydunit.ingest.facts.Capture;
import org.whydunit.ingest.facts.LogEvent;
import org.whydunit.rules.Diagnosis;
import org.whydunit.rules.memory.QuietTime;

/**
 * Whether a fix held: what failed in the earlier capture, against what failed after it.
 *
 * @param verdict what that says
 * @param gone failures of the earlier capture that the later one does not show again, sorted
 * @param again failures of the earlier capture that came again after it, sorted
 * @param appeared failures that only the later capture shows, sorted
 * @param quietDays from the last failure of the earlier capture to the end of the later one; {@code null} when no time tells
 * @param neededDays so many quiet days are too many for chance; {@code null} when no time tells how often it failed
 */
public record Aftermath(Verdict verdict, Set<String> gone, Set<String> again, Set<String> appeared, Double quietDays, Double neededDays) {

  private static final double DAY_SECONDS = 86_400;

  /** What a later capture says of a fix. */
  public enum Verdict {
    /** The earlier capture shows no failure. */
    NOTHING_BEFORE,
    /** The same failure came again. */
    CAME_BACK,
    /** The failure is gone, and another one appeared. */
    ANOTHER,
    /** Quiet, but not for long enough to tell, or for a time that nothing dates. */
    TOO_EARLY,
    /** Quiet for so long that chance is no good explanation. */
    HELD
  }

  public Aftermath {
    gone = Set.copyOf(gone);
    again = Set.copyOf(again);
    appeared = Set.copyOf(appeared);
  }

  /** Judges from two captures of one machine. */
  public static Aftermath of(Diagnosis before, Diagnosis after) {
    List<Failure> old = Failure.in(before);
    Set<String> known = kinds(old.stream());
    Optional<Instant> last = old.stream().map(Failure::time).filter(Objects::nonNull).max(Comparator.naturalOrder());
    Set<Failure> told = Set.copyOf(old);
    List<Failure> later =
        Failure.in(after).stream()
            .filter(f -> f.time() == null || last.isEmpty() ? !told.contains(f) : f.time().isAfter(last.get()))
            .toList();
    Set<String> again = kinds(later.stream().filter(f -> known.contains(f.kind())));
    Set<String> appeared = kinds(later.stream().filter(f -> !known.contains(f.kind())));
    Set<String> gone = new TreeSet<>(known);
    gone.removeAll(again);
    Double quiet = last.flatMap(l -> end(after).map(e -> days(l, e))).orElse(null);
    Double needed = QuietTime.of(before).map(QuietTime::cautiousDays).orElse(null);
    return new Aftermath(verdict(known, again, appeared, quiet, needed), gone, again, appeared, quiet, needed);
  }

  private static Verdict verdict(Set<String> known, Set<String> again, Set<String> appeared, Double quiet, Double needed) {
    if (known.isEmpty()) {
      return Verdict.NOTHING_BEFORE;
    }
    if (!again.isEmpty()) {
      return Verdict.CAME_BACK;
    }
    if (!appeared.isEmpty()) {
      return Verdict.ANOTHER;
    }
    return quiet == null || needed == null || quiet < needed ? Verdict.TOO_EARLY : Verdict.HELD;
  }

  private static Set<String> kinds(Stream<Failure> failures) {
    return failures.map(Failure::kind).collect(Collectors.toCollection(TreeSet::new));
  }

  private static double days(Instant from, Instant to) {
    return Math.max(0, Duration.between(from, to).toSeconds() / DAY_SECONDS);
  }

  /** The last moment that the capture knows of. */
  private static Optional<Instant> end(Diagnosis diagnosis) {
    Stream<Instant> events = diagnosis.facts().stream().filter(LogEvent.class::isInstance).map(f -> ((LogEvent) f).time());
    Stream<Instant> captures = diagnosis.facts().stream().filter(Capture.class::isInstance).map(f -> ((Capture) f).time());
    Stream<Instant> moments = diagnosis.timeline().stream().map(Diagnosis.Moment::time);
    return Stream.of(events, captures, moments).flatMap(s -> s).filter(Objects::nonNull).max(Comparator.naturalOrder());
  }
}
