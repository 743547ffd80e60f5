package org.whydunit.ingest.kernellog;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.whydunit.ingest.facts.Origin;

/**
 * An entry of the systemd journal.
 *
 * @param message its text; may be empty
 * @param time when the journal received it; {@code null} when the entry does not say
 */
record JournalEntry(String message, Instant time) {

  /** Digits of microseconds since 1970 until the year 5138; more is no time. */
  private static final String MICROSECONDS = "\\d{1,17}";

  static JournalEntry of(String message, String microseconds) {
    boolean known = microseconds.matches(MICROSECONDS);
    return new JournalEntry(
        message, known ? Instant.EPOCH.plus(Long.parseLong(microseconds), ChronoUnit.MICROS) : null);
  }

  void into(KernelFacts facts, Origin origin) {
    message.lines().forEach(line -> facts.message(KernelLine.withoutBootSeconds(line), time, origin));
  }
}
