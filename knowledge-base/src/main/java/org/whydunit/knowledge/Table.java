package org.whydunit.knowledge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A reference table. A column that is looked up gets an index at its first look-up. Safe for several threads. */
public final class Table {
  private final String name;
  private final List<String> columns;
  private final List<Row> rows;
  private final Map<String, Map<String, List<Row>>> indexes = new ConcurrentHashMap<>();

  Table(String name, List<String> columns, List<Row> rows) {
    this.name = name;
    this.columns = List.copyOf(columns);
    this.rows = List.copyOf(rows);
  }

  public String name() {
    return name;
  }

  /** In the header's order. */
  public List<String> columns() {
    return columns;
  }

  /** In the file's order. */
  public List<Row> rows() {
    return rows;
  }

  /**
   * Rows whose cell is this value, whatever the case of its letters, in the file's order.
   *
   * @throws IllegalArgumentException when the table has no such column
   */
  public List<Row> where(String column, String value) {
    return indexes.computeIfAbsent(column, this::index).getOrDefault(value.toLowerCase(Locale.ROOT), List.of());
  }

  /** The first of {@link #where}. */
  public Optional<Row> first(String column, String value) {
    return where(column, value).stream().findFirst();
  }

  private Map<String, List<Row>> index(String column) {
    if (!columns.contains(column)) {
      throw new IllegalArgumentException("unknown column \"" + column + "\" of " + name + ": "
          + Near.hint(column, columns, "the columns are " + String.join(", ", columns)));
    }
    Map<String, List<Row>> index = new HashMap<>();
    for (Row row : rows) {
      index.computeIfAbsent(row.get(column).toLowerCase(Locale.ROOT), key -> new ArrayList<>(1)).add(row);
    }
    return index;
  }
}
