package org.whydunit.knowledge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The reference tables, by their path below {@code reference/} without ending. Each is parsed at its first use. */
public final class Reference {
  private final Content content;
  private final Map<String, Table> parsed = new HashMap<>();

  Reference(Content content) {
    this.content = content;
  }

  /** Sorted. */
  public List<String> names() {
    return content.paths("reference", ".tsv").stream()
        .map(path -> path.substring("reference/".length(), path.length() - ".tsv".length()))
        .toList();
  }

  /**
   * @throws ContentException when the file is malformed
   * @throws IllegalArgumentException when there is no such table; the message says which name is near
   */
  public Table table(String name) {
    return find(name).orElseThrow(() -> new IllegalArgumentException("unknown table \"" + name + "\": "
        + Near.hint(name, names(), "the tables are " + String.join(", ", names()))));
  }

  /**
   * Empty when there is no such table.
   *
   * @throws ContentException when the file is malformed
   */
  public synchronized Optional<Table> find(String name) {
    Table table = parsed.get(name);
    if (table == null) {
      Content.Entry entry = content.find("reference/" + name + ".tsv");
      if (entry == null) {
        return Optional.empty();
      }
      List<ContentFault> faults = new ArrayList<>();
      table = new TableReader(name, entry, faults).read();
      if (!faults.isEmpty()) {
        throw new ContentException(faults);
      }
      parsed.put(name, table);
    }
    return Optional.of(table);
  }
}
