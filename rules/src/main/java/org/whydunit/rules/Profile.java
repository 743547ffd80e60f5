package org.whydunit.rules;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Where the time of one diagnosis went. With a profile a diagnosis takes somewhat longer, since each
 * rule is looked at by itself. For one thread.
 */
public final class Profile {

  private final Map<String, Long> phases = new LinkedHashMap<>();
  private final Map<String, Cost> rules = new HashMap<>();
  private final Map<String, Cost> facts = new HashMap<>();

  /**
   * What one thing cost.
   *
   * @param name a rule's id or a fact's type
   * @param nanos wall time
   * @param count arguments that the rule made, or facts of the type
   */
  public record Cost(String name, long nanos, long count) {

    private Cost and(Cost other) {
      return new Cost(name, nanos + other.nanos, count + other.count);
    }
  }

  /** Runs a part of the work; parts of the same name add up. */
  public <T> T phase(String name, Supplier<T> work) {
    long started = System.nanoTime();
    T result = work.get();
    phases.merge(name, System.nanoTime() - started, Long::sum);
    return result;
  }

  /** Adds to a rule. */
  void rule(String id, long nanos, long arguments) {
    rules.merge(id, new Cost(id, nanos, arguments), Cost::and);
  }

  /** Adds to a type of facts, whose entry into the session tries them against what the rules ask of one fact alone. */
  void fact(String type, long nanos) {
    facts.merge(type, new Cost(type, nanos, 1), Cost::and);
  }

  /** Nanoseconds by phase, in their order. */
  public Map<String, Long> phases() {
    return Collections.unmodifiableMap(phases);
  }

  /** Rules, the most expensive first. */
  public List<Cost> rules() {
    return sorted(rules);
  }

  /** Types of facts, the most expensive to enter first. */
  public List<Cost> facts() {
    return sorted(facts);
  }

  private static List<Cost> sorted(Map<String, Cost> costs) {
    return costs.values().stream().sorted(Comparator.comparingLong(Cost::nanos).reversed().thenComparing(Cost::name)).toList();
  }
}
