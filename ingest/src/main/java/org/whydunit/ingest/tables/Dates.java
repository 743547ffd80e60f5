package org.whydunit.ingest.tables;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.whydunit.ingest.Reading;
import org.whydunit.ingest.Source;
import org.whydunit.ingest.Text;
import org.whydunit.ingest.facts.Origin;

/**
 * Dates of one source whose culture the source itself must tell. {@code 2024/3/5} and {@code 5.3.2024} are plain; {@code
 * 3/5/2024} is read as month or day first only on evidence in the same file: another date with a part above 12, a
 * locale name, a padded date, as en-US does not print it, or AM or PM in capitals, as hardly another culture prints it behind slashes. Without evidence there is no instant and a
 * problem says so.
 */
public final class Dates {

  private static final String YEAR = "(?:19|20)\\d{2}";
  /** Year first; or day and month first, where only a full year follows points, since versions have points too. */
  private static final Pattern DATE =
      Pattern.compile(
          "(?<![\\d.])(?:(" + YEAR + ")(?:[-/.]|\\. |年 ?)(\\d{1,2})(?:[-/.]|\\. |月 ?)(\\d{1,2})"
              + "|(\\d{1,2})([-/]|\\. ?)(\\d{1,2})\\5(" + YEAR + "|(?<=[-/])\\d{2}))(?!\\d|\\.\\d)");
  private static final Pattern TIME =
      Pattern.compile("(\\d{1,2})[:.](\\d{2})(?:[:.](\\d{2}))?(?:[.,]\\d+)?\\s*([AaPp])?\\.?\\s?[Mm]?");
  /** A CIM datetime: yyyymmddHHMMSS.mmmmmm±UUU, the offset in minutes (DSP0004 §5.2.4). */
  private static final Pattern CIM = Pattern.compile("(\\d{8})(\\d{6})\\.\\d{6}([+-]\\d{3})");
  private static final Pattern LATIN_HALF_DAY = Pattern.compile("\\d\\s?[AP]M\\b");
  private static final Pattern LOCALE = Pattern.compile("(?i)\\b(?:(en-us)|[a-z]{2,3}(?:-[a-z]{2,4})?);\\p{L}");

  private enum Order {
    UNKNOWN,
    MONTH_FIRST,
    DAY_FIRST
  }

  private final Order order;
  private final boolean proven;
  private boolean told;

  private Dates(Order order, boolean proven) {
    this.order = order;
    this.proven = proven;
  }

  /** These dates, month first where the source gave no evidence: for a tool that always prints so. */
  public Dates orMonthFirst() {
    return order == Order.UNKNOWN ? new Dates(Order.MONTH_FIRST, true) : this;
  }

  /** Looks through the whole source for evidence of its culture. */
  public static Dates of(Source source) {
    return of(source, line -> true);
  }

  /** Looks only through the lines that print dates in the user's culture. */
  public static Dates of(Source source, Predicate<String> inCulture) {
    Order weak = Order.UNKNOWN;
    for (Text.Line line : source.text()) {
      if (!inCulture.test(line.text())) {
        continue;
      }
      Matcher m = DATE.matcher(line.text());
      while (m.find()) {
        if (m.group(1) != null || m.group(5).startsWith(".")) {
          continue;
        }
        int first = Integer.parseInt(m.group(4));
        int second = Integer.parseInt(m.group(6));
        if (first > 12 != second > 12) {
          return new Dates(first > 12 ? Order.DAY_FIRST : Order.MONTH_FIRST, true);
        }
        if (m.group(4).startsWith("0")) {
          weak = Order.DAY_FIRST;
        } else if (weak == Order.UNKNOWN && LATIN_HALF_DAY.matcher(line.text()).find()) {
          weak = Order.MONTH_FIRST;
        }
      }
      Matcher locale = LOCALE.matcher(line.text());
      if (weak == Order.UNKNOWN && locale.find()) {
        weak = locale.group(1) != null ? Order.MONTH_FIRST : Order.DAY_FIRST;
      }
    }
    return new Dates(weak, false);
  }

