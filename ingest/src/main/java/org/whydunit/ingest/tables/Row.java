package org.whydunit.ingest.tables;

import java.util.Map;

/**
 * One record of an inventory.
 *
 * @param line 1-based line where it starts
 * @param values what stands under the known labels, by key, trimmed
 */
public record Row(long line, Map<String, String> values) {

  public Row {
    values = Map.copyOf(values);
  }

  /** The value of a key, or an empty text. */
  public String get(String key) {
    return values.getOrDefault(key, "");
  }

  /** The first of the keys that has a value, or an empty text. */
  public String first(String... keys) {
    for (String key : keys) {
      if (!get(key).isEmpty()) {
        return get(key);
      }
    }
    return "";
  }
}
