package org.whydunit.ingest.bluescreenview;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.whydunit.ingest.Reading;

/** Crashes as a run of labelled lines, or of two-cell rows of HTML, one run a crash. */
final class Records {

  private static final Pattern LINE = Pattern.compile("^([A-Z][A-Za-z0-9 ]{2,30}?)\\s*:(?:\\s+(.*)|)$");

  /** Labels of which a crash or driver has one: the second begins the next. */
  private static final Set<String> STARTS = Set.of("dump file", "filename", "bug check code");

  private final Reading reading;
  private Crash crash;

  Records(Reading reading) {
    this.reading = reading;
  }

  void take(String text, long number) {
    List<String> cells = Html.cells(text);
    Matcher line = LINE.matcher(text.strip());
    if (text.startsWith("=====")) {
      end();
    } else if (cells.size() == 2) {
      put(cells.get(0).replaceFirst(":$", ""), cells.get(1), number);
    } else if (line.matches()) {
      put(line.group(1), line.group(2) == null ? "" : line.group(2), number);
    }
  }

  private void put(String label, String value, long number) {
    if (crash != null && crash.has(label.toLowerCase(Locale.ROOT)) && STARTS.contains(label.toLowerCase(Locale.ROOT))) {
      end();
    }
    if (crash == null) {
      crash = new Crash(reading.line(number));
    }
    crash.put(label, value);
  }

  void end() {
    if (crash != null) {
      crash.emit(reading);
      crash = null;
    }
  }
}
