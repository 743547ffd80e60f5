package org.whydunit.ingest.windbg;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.whydunit.ingest.Reading;

/**
 * Times as debuggers print them, always in English: {@code Wed Apr  6 16:12:20.199 2022 (UTC + 3:00)}, older ones
 * {@code (GMT-5)} or no zone; uptime {@code 0 days 2:04:57.880}.
 */
final class DebuggerTime {

  private static final Pattern SESSION =
      Pattern.compile(
          "\\w{3}\\s+(\\w{3})\\s+(\\d{1,2})\\s+(\\d{1,2}:\\d{2}:\\d{2})(?:\\.\\d+)?\\s+(\\d{4})"
              + "(?:\\s*\\((?:UTC|GMT)\\s*(?:([+-])\\s*(\\d{1,2})(?::(\\d{2}))?)?\\))?");

  private static final Pattern UPTIME =
      Pattern.compile("(\\d{1,6})\\s+days?\\s+(\\d{1,2}):(\\d{2}):(\\d{2})");

  private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu MMM d H:mm:ss", Locale.ENGLISH);
  private static final DateTimeFormatter BIOS = DateTimeFormatter.ofPattern("M/d/uuuu", Locale.ENGLISH);

  private DebuggerTime() {}

  /** The instant, or {@code null} when the text holds none. */
  static Instant of(String text, Reading reading) {
    Matcher m = SESSION.matcher(text);
    if (!m.find()) {
      return null;
    }
    try {
      LocalDateTime local =
          LocalDateTime.parse(m.group(4) + " " + m.group(1) + " " + m.group(2) + " " + m.group(3), LOCAL);
      if (!m.group().endsWith(")")) {
        return reading.local(local);
      }
      if (m.group(5) == null) {
        return local.toInstant(ZoneOffset.UTC);
      }
      int sign = m.group(5).equals("-") ? -1 : 1;
      int minutes = m.group(7) == null ? 0 : Integer.parseInt(m.group(7));
      return local.toInstant(ZoneOffset.ofHoursMinutes(sign * Integer.parseInt(m.group(6)), sign * minutes));
    } catch (DateTimeException notATime) {
      return null;
    }
  }

  /** The duration, or {@code null} ({@code not available}). */
  static Duration uptime(String text) {
    Matcher m = UPTIME.matcher(text);
    return m.find()
        ? Duration.ofDays(Long.parseLong(m.group(1)))
            .plusHours(Long.parseLong(m.group(2)))
            .plusMinutes(Long.parseLong(m.group(3)))
            .plusSeconds(Long.parseLong(m.group(4)))
        : null;
  }

  /** A BIOS date, month first as SMBIOS has it, or {@code null}. */
  static Instant day(String text) {
    try {
      return text.isEmpty() ? null : LocalDate.parse(text, BIOS).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeException notADate) {
      return null;
    }
  }
}
