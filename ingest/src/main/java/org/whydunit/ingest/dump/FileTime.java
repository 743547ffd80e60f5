package org.whydunit.ingest.dump;

import java.time.Duration;
import java.time.Instant;

/** Windows times: counts of 100 ns, instants from 1601-01-01 UTC (Microsoft, FILETIME structure). */
final class FileTime {

  private static final long SECONDS_1601_TO_1970 = 11_644_473_600L;
  private static final long TICKS_A_SECOND = 10_000_000L;

  /** 2100-01-01: a later instant is no time of a dump. */
  private static final long LATEST_SECOND = 4_102_444_800L;

  /** A century: a longer run is no uptime. */
  private static final long LONGEST_RUN_TICKS = 36_525L * 86_400 * TICKS_A_SECOND;

  private FileTime() {}

  /** The instant, or {@code null} when absent or outside 1970 to 2100. */
  static Instant instant(Long ticks) {
    if (ticks == null) {
      return null;
    }
    long second = ticks / TICKS_A_SECOND - SECONDS_1601_TO_1970;
    if (ticks <= 0 || second < 0 || second > LATEST_SECOND) {
      return null;
    }
    return Instant.ofEpochSecond(second, ticks % TICKS_A_SECOND * 100);
  }

  /** The duration, or {@code null} when absent, zero, negative or beyond a century. */
  static Duration duration(Long ticks) {
    if (ticks == null || ticks <= 0 || ticks > LONGEST_RUN_TICKS) {
      return null;
    }
    return Duration.ofSeconds(ticks / TICKS_A_SECOND, ticks % TICKS_A_SECOND * 100);
  }
}
