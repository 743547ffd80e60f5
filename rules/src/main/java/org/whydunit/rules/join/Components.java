package org.whydunit.rules.join;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.whydunit.knowledge.Reference;
import org.whydunit.knowledge.Row;

/** Classes of parts, such as "RAM module", by the name that rules give them, and what people call them as well. */
final class Components {

  private final Map<String, String> otherNames = new HashMap<>();

  Components(Reference reference) {
    for (Row row : reference.table("components").rows()) {
      otherNames.put(row.get("component").toLowerCase(Locale.ROOT), row.get("also"));
    }
  }

  /** Other names of the class of part with this name in lower case; empty when it is none. */
  Optional<String> otherNames(String name) {
    return Optional.ofNullable(otherNames.get(name));
  }
}
