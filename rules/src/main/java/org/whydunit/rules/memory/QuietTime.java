package org.whydunit.rules.memory;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.whydunit.ingest.facts.AppCrash;
import org.whydunit.ingest.facts.BugCheck;
import org.whydunit.ingest.facts.Capture;
import org.whydunit.rules.Diagnosis;

/**
 * How long a machine must stay quiet after a fix before it counts as fixed, from how often it crashed before.
 *
 * @param crashes how many crashes with a known time the rate rests on
 * @param observed from the first of them to the end of what was read
 * @param perDay crashes a day
 * @param days crash-free days after which chance alone explains the silence with less than 5 %, were the rate exactly
 *     known
 * @param cautiousDays the same with the rate as uncertain as so few crashes leave it; what to tell a user
 * @param watch what would show that it is not fixed: stop codes and buckets, sorted
 */
public record QuietTime(int crashes, Duration observed, double perDay, double days, double cautiousDays, List<String> watch) {

  /*
   * Crashes that come at random with rate r are absent for t days with chance exp(-r t): below 5 % from t = ln 20 / r. With
   * the rate known from n crashes in T days only (gamma posterior of shape n), the chance is (T / (T + t))^n: below 5 %
   * from t = T (20^(1/n) - 1), which nears the first for large n and is 19 T for one crash.
   */
  private static final double ODDS = 20;

  private static final double DAY_SECONDS = 86_400.0;

  /** Two crashes within the hour are one bad hour, not 24 crashes a day. */
  private static final double SHORTEST_DAYS = 1;

  public QuietTime {
    watch = List.copyOf(watch);
  }

  /** Empty when no crash has a time. */
  public static Optional<QuietTime> of(Diagnosis diagnosis) {
    List<Instant> times = Stream.concat(
            diagnosis.crashes().stream().filter(c -> !c.live()).map(BugCheck::time),
            diagnosis.crashes().isEmpty() ? facts(diagnosis, AppCrash.class).map(AppCrash::time) : Stream.of())
        .filter(Objects::nonNull).sorted().toList();
    if (times.isEmpty()) {
      return Optional.empty();
    }
    Instant end = facts(diagnosis, Capture.class).map(Capture::time).filter(Objects::nonNull)
        .max(Instant::compareTo).filter(t -> t.isAfter(times.getLast())).orElse(times.getLast());
    List<String> watch = diagnosis.crashes().stream()
        .flatMap(c -> Stream.of(c.stopCode() + (c.name().isEmpty() ? "" : " " + c.name()), c.bucket()))
        .filter(w -> !w.isEmpty()).distinct().sorted().toList();
    return Optional.of(of(times.size(), Duration.between(times.getFirst(), end), watch));
  }

  /** From a count and the time that was looked at. */
  public static QuietTime of(int crashes, Duration observed, List<String> watch) {
    double window = Math.max(SHORTEST_DAYS, observed.toSeconds() / DAY_SECONDS);
    double rate = crashes / window;
    return new QuietTime(crashes, observed, rate, Math.log(ODDS) / rate, window * (Math.pow(ODDS, 1.0 / crashes) - 1), watch);
  }

  private static <T> Stream<T> facts(Diagnosis diagnosis, Class<T> type) {
    return diagnosis.facts().stream().filter(type::isInstance).map(type::cast);
  }

  /** What a later look says of the fix. */
  public enum Verdict {
    /** It crashed again after the fix. */
    FAILED,
    /** Quiet, but not for long enough to tell. */
    WAIT,
    /** Quiet for so long that chance is no good explanation. */
    FIXED
  }

  /** Until when what was read tells of the machine; empty when nothing in it has a time. */
  public static Optional<Instant> seen(Diagnosis later) {
    return Stream.concat(facts(later, Capture.class).map(Capture::time), later.timeline().stream().map(Diagnosis.Moment::time))
        .filter(Objects::nonNull).max(Instant::compareTo);
  }

  /**
   * Judges a fix by what the machine shows later; a crash without a time says nothing.
   *
   * @param fixed when it was applied
   * @param until when the later evidence was taken
   */
  public Verdict judge(Diagnosis later, Instant fixed, Instant until) {
    if (again(later, fixed).isPresent()) {
      return Verdict.FAILED;
    }
    return Duration.between(fixed, until).toSeconds() / DAY_SECONDS < cautiousDays ? Verdict.WAIT : Verdict.FIXED;
  }

  /** The first crash after a moment. */
  public static Optional<Instant> again(Diagnosis later, Instant fixed) {
    return Stream.concat(later.crashes().stream().filter(c -> !c.live()).map(BugCheck::time),
            later.crashes().isEmpty() ? facts(later, AppCrash.class).map(AppCrash::time) : Stream.of())
        .filter(t -> t != null && t.isAfter(fixed)).min(Instant::compareTo);
  }
}