  /** Dates of a text that always has the month first. */
  public static Dates monthFirst() {
    return new Dates(Order.MONTH_FIRST, true);
  }

  /** The first date and time of a text in the reading's zone, at midnight when only a day is given. */
  public Instant instant(String text, Origin origin, Reading reading) {
    Instant cim = cim(text);
    if (cim != null) {
      return cim;
    }
    LocalDateTime local = local(text, origin, reading);
    return local == null ? null : reading.local(local);
  }

  /** The first day of a text as midnight UTC: for dates that are a version's, not a moment. */
  public Instant day(String text, Origin origin, Reading reading) {
    Matcher cim = CIM.matcher(text);
    if (cim.find()) {
      return Instant.parse(cim.group(1).replaceFirst("(....)(..)(..)", "$1-$2-$3") + "T00:00:00Z");
    }
    LocalDateTime local = local(text, origin, reading);
    return local == null ? null : local.toLocalDate().atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** A text without its first date and the comma in front of it. */
  public static String without(String text) {
    Matcher m = DATE.matcher(text);
    return m.find() ? (bare(text.substring(0, m.start())) + text.substring(m.end())).strip() : text;
  }

  private static String bare(String before) {
    String text = before.stripTrailing();
    return text.endsWith(",") ? text.substring(0, text.length() - 1) : text;
  }

  /** The first date and time of a text, or {@code null}. */
  public LocalDateTime local(String text, Origin origin, Reading reading) {
    Matcher m = DATE.matcher(text);
    if (!m.find()) {
      return null;
    }
    try {
      LocalDate day = date(m, origin, reading);
      return day == null ? null : day.atTime(time(text, m.end()));
    } catch (DateTimeException notADate) {
      return null;
    }
  }

  private LocalDate date(Matcher m, Origin origin, Reading reading) {
    if (m.group(1) != null) {
      return LocalDate.of(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)), Integer.parseInt(m.group(3)));
    }
    int first = Integer.parseInt(m.group(4));
    int second = Integer.parseInt(m.group(6));
    int year = Integer.parseInt(m.group(7)) + (m.group(7).length() == 4 ? 0 : 2000);
    // Cultures that print hyphens (nl, da, en-IN) put the day first; a locale's name says nothing of them.
    Order here = m.group(5).equals("/") || proven ? order : Order.DAY_FIRST;
    boolean decided = first > 12 || second > 12 || first == second;
    if (m.group(5).startsWith(".")) {
      return LocalDate.of(year, second, first);
    }
    if (!decided && here == Order.UNKNOWN) {
      if (!told) {
        told = true;
        reading.problem(origin, "tables/date-ambiguous", m.group());
      }
      return null;
    }
    boolean monthFirst = second > 12 || first <= 12 && here != Order.DAY_FIRST;
    return monthFirst ? LocalDate.of(year, first, second) : LocalDate.of(year, second, first);
  }

  private static LocalTime time(String text, int from) {
    Matcher m = TIME.matcher(text);
    if (!m.find(from)) {
      return LocalTime.MIDNIGHT;
    }
    int hour = Integer.parseInt(m.group(1));
    String before = text.substring(from, m.start());
    boolean afternoon = m.group(4) != null && m.group(4).equalsIgnoreCase("p") || before.contains("下午") || before.contains("午後");
    boolean morning = m.group(4) != null && !afternoon || before.contains("上午") || before.contains("午前");
    if (afternoon && hour < 12) {
      hour += 12;
    } else if (morning && hour == 12) {
      hour = 0;
    }
    return LocalTime.of(hour, Integer.parseInt(m.group(2)), m.group(3) == null ? 0 : Integer.parseInt(m.group(3)));
  }

  private static Instant cim(String text) {
    Matcher m = CIM.matcher(text);
    if (!m.find()) {
      return null;
    }
    try {
      String digits = m.group(1) + m.group(2);
      LocalDateTime local = LocalDateTime.parse(digits, DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT));
      return local.toInstant(ZoneOffset.UTC).minusSeconds(Long.parseLong(m.group(3)) * 60);
    } catch (DateTimeException notATime) {
      return null;
    }
  }
}
