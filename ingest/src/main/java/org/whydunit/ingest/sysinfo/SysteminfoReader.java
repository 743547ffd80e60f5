package org.whydunit.ingest.sysinfo;

import java.util.List;

import com.google.auto.service.AutoService;
import org.whydunit.ingest.Head;
import org.whydunit.ingest.Reader;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.Source;
import org.whydunit.ingest.Text;
import org.whydunit.ingest.tables.Csv;
import org.whydunit.ingest.tables.Dates;
import org.whydunit.ingest.tables.Labels;

/**
 * {@code systeminfo} as a list ({@code Label: value}, entries of a list below it as {@code [01]: entry}) or as CSV ({@code
 * /fo csv}: a line of labels, then one line a machine, the entries of a list joined by commas in one cell), whole or only
 * a few labelled lines, and the {@code Label<tab>value} lines of the Settings app's About page. Source: Microsoft Learn,
 * Windows Commands, "systeminfo"; labels as Windows prints them in each language.
 */
@AutoService(Reader.class)
public final class SysteminfoReader implements Reader {

  private static final Labels LABELS = Labels.of(SysteminfoReader.class, "systeminfo");
  private static final int LINES_LOOKED_AT = 200;

  @Override
  public String format() {
    return "systeminfo";
  }

  @Override
  public int recognise(Head head) {
    List<String> lines = head.lines();
    int known = 0;
    int filled = 0;
    for (String line : lines.subList(0, Math.min(LINES_LOOKED_AT, lines.size()))) {
      if (csvKeys(line) != null) {
        return CERTAIN - 5;
      }
      if (!line.isBlank() && !Character.isWhitespace(line.charAt(0))) {
        filled++;
        known += key(line).isEmpty() ? 0 : 1;
      }
    }
    if (known >= 5) {
      return known * 4 >= filled ? CERTAIN - 10 : POSSIBLE;
    }
    return known == 0 ? 0 : known * 2 > filled ? LIKELY : known > 1 && known * 4 >= filled ? POSSIBLE + 10 : 0;
  }

  @Override
  public void read(Source source, Reading reading) {
    Dates dates = Dates.of(source);
    SysteminfoMachine machine = new SysteminfoMachine(dates, reading);
    List<String> columns = null;
    for (Text.Line line : source.text()) {
      reading.count(1);
      List<String> found = csvKeys(line.text());
      if (found != null) {
        columns = found;
      } else if (columns != null) {
        machine.end();
        machine = new SysteminfoMachine(dates, reading);
        row(columns, Csv.cells(line.text(), ','), line.number(), machine);
      } else {
        int at = labelEnd(line.text());
        machine.line(line.number(), key(line.text()), at < 0 ? "" : line.text().substring(at + 1).strip(), line.text());
      }
    }
    machine.end();
  }

  private static void row(List<String> columns, List<String> cells, long number, SysteminfoMachine machine) {
    for (int i = 0; i < Math.min(columns.size(), cells.size()); i++) {
      String[] parts = cells.get(i).split(",(?=\\s*\\[\\d+]\\s?:)");
      machine.line(number, columns.get(i), parts[0], cells.get(i));
      for (int k = 1; k < parts.length; k++) {
        machine.line(number, "", "", parts[k]);
      }
    }
  }

  private static List<String> csvKeys(String line) {
    if (line.indexOf(',') < 0) {
      return null;
    }
    List<String> keys = Csv.cells(line, ',').stream().map(LABELS::key).toList();
    return keys.stream().filter(k -> !k.isEmpty()).count() > 2 ? keys : null;
  }

  private static String key(String line) {
    int at = labelEnd(line);
    return at < 0 ? "" : LABELS.key(line.substring(0, at));
  }

  private static int labelEnd(String line) {
    for (int i = 1; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == ':' || c == '：' || c == '\t') {
        return i;
      }
    }
    return -1;
  }
}
