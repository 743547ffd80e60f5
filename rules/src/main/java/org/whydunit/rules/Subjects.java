package org.whydunit.rules;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.whydunit.knowledge.Reference;
import org.whydunit.knowledge.Row;
import org.whydunit.rules.weigh.Weighing;

/**
 * What a hypothesis is about whose arguments name nothing: the part that its cause is about
 * ({@code reference/cause-parts.tsv}), else what the person names; both where a machine has several of the part.
 */
final class Subjects {

  private final Map<String, String> parts = new HashMap<>();
  private final Set<String> several = new HashSet<>();

  Subjects(Reference reference) {
    for (Row row : reference.table("cause-parts").rows()) {
      parts.put(row.get("cause"), row.get("part"));
      if (row.get("which").equals("named")) {
        several.add(row.get("cause"));
      }
    }
  }

  /**
   * The hypotheses with their subjects.
   *
   * @param things proper names that the person tells, nearest to the failure first
   */
  List<Hypothesis> named(List<Hypothesis> hypotheses, List<String> things) {
    String told = String.join(", ", things);
    return hypotheses.stream().map(h -> named(h, told)).toList();
  }

  private Hypothesis named(Hypothesis h, String told) {
    String part = parts.getOrDefault(h.cause(), "");
    boolean open = h.subject().isEmpty() || h.subject().equals(part) && several.contains(h.cause());
    if (!open || h.cause().equals(Weighing.UNKNOWN)) {
      return h;
    }
    String subject = part.isEmpty() ? told : several.contains(h.cause()) && !told.isEmpty() ? part + " (" + told + ")" : part;
    return new Hypothesis(h.cause(), subject, h.probability(), h.logScore(), h.evidence());
  }
}
