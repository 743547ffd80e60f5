package org.whydunit.ingest.counters;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.whydunit.ingest.Reading;
import org.whydunit.ingest.facts.Metric;
import org.whydunit.ingest.facts.Origin;

/** A column of a sensor log: the extremes of what it showed. A column of yes and no counts how often it said yes. */
final class Sensor {

  private static final Pattern UNIT = Pattern.compile("^(.{1,200}?)\\s{0,20}\\[([^\\[\\]]{1,12})\\]\\s*");

  /** {@code \\HOST\Object(instance)\Counter}: Microsoft Learn, "Specifying a Counter Path". */
  private static final Pattern COUNTER = Pattern.compile("\\\\\\\\[^\\\\]{1,64}\\\\(.{1,200})\\\\([^\\\\]{1,200})");

  private final String subject;
  private final String name;
  private final String unit;
  private double most = Double.NEGATIVE_INFINITY;
  private double last;
  private long yes;
  private boolean flag;
  private Origin mostAt;
  private Origin lastAt;

  private Sensor(String subject, String name, String unit) {
    this.subject = subject;
    this.name = name;
    this.unit = unit;
  }

  /** The sensor of a heading; {@code null} when the heading names none. */
  static Sensor of(String heading) {
    Matcher counter = COUNTER.matcher(heading);
    if (counter.matches()) {
      return new Sensor(counter.group(1), counter.group(2), counter.group(2).contains("%") ? "%" : "");
    }
    Matcher unit = UNIT.matcher(heading);
    return unit.matches() ? new Sensor("sensor", unit.group(1).strip(), unit.group(2)) : null;
  }

  void value(String cell, Origin origin) {
    String text = cell.strip();
    if (text.equalsIgnoreCase("yes") || text.equalsIgnoreCase("no")) {
      flag = true;
      yes += text.equalsIgnoreCase("yes") ? 1 : 0;
      mostAt = mostAt == null || text.equalsIgnoreCase("yes") && yes == 1 ? origin : mostAt;
    } else if (text.matches("-?\\d{1,15}(?:[.,]\\d{1,15})?")) {
      last = Double.parseDouble(text.replace(',', '.'));
      lastAt = origin;
      if (last > most) {
        most = last;
        mostAt = origin;
      }
    }
  }

  void give(Reading reading) {
    if (flag) {
      reading.fact(new Metric(subject, name, yes, unit, null, null, mostAt));
    } else if (lastAt != null) {
      reading.fact(new Metric(subject, name + " max", most, unit, null, null, mostAt));
      reading.fact(new Metric(subject, name + " last", last, unit, null, null, lastAt));
    }
  }
}
