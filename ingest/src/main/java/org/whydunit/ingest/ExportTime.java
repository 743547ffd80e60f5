package org.whydunit.ingest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times of exports: ISO 8601; the date and time of five languages; {@code /Date(1700000000000)/}. With slashes, month
 * and day are told apart by AM/PM (only English puts both there) or by a number above 12; else the day comes first.
 */
public final class ExportTime {

  private static final Pattern JSON = Pattern.compile("/Date\\((-?\\d{1,16})(?:[+-]\\d{4})?\\)/");
  private static final Pattern LOCAL =
      Pattern.compile(
          "(\\d{1,4})[./-](\\d{1,2})[./-](\\d{1,4})\\.?,?\\s{1,4}(上午|下午|午前|午後)?\\s{0,4}(\\d{1,2}):(\\d{2})(?::(\\d{2}))?\\s{0,4}([AaPp]\\.?[Mm])?");

  private ExportTime() {}

  /** The instant, or {@code null} when the text holds none. */
  public static Instant of(String text, Reading reading) {
    Matcher json = JSON.matcher(text);
    if (json.find()) {
      return Instant.ofEpochMilli(Long.parseLong(json.group(1)));
    }
    Instant iso = LineTime.of(text, reading);
    if (iso != null) {
      return iso;
    }
    Matcher m = LOCAL.matcher(text);
    try {
      return m.find() ? reading.local(local(m)) : null;
    } catch (DateTimeException notATime) {
      return null;
    }
  }

  private static LocalDateTime local(Matcher m) {
    int first = Integer.parseInt(m.group(1));
    int second = Integer.parseInt(m.group(2));
    int third = Integer.parseInt(m.group(3));
    int second60 = m.group(7) == null ? 0 : Integer.parseInt(m.group(7));
    String half = m.group(4) != null ? m.group(4) : m.group(8) != null ? m.group(8).toUpperCase() : "";
    int hour = Integer.parseInt(m.group(5));
    boolean afternoon = half.startsWith("P") || half.equals("下午") || half.equals("午後");
    if (!half.isEmpty() && hour <= 12) {
      hour = hour % 12 + (afternoon ? 12 : 0);
    }
    int minute = Integer.parseInt(m.group(6));
    if (first > 31) {
      return LocalDateTime.of(first, second, third, hour, minute, second60);
    }
    int year = third < 100 ? 2000 + third : third;
    boolean monthFirst = second > 12 || m.group(8) != null && first <= 12;
    return monthFirst
        ? LocalDateTime.of(year, first, second, hour, minute, second60)
        : LocalDateTime.of(year, second, first, hour, minute, second60);
  }
}
