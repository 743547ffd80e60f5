package org.whydunit.knowledge;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a table: {@code #} lines at the top, a header, then rows, all tab separated, nothing quoted. Cells missing at
 * the end of a row are empty. Every row says where it comes from in its {@code source} column.
 */
final class TableReader {
  private static final String SOURCE = "source";

  private final String table;
  private final Content.Entry entry;
  private final List<ContentFault> faults;

  TableReader(String table, Content.Entry entry, List<ContentFault> faults) {
    this.table = table;
    this.entry = entry;
    this.faults = faults;
  }

  Table read() {
    List<String> lines = entry.text().lines().toList();
    int head = 0;
    while (head < lines.size() && (lines.get(head).startsWith("#") || lines.get(head).isBlank())) {
      head++;
    }
    if (head == lines.size()) {
      fault(1, 1, "an empty table", "write a header line, tab separated");
      return new Table(table, List.of(), List.of());
    }
    List<String> columns = List.of(lines.get(head).split("\t", -1));
    if (!columns.contains(SOURCE)) {
      fault(head + 1, 1, "no column \"source\"", "add it; every row says where it comes from");
    }
    List<Row> rows = new ArrayList<>(lines.size());
    for (int i = head + 1; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        rows.add(row(columns, i + 1, lines.get(i)));
      }
    }
    return new Table(table, columns, rows);
  }

  private Row row(List<String> columns, int number, String line) {
    Map<String, String> values = LinkedHashMap.newLinkedHashMap(columns.size());
    int from = 0;
    for (String column : columns) {
      int tab = from > line.length() ? from : line.indexOf('\t', from);
      int end = tab < 0 ? line.length() : Math.min(tab, line.length());
      values.put(column, from > line.length() ? "" : line.substring(from, end));
      from = end + 1;
    }
    if (from <= line.length()) {
      fault(number, from + 1, "more cells than the header's " + columns.size(), "a tab too many?");
    }
    if (values.getOrDefault(SOURCE, "-").isBlank()) {
      fault(number, 1, "a row without a source", "fill its source column");
    }
    return new Row(table, number, Collections.unmodifiableMap(values));
  }

  private void fault(int line, int column, String what, String hint) {
    faults.add(new ContentFault(entry.name(), line, column, what, hint));
  }
}
