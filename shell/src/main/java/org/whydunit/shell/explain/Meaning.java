package org.whydunit.shell.explain;

import java.util.List;

/**
 * One thing that the asked word can mean.
 *
 * @param table the reference table
 * @param key the table's own spelling, as in {@code 0x00000133}
 * @param name symbol or product; may be empty
 * @param meaning in a sentence; may be empty
 * @param details further lines
 * @param corrections what is often said of it and wrong, each as {@code claim → truth}
 * @param source where the row comes from
 */
public record Meaning(
    String table, String key, String name, String meaning, List<String> details, List<String> corrections, String source) {

  public Meaning {
    details = List.copyOf(details);
    corrections = List.copyOf(corrections);
  }
}
