package org.whydunit.rules.join;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

import org.whydunit.knowledge.Reference;
import org.whydunit.knowledge.Row;

/** {@code reference/driver-kinds.tsv}: the kinds of drivers and what a fault of each is. */
final class DriverKinds {

  private final Map<String, DriverKind> kinds = new TreeMap<>();

  DriverKinds(Reference reference) {
    for (Row row : reference.table("driver-kinds").rows()) {
      kinds.put(row.get("kind"), new DriverKind(row.get("kind"), row.get("cause"), row.get("inbox").equals("yes")));
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
}
