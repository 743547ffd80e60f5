package org.whydunit.ingest.tables;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.whydunit.ingest.Text;

/**
 * Finds records in the output of an inventory command, fed line by line. Lines in front of the first known label
 * (prompts, banners) are passed over; a new heading line starts a new table. Shapes known:
 *
 * <pre>
 * "Module Name","Display Name"        CSV, also with semicolon or tab, also below a {@code #TYPE} line
 * Source  HotFixID                    headings over a ruler of dashes (PowerShell, fltmc) or equal signs (driverquery)
 * Caption  HotFixID                   headings at least two blanks apart without a ruler (wmic)
 * HotFixID                            one heading alone (wmic with one property)
 * HotFixID=KB1  /  HotFixID : KB1     lists; a blank line or a repeated label ends the record
 * </pre>
 */
public final class Rows {

  private static final String SEPARATORS = ",;\t";

  private final Labels labels;
  private final Consumer<Row> out;
  private final Map<String, String> open = new HashMap<>();
  private long openLine;
  private String openKey = "";
  private String previous = "";
  private List<String> keys = List.of();
  private char separator;
  private Columns columns;

  public Rows(Labels labels, Consumer<Row> out) {
    this.labels = labels;
    this.out = out;
  }

  /** Takes the next line. */
  public void line(Text.Line line) {
    String text = line.text();
    if (text.isBlank()) {
      closeList();
    } else if (!heading(text)) {
      if (separator != 0) {
        table(line.number(), Csv.cells(text, separator));
      } else if (!list(line.number(), text) && columns != null) {
        table(line.number(), columns.cut(text));
      }
    }
    previous = text;
  }

  /** Ends the input: a list's last record is complete. */
  public void end() {
    closeList();
  }

  private boolean heading(String text) {
    Columns ruler = Columns.underRuler(text);
    if (ruler != null) {
      List<String> found = keys(ruler.cut(previous));
      if (known(found) > 0) {
        use(found, ruler, (char) 0);
      }
      return true;
    }
    for (char c : SEPARATORS.toCharArray()) {
      if (text.indexOf(c) > 0) {
        List<String> found = keys(Csv.cells(text, c));
        if (known(found) > 1) {
          use(found, null, c);
          return true;
        }
      }
    }
    if (!labels.key(text).isEmpty() && text.strip().matches("\\w+")) {
      use(List.of(labels.key(text)), Columns.underHeadings(text.strip()), (char) 0);
      return true;
    }
    // "Status:   Problem" is a list's line, though both words are headings.
    if (text.contains("  ") && !text.matches("^[^:：]+[:：]\\s.*")) {
      Columns words = Columns.underHeadings(text);
      List<String> found = keys(words.cut(text));
      if (known(found) > 1) {
        use(found, words, (char) 0);
        return true;
      }
    }
    return false;
  }

  private void use(List<String> found, Columns cut, char by) {
    closeList();
    keys = found;
    columns = cut;
    separator = by;
  }

  private List<String> keys(List<String> headings) {
    return headings.stream().map(labels::key).toList();
  }

  private static long known(List<String> keys) {
    return keys.stream().filter(k -> !k.isEmpty()).distinct().count();
  }

  private void table(long number, List<String> cells) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < Math.min(cells.size(), keys.size()); i++) {
      if (!keys.get(i).isEmpty() && !cells.get(i).isEmpty()) {
        values.putIfAbsent(keys.get(i), cells.get(i));
      }
    }
    if (!values.isEmpty()) {
      out.accept(new Row(number, values));
    }
  }

  private boolean list(long number, String text) {
    int at = split(text);
    String key = at < 0 ? "" : labels.key(text.substring(0, at));
    if (key.isEmpty()) {
      boolean continued = at < 0 && !openKey.isEmpty() && Character.isWhitespace(text.charAt(0));
      if (continued) {
        open.merge(openKey, text.strip(), (a, b) -> a + " " + b);
      } else {
        openKey = "";
      }
      return continued;
    }
    if (open.containsKey(key)) {
      closeList();
    }
    if (open.isEmpty()) {
      openLine = number;
    }
    openKey = key;
    open.put(key, text.substring(at + 1).strip());
    return true;
  }

  /** Where the label ends: at {@code =} or a colon of either width, whichever comes first. */
  private static int split(String text) {
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '=' || c == '：' || c == ':') {
        return i;
      }
    }
    return -1;
  }

  private void closeList() {
    if (!open.isEmpty()) {
      out.accept(new Row(openLine, open));
      open.clear();
    }
    openKey = "";
  }

  /** The records of some lines; for recognising a head. */
  static List<Row> of(Labels labels, List<String> lines, int most) {
    List<Row> rows = new ArrayList<>();
    Rows reader = new Rows(labels, rows::add);
    for (int i = 0; i < lines.size() && rows.size() < most; i++) {
      reader.line(new Text.Line(i + 1, lines.get(i), false));
    }
    reader.end();
    return rows;
  }
}
