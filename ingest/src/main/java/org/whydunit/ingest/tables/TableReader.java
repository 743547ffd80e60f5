package org.whydunit.ingest.tables;

import java.util.List;
import java.util.Set;

import org.whydunit.ingest.Head;
import org.whydunit.ingest.Reader;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.Source;
import org.whydunit.ingest.Text;

/**
 * A reader of one inventory whose records are {@link Row}s. It recognises its own by the labels of {@code
 * <format>.labels.tsv}: a row that has all the keys that mark it.
 */
public abstract class TableReader implements Reader {

  private static final int ROWS_LOOKED_AT = 12;
  private static final int LINES_LOOKED_AT = 120;

  private final String format;
  private final Labels labels;
  private final Set<String> marks;

  /**
   * @param format the reader's id
   * @param marks keys that together tell this inventory from any other
   */
  protected TableReader(String format, String... marks) {
    this.format = format;
    this.labels = Labels.of(getClass(), format);
    this.marks = Set.of(marks);
  }

  @Override
  public final String format() {
    return format;
  }

  @Override
  public int recognise(Head head) {
    if (!head.isText()) {
      return 0;
    }
    List<String> lines = head.lines();
    List<Row> rows = Rows.of(labels, lines.subList(0, Math.min(LINES_LOOKED_AT, lines.size())), ROWS_LOOKED_AT);
    int most = rows.stream().filter(r -> r.values().keySet().containsAll(marks)).mapToInt(r -> r.values().size()).max().orElse(0);
    return most == 0 ? 0 : Math.min(CERTAIN - 5, LIKELY + 2 * most);
  }

  @Override
  public final void read(Source source, Reading reading) {
    Dates dates = dates(source);
    Rows rows =
        new Rows(
            labels,
            row -> {
              reading.count(1);
              row(row, dates, reading);
            });
    for (Text.Line line : source.text()) {
      rows.line(line);
    }
    rows.end();
  }

  /** How the source prints dates; looked for in the source unless the format fixes it. */
  protected Dates dates(Source source) {
    return Dates.of(source);
  }

  /** Turns a record into facts. */
  protected abstract void row(Row row, Dates dates, Reading reading);
}
