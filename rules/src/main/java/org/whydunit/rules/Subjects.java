package org.whydunit.rules;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import org.whydunit.knowledge.Reference;
import org.whydunit.knowledge.Row;
import org.whydunit.rules.join.Told;
import org.whydunit.rules.weigh.Weighing;

/**
 * What a hypothesis is about whose arguments name nothing: the part that its cause is about
 * ({@code reference/cause-parts.tsv}), and what is told that this cause can be about, else what the person names.
 */
final class Subjects {

  private final Map<String, String> parts = new HashMap<>();
  private final Set<String> several = new HashSet<>();
  private final CauseThings things;
  private final Predicate<String> exact;

  /**
   * @param exact tells whether a subject is one thing, as a driver's file or a product is, and not a class of part
   */
  Subjects(Reference reference, Predicate<String> exact) {
    this.things = new CauseThings(reference);
    this.exact = exact;
    for (Row row : reference.table("cause-parts").rows()) {
      parts.put(row.get("cause"), row.get("part"));
      if (row.get("which").equals("named")) {
        several.add(row.get("cause"));
      }
    }
  }

  /** The hypotheses with their subjects. */
  List<Hypothesis> named(List<Hypothesis> hypotheses, Told told) {
    return hypotheses.stream().map(h -> h.cause().equals(Weighing.UNKNOWN) ? h : named(h, told)).toList();
  }

  private Hypothesis named(Hypothesis h, Told told) {
    String part = h.subject().isEmpty() ? parts.getOrDefault(h.cause(), "") : h.subject();
    String lower = part.toLowerCase(Locale.ROOT);
    List<String> names = names(h, part, told).stream().filter(name -> !says(lower, name.toLowerCase(Locale.ROOT))).toList();
    String joined = String.join(", ", names);
    String subject = part.isEmpty() ? joined : names.isEmpty() ? part : part + " (" + joined + ")";
    return new Hypothesis(h.cause(), subject, h.probability(), h.logScore(), h.evidence());
  }

  private List<String> names(Hypothesis h, String part, Told told) {
    boolean one = exact.test(h.subject());
    List<String> own = one ? List.of() : told.modules().getOrDefault(h.cause(), List.of());
    own = own.isEmpty() ? things.in(told.lines(), h.cause(), one) : own;
    if (!own.isEmpty()) {
      return own;
    }
    boolean open = part.isEmpty() || part.equals(parts.get(h.cause())) && several.contains(h.cause());
    return open ? told.names() : List.of();
  }

  private static boolean says(String part, String name) {
    return part.contains(name) || !part.isEmpty() && name.contains(part);
  }
}
