package org.whydunit.ingest.kernellog;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Month;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.whydunit.ingest.LineTime;
import org.whydunit.ingest.Reading;

/**
 * One line without what the logging program put before the kernel's words.
 *
 * @param message the kernel's words
 * @param time when; {@code null} when the line has seconds since boot, no year, or no time
 * @param framed true when the line has one of the known fronts
 */
record KernelLine(String message, Instant time, boolean framed) {

  private static final Pattern PRIORITY = Pattern.compile("^<\\d{1,3}>");
  private static final Pattern SINCE_BOOT = Pattern.compile("^\\[\\s{0,12}\\d{1,9}\\.\\d{3,6}\\](?:\\[[^\\]]{1,12}\\])?\\s?");

  /** {@code dmesg -T}: ctime(3) in brackets. */
  private static final Pattern WALL_CLOCK =
      Pattern.compile("^\\[\\w{3} (\\w{3}) {1,2}(\\d{1,2}) (\\d{2}):(\\d{2}):(\\d{2}) (\\d{4})\\]\\s?");

  /** RFC 3164 section 4.1.2, and journalctl's short format: no year. */
  private static final Pattern SYSLOG =
      Pattern.compile("^(\\w{3}) {1,2}(\\d{1,2}) (\\d{2}):(\\d{2}):(\\d{2})(?:\\.\\d{1,6})? (?:\\S{1,80} )?(kernel|\\S{1,80}\\[\\d{1,9}\\]|\\S{1,60}):\\s?");

  /** rsyslog's and journalctl's ISO formats. */
  private static final Pattern ISO_SYSLOG =
      Pattern.compile(
          "^\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}:\\d{2}\\S{0,20} \\S{1,80} (kernel|\\S{1,80}\\[\\d{1,9}\\]):\\s?");

  /**
   * @param year year of a line that has none; {@code null} when the log does not tell it
   */
  static KernelLine of(String line, Integer year, Reading reading) {
    String text = PRIORITY.matcher(line).replaceFirst("");
    Matcher wall = WALL_CLOCK.matcher(text);
    if (wall.find()) {
      return new KernelLine(text.substring(wall.end()), instant(wall, Integer.valueOf(wall.group(6)), reading), true);
    }
    Matcher iso = ISO_SYSLOG.matcher(text);
    if (iso.find()) {
      return new KernelLine(withoutBootSeconds(text.substring(iso.end())), LineTime.of(text, reading), true);
    }
    Matcher syslog = SYSLOG.matcher(text);
    if (syslog.find() && month(syslog.group(1)) != null) {
      return new KernelLine(withoutBootSeconds(text.substring(syslog.end())), instant(syslog, year, reading), true);
    }
    Matcher boot = SINCE_BOOT.matcher(text);
    return boot.find()
        ? new KernelLine(text.substring(boot.end()), null, true)
        : new KernelLine(text, null, false);
  }

  static String withoutBootSeconds(String text) {
    return SINCE_BOOT.matcher(text).replaceFirst("");
  }

  private static Instant instant(Matcher parts, Integer year, Reading reading) {
    Month month = month(parts.group(1));
    if (year == null || month == null) {
      return null;
    }
    try {
      return reading.local(
          LocalDateTime.of(
              year,
              month,
              Integer.parseInt(parts.group(2)),
              Integer.parseInt(parts.group(3)),
              Integer.parseInt(parts.group(4)),
              Integer.parseInt(parts.group(5))));
    } catch (DateTimeException notATime) {
      return null;
    }
  }

  private static Month month(String name) {
    for (Month month : Month.values()) {
      if (month.name().startsWith(name.toUpperCase(Locale.ROOT))) {
        return month;
      }
    }
    return null;
  }
}
