package org.whydunit.ingest;

import java.util.ArrayList;
import java.util.List;

/** One row of a delimited table, whose quoted cells may span lines (RFC 4180, section 2). */
public final class Row {

  /** A quote that is never closed must not swallow the file. */
  private static final int LONGEST = 1 << 18;

  private final char delimiter;
  private final List<String> cells = new ArrayList<>();
  private final StringBuilder cell = new StringBuilder();
  private boolean quoted;
  private long length;

  public Row(char delimiter) {
    this.delimiter = delimiter;
  }

  /** Adds a line of the file. */
  public Row add(String line) {
    if (quoted) {
      cell.append('\n');
    }
    length += line.length();
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quoted) {
        boolean doubled = c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"';
        if (c == '"' && !doubled) {
          quoted = false;
        } else {
          cell.append(c);
          i += doubled ? 1 : 0;
        }
      } else if (c == '"' && cell.isEmpty()) {
        quoted = true;
      } else if (c == delimiter) {
        end();
      } else {
        cell.append(c);
      }
    }
    return this;
  }

  /** True when no quote is open. */
  public boolean complete() {
    return !quoted || length > LONGEST;
  }

  /** The cells; call once, at the row's end. */
  public List<String> cells() {
    end();
    return cells;
  }

  private void end() {
    cells.add(cell.toString());
    cell.setLength(0);
  }
}
