package org.whydunit.shell.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.whydunit.ingest.facts.Origin;
import org.whydunit.rules.Engine;
import org.whydunit.rules.Evidence;
import org.whydunit.rules.Hypothesis;

/**
 * What people read as one argument: all evidence for or against a hypothesis that says the same in words.
 *
 * @param strongest of the evidence
 * @param origins of all of it, each once
 * @param rules that said it
 */
public record Argument(Evidence strongest, List<Origin> origins, Set<String> rules) {

  public Argument {
    origins = List.copyOf(origins);
  }

  /** The arguments, in the order of their first evidence. */
  public static List<Argument> of(Hypothesis h, Engine engine) {
    Map<String, List<Evidence>> same = new LinkedHashMap<>();
    for (Evidence e : h.evidence()) {
      same.computeIfAbsent(e.supports() + engine.words().says(e, Locale.ENGLISH), k -> new ArrayList<>()).add(e);
    }
    return same.values().stream().map(Argument::of).toList();
  }

  private static Argument of(List<Evidence> same) {
    Set<Origin> origins = new LinkedHashSet<>();
    Set<String> rules = new LinkedHashSet<>();
    for (Evidence e : same) {
      origins.addAll(e.origins());
      rules.add(e.rule());
    }
    return new Argument(same.stream().max(Comparator.comparing(Evidence::strength)).orElseThrow(), List.copyOf(origins), rules);
  }

  /** Whether it speaks for the hypothesis. */
  public boolean supports() {
    return strongest.supports();
  }

  /** Key of the word for its strength. */
  public String strengthKey() {
    return "strength-" + strongest.strength().name().toLowerCase(Locale.ROOT);
  }

  /** What it says. */
  public String says(Engine engine, Locale language) {
    return engine.words().says(strongest, language);
  }
}
