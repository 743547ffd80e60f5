package org.whydunit.rules.join;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.whydunit.knowledge.Reference;
import org.whydunit.knowledge.Row;

/**
 * {@code reference/claim-keys.tsv} and {@code outcomes.tsv}: what a label makes of the words behind it, and the words
 * with which people tell what they did and what came of it.
 */
final class ClaimWords {

  private record Key(Pattern pattern, String role) {}

  private final List<Key> keys = new ArrayList<>();
  private final Map<String, List<Pattern>> said = new HashMap<>();

  ClaimWords(Reference reference) {
    for (Row row : reference.table("claim-keys").rows()) {
      keys.add(new Key(Pattern.compile(row.get("key"), Pattern.CASE_INSENSITIVE), row.get("role")));
    }
    for (Row row : reference.table("outcomes").rows()) {
      said.computeIfAbsent(row.get("outcome"), o -> new ArrayList<>())
          .add(Pattern.compile(row.get("pattern"), Pattern.CASE_INSENSITIVE));
    }
  }

  /** The role that a label gives; empty for no label, {@code other} for an unknown one. */
  String role(String label) {
    return label.isEmpty()
        ? ""
        : keys.stream().filter(k -> k.pattern().matcher(label).matches()).map(Key::role).findFirst().orElse("other");
  }

  /** True when the text has words of that kind. */
  boolean says(String what, String text) {
    return said.getOrDefault(what, List.of()).stream().anyMatch(p -> p.matcher(text).find());
  }

  /** {@code helped}, {@code no-help}, or empty when no result is told. */
  String outcome(String text) {
    if (says("returned", text)) {
      return "helped";
    }
    if (says("no-help", text)) {
      return "no-help";
    }
    return says("helped", text) && !says("before", text) ? "helped" : "";
  }
}
