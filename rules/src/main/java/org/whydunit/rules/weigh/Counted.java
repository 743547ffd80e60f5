package org.whydunit.rules.weigh;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The arguments that have been counted, found by the facts that they rest on: of thousands of lines each is compared only
 * with those that share a fact with it.
 */
final class Counted {

  private record Argument(String rule, Set<Object> roots) {

    boolean covers(String otherRule, Set<Object> others) {
      return roots.containsAll(others)
          || others.containsAll(roots)
          || rule.equals(otherRule) && !Collections.disjoint(roots, others);
    }
  }

  private final Map<Object, List<Argument>> byRoot = new HashMap<>();
  private final Map<String, Integer> repeats = new HashMap<>();
  private boolean groundless;

  /** True when an argument that was counted says the same of the same facts. */
  boolean covers(String rule, Set<Object> roots) {
    if (roots.isEmpty()) {
      return !repeats.isEmpty();
    }
    return groundless || roots.stream().anyMatch(r -> byRoot.getOrDefault(r, List.of()).stream().anyMatch(c -> c.covers(rule, roots)));
  }

  /** Counts an argument; gives how many of its rule were counted before. */
  int add(String rule, Set<Object> roots) {
    Argument argument = new Argument(rule, roots);
    groundless |= roots.isEmpty();
    roots.forEach(r -> byRoot.computeIfAbsent(r, x -> new ArrayList<>()).add(argument));
    return repeats.merge(rule, 1, Integer::sum) - 1;
  }
}
