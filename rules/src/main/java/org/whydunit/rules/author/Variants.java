package org.whydunit.rules.author;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;
import org.whydunit.rules.Evidence;
import org.whydunit.rules.compile.PackException;
import org.whydunit.rules.compile.RuleBuild;
import org.whydunit.rules.compile.RuleBuild.Compiled;

/** Changed copies of one rule, compiled together and run side by side; those that do not compile are left out. */
final class Variants {

  /** More matches than this are not told apart. */
  private static final int COUNTED = 10_000;

  private final KieBase base;
  private final Set<String> compiled;

  private Variants(Map<String, Compiled> rules) {
    this.base = KieBaseBuilder.createKieBaseFromModel(rules.values().stream().map(Compiled::load).toList());
    this.compiled = Set.copyOf(rules.keySet());
  }

  /** Compiles; the texts are of rules that were checked, changed by us. */
  static Variants of(SortedMap<String, String> texts) {
    SortedMap<String, String> left = new TreeMap<>(texts);
    while (!left.isEmpty()) {
      try {
        return new Variants(RuleBuild.compile(left));
      } catch (PackException faults) {
        Set<String> bad = new TreeSet<>();
        faults.faults().forEach(f -> left.keySet().stream().filter(id -> f.startsWith(id + ".drl:")).forEach(bad::add));
        if (bad.isEmpty()) {
          return oneByOne(left);
        }
        left.keySet().removeAll(bad);
      }
    }
    return new Variants(Map.of());
  }

  private static Variants oneByOne(SortedMap<String, String> texts) {
    Map<String, Compiled> good = new TreeMap<>();
    texts.forEach(
        (id, text) -> {
          try {
            good.putAll(RuleBuild.compile(Map.of(id, text)));
          } catch (PackException unusable) {
            // This change makes no rule.
            good.remove(id);
          }
        });
    return new Variants(good);
  }

  /** Ids of those that compile. */
  Set<String> compiled() {
    return compiled;
  }

  /** What each variant matched: the facts of each match, in the order of its conditions. */
  Map<String, List<List<Object>>> matches(Collection<?> facts) {
    Map<String, List<List<Object>>> matches = new HashMap<>();
    KieSession session = base.newKieSession();
    try {
      facts.forEach(session::insert);
      session.fireAllRules(
          match -> {
            List<List<Object>> own = matches.computeIfAbsent(match.getRule().getName(), r -> new ArrayList<>());
            if (own.size() < COUNTED) {
              own.add(List.copyOf(match.getObjects()));
            }
            return false;
          });
    } finally {
      session.dispose();
    }
    return matches;
  }

  /** All arguments of all variants. */
  Collection<Evidence> argue(Collection<?> facts) {
    KieSession session = base.newKieSession();
    try {
      facts.forEach(session::insert);
      session.fireAllRules(COUNTED);
      return session.getObjects(Evidence.class::isInstance).stream().map(Evidence.class::cast).toList();
    } finally {
      session.dispose();
    }
  }
}
