package org.whydunit.ingest.eventtext;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.google.auto.service.AutoService;
import org.whydunit.ingest.Head;
import org.whydunit.ingest.Reader;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.Row;
import org.whydunit.ingest.Source;
import org.whydunit.ingest.Text;

/**
 * Events as a table with a head: the Event Viewer's CSV and tab-delimited text, {@code Export-Csv} and {@code
 * ConvertTo-Csv}. The Event Viewer gives the description a column without a head.
 *
 * <pre>
 * Level,Date and Time,Source,Event ID,Task Category
 * Error,3/5/2024 8:15:02 AM,disk,7,None,"The device, \Device\Harddisk0\DR0, has a bad block."
 * </pre>
 */
@AutoService(Reader.class)
public final class EventTableReader implements Reader {

  private static final int HEAD_LINES = 10;

  @Override
  public String format() {
    return "event-table";
  }

  @Override
  public int recognise(Head head) {
    List<String> lines = head.lines();
    for (String line : lines.subList(0, Math.min(HEAD_LINES, lines.size()))) {
      if (delimiter(line) != 0) {
        return CERTAIN;
      }
    }
    return 0;
  }

  /** The delimiter of a head line of an event table, or 0 when the line is none. */
  private static char delimiter(String line) {
    for (char delimiter : new char[] {',', '\t', ';'}) {
      Set<String> fields = new HashSet<>();
      for (String label : new Row(delimiter).add(line).cells()) {
        String field = Words.field(label);
        if (field != null) {
          fields.add(field);
        }
      }
      boolean identified = fields.contains("id") || fields.contains("instance");
      if (identified && fields.size() >= 4) {
        return delimiter;
      }
    }
    return 0;
  }

  @Override
  public void read(Source source, Reading reading) {
    List<String> fields = null;
    Row row = null;
    char delimiter = 0;
    long first = 0;
    for (Text.Line line : source.text()) {
      if (fields == null) {
        delimiter = delimiter(line.text());
        fields = delimiter == 0 ? null : fields(line.text(), delimiter);
        continue;
      }
      if (row == null) {
        if (line.text().isBlank()) {
          continue;
        }
        row = new Row(delimiter);
        first = line.number();
      }
      row.add(line.text());
      if (row.complete()) {
        emit(fields, row.cells(), first, reading);
        row = null;
      }
    }
    if (row != null) {
      emit(fields, row.cells(), first, reading);
      reading.problem(reading.line(first), "eventtext/cut-off");
    }
  }

  private static List<String> fields(String head, char delimiter) {
    List<String> fields = new ArrayList<>();
    for (String label : new Row(delimiter).add(head).cells()) {
      String field = Words.field(label);
      fields.add(field == null ? "" : field);
    }
    return fields;
  }

  private static void emit(List<String> fields, List<String> cells, long line, Reading reading) {
    EventRecord event = new EventRecord(reading.line(line));
    for (int i = 0; i < cells.size(); i++) {
      String field = i < fields.size() ? fields.get(i) : i == fields.size() ? "message" : "";
      if (!field.isEmpty()) {
        event.set(field, cells.get(i));
      }
    }
    event.emit(reading);
  }
}
