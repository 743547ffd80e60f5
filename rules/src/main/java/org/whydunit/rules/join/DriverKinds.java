package org.whydunit.rules.join;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

import org.whydunit.knowledge.Reference;
import org.whydunit.knowledge.Row;

/** {@code reference/driver-kinds.tsv}: the kinds of drivers and what a fault of each is. */
final class DriverKinds {

  private final Map<String, DriverKind> kinds = new TreeMap<>();
  private final Map<String, String> classes = new TreeMap<>();

  DriverKinds(Reference reference) {
    for (Row row : reference.table("driver-kinds").rows()) {
      kinds.put(row.get("kind"), new DriverKind(row.get("kind"), row.get("cause"), row.get("inbox").equals("yes")));
      classes.put(row.get("kind"), row.get("class"));
    }
  }

  Collection<DriverKind> all() {
    return kinds.values();
  }

  boolean knows(String kind) {
    return kinds.containsKey(kind);
  }

  boolean isInbox(String kind) {
    DriverKind known = kinds.get(kind);
    return known != null && known.inbox();
  }

  /** The cause of a kind; empty for an unknown kind. */
  String cause(String kind) {
    DriverKind known = kinds.get(kind);
    return known == null ? "" : known.cause();
  }

  /** The cause whose class of drivers a kind that comes with Windows belongs to; empty when it has none. */
  String classOf(String kind) {
    return classes.getOrDefault(kind, "");
  }
}
