package org.whydunit.ingest.bluescreenview;

import java.util.List;
import java.util.regex.Pattern;

import org.whydunit.ingest.Reading;
import org.whydunit.ingest.Row;

/** Crashes as rows of CSV, of a tab-delimited text or of an HTML table, with or without a head. */
final class Table {

  /** The order of the columns when the export has no head line, which is how the program ships. */
  private static final List<String> COLUMNS =
      List.of(
          "Dump File",
          "Crash Time",
          "Bug Check String",
          "Bug Check Code",
          "Parameter 1",
          "Parameter 2",
          "Parameter 3",
          "Parameter 4",
          "Caused By Driver",
          "Caused By Address");

  private static final Pattern BARE =
      Pattern.compile("^\"?[^,\\t]{1,60}\\.dmp\"?[,\\t](?:[^,\\t]*[,\\t]){2}\"?0x[0-9a-fA-F]{8}\"?[,\\t].*", Pattern.CASE_INSENSITIVE);

  private final Reading reading;
  private List<String> head = COLUMNS;
  private char delimiter;
  private boolean html;

  Table(Reading reading) {
    this.reading = reading;
  }

  /** True for a row of a table without a head. */
  static boolean isBare(String line) {
    return BARE.matcher(line).matches();
  }

  /** True when the line is a row of the table, or its head. */
  boolean take(String line, long number) {
    List<String> cells = cells(line);
    if (cells.size() < 5) {
      return false;
    }
    if (cells.contains("Dump File") && cells.contains("Bug Check Code") || cells.contains("Filename") && cells.contains("From Address")) {
      head = cells;
      return true;
    }
    Crash crash = new Crash(reading.line(number));
    for (int i = 0; i < Math.min(cells.size(), head.size()); i++) {
      crash.put(head.get(i), cells.get(i));
    }
    crash.emit(reading);
    return true;
  }

  private List<String> cells(String line) {
    List<String> row = Html.cells(line);
    html |= !row.isEmpty();
    if (html) {
      return row;
    }
    if (delimiter == 0 && (isBare(line) || line.contains("Bug Check Code") || line.contains("From Address"))) {
      delimiter = line.indexOf('\t') >= 0 ? '\t' : line.indexOf(',') >= 0 ? ',' : 0;
    }
    return delimiter == 0 ? List.of() : new Row(delimiter).add(line).cells();
  }
}
