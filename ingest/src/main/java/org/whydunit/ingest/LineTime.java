package org.whydunit.ingest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The time at the front of a log line: ISO 8601 with or without zone, date and time with a blank between, with a
 * fraction after point or comma. A syslog time without a year, and seconds since boot, give no instant.
 */
public final class LineTime {

  private static final Pattern ISO =
      Pattern.compile(
          "(\\d{4})[-/](\\d{2})[-/](\\d{2})[ T](\\d{2}):(\\d{2}):(\\d{2})(?:[.,](\\d{1,9}))?\\s?(Z|[+-]\\d{2}:?\\d{2})?");

  private static final int SEARCHED_CHARACTERS = 80;

  private LineTime() {}

  /** The first time within the line's first 80 characters, or {@code null}. */
  public static Instant of(String line, Reading reading) {
    Matcher m = ISO.matcher(line.length() > SEARCHED_CHARACTERS ? line.substring(0, SEARCHED_CHARACTERS) : line);
    if (!m.find()) {
      return null;
    }
    try {
      LocalDateTime local =
          LocalDateTime.of(
              Integer.parseInt(m.group(1)),
              Integer.parseInt(m.group(2)),
              Integer.parseInt(m.group(3)),
              Integer.parseInt(m.group(4)),
              Integer.parseInt(m.group(5)),
              Integer.parseInt(m.group(6)),
              m.group(7) == null ? 0 : Integer.parseInt((m.group(7) + "00000000").substring(0, 9)));
      if (m.group(8) == null) {
        return reading.local(local);
      }
      String zone = m.group(8).length() == 5 ? m.group(8).substring(0, 3) + ":" + m.group(8).substring(3) : m.group(8);
      return OffsetDateTime.parse(local + (local.getSecond() == 0 && local.getNano() == 0 ? ":00" : "") + zone).toInstant();
    } catch (DateTimeException notATime) {
      return null;
    }
  }
}
