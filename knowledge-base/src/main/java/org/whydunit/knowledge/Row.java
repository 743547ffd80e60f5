package org.whydunit.knowledge;

import java.util.Map;

/**
 * A row of a reference table.
 *
 * @param table its table's name
 * @param line its line in the file
 * @param values every column's cell, in the header's order; empty cells are empty strings
 */
public record Row(String table, int line, Map<String, String> values) {

  /** @throws IllegalArgumentException when the table has no such column; the message says which one is near */
  public String get(String column) {
    String value = values.get(column);
    if (value == null) {
      throw new IllegalArgumentException("unknown column \"" + column + "\" of " + table + ": "
          + Near.hint(column, values.keySet(), "the columns are " + String.join(", ", values.keySet())));
    }
    return value;
  }
}
