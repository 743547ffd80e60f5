package org.whydunit.rules.doubt;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.whydunit.ingest.Ingest;
import org.whydunit.ingest.Limits;
import org.whydunit.ingest.Source;
import org.whydunit.ingest.facts.Fact;
import org.whydunit.rules.Diagnosis;
import org.whydunit.rules.Engine;
import org.whydunit.rules.Evidence;
import org.whydunit.rules.Strength;
import org.whydunit.rules.author.Example;
import org.whydunit.rules.author.Examples;
import org.whydunit.rules.join.Captures;

/** Finds the fewest facts that a bundle lacks for a cause. Safe for several threads. */
public final class WhyNot {

  /** A rule that needs more than these at once is no near miss. */
  private static final int MOST = 5;

  /** Rules that are tried, strongest first. */
  private static final int TRIED = 60;

  private final Engine engine;
  private final Ingest ingest;
  private final Map<String, List<Example>> firing = new HashMap<>();

  public WhyNot(Engine engine) {
    this.engine = engine;
    this.ingest = new Ingest(engine.interest(), ZoneOffset.UTC, Limits.DEFAULT);
    Examples.ofProduct().stream().filter(Example::fires).forEach(e -> firing.computeIfAbsent(e.rule(), r -> new ArrayList<>()).add(e));
  }

  /** What a diagnosed bundle lacks for the nearest rule that would speak for the cause; empty when no rule is near. */
  public Optional<Missing> nearest(String cause, Diagnosis diagnosis) {
    return near(cause, diagnosis).stream().findFirst();
  }

  /** What a diagnosed bundle lacks for each of the rules that are near, nearest first. */
  public List<Missing> near(String cause, Diagnosis diagnosis) {
    List<Fact> present = diagnosis.sources().stream().flatMap(s -> s.facts().stream()).toList();
    List<List<Fact>> captures = Captures.apart(present);
    Set<String> spoke =
        diagnosis.causes().stream()
            .filter(h -> h.cause().equals(cause))
            .flatMap(h -> h.evidence().stream().map(Evidence::rule))
            .collect(Collectors.toSet());
    Set<Class<?>> kinds = present.stream().map(Fact::getClass).collect(Collectors.toSet());
    // A fact of a kind that the bundle has lies nearer than one of a kind that its machine may never write.
    Comparator<Missing> best =
        Comparator.comparing((Missing m) -> m.facts().size())
            .thenComparing(m -> m.facts().stream().filter(f -> !kinds.contains(f.getClass())).count())
            .thenComparing(m -> -m.would().strength().ordinal())
            .thenComparing(Missing::rule);
    return speakersFor(cause).stream()
        .filter(rule -> !spoke.contains(rule))
        .limit(TRIED)
        .flatMap(rule -> captures.stream().flatMap(capture -> of(rule, capture).stream()))
        .filter(m -> m.would().supports() && m.would().cause().equals(cause))
        .sorted(best)
        .toList();
  }

  /** Rules that can speak for a cause, strongest first. */
  public List<String> speakersFor(String cause) {
    Map<String, Integer> strength = new HashMap<>();
    engine.arguments().stream().filter(a -> a.supports() && a.cause().equals(cause)).forEach(a -> strength.put(a.id(), a.strength().ordinal()));
    engine.reads().forEach(
        r -> r.argues().stream()
            .filter(a -> a.startsWith("+" + cause + ":"))
            .forEach(a -> strength.put(r.rule(), Strength.valueOf(a.substring(a.indexOf(':') + 1)).ordinal())));
    return strength.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /**
   * What facts lack for a rule, found in the rule's own examples.
   *
   * @param present facts as the sources tell them
   * @return empty when the rule argues already, or when no few facts would make it
   */
  public Optional<Missing> of(String rule, Collection<? extends Fact> present) {
    if (would(rule, present, List.of()).isPresent()) {
      return Optional.empty();
    }
    return firing.getOrDefault(rule, List.of()).stream()
        .flatMap(e -> fewest(rule, present, facts(e)).stream())
        .min(Comparator.comparing(m -> m.facts().size()));
  }

  private List<Fact> facts(Example example) {
    List<Fact> facts = new ArrayList<>();
    example.files().forEach((name, content) -> facts.addAll(ingest.read(Source.of(name, content)).facts()));
    return facts;
  }

  private Optional<Missing> fewest(String rule, Collection<? extends Fact> present, List<Fact> all) {
    for (Fact one : all) {
      Optional<Evidence> alone = would(rule, present, List.of(one));
      if (alone.isPresent()) {
        return alone.map(e -> new Missing(rule, List.of(one), e));
      }
    }
    if (all.size() < 2 || would(rule, present, all).isEmpty()) {
      return Optional.empty();
    }
    List<Fact> needed = new ArrayList<>(all);
    for (Fact fact : all) {
      List<Fact> without = new ArrayList<>(needed);
      without.removeIf(f -> f == fact);
      if (would(rule, present, without).isPresent()) {
        needed = without;
      }
    }
    return needed.size() > MOST ? Optional.empty() : smallest(rule, present, needed);
  }

  /** The smallest part that makes the rule argue: a rule with a negative condition may need less than what it was cut to. */
  private Optional<Missing> smallest(String rule, Collection<? extends Fact> present, List<Fact> needed) {
    return parts(needed).stream()
        .flatMap(part -> would(rule, present, part).map(e -> new Missing(rule, part, e)).stream())
        .findFirst();
  }

  /** All parts, smaller ones first. */
  static List<List<Fact>> parts(List<Fact> facts) {
    List<List<Fact>> parts = new ArrayList<>();
    for (int chosen = 0; chosen < 1 << facts.size(); chosen++) {
      List<Fact> part = new ArrayList<>();
      for (int i = 0; i < facts.size(); i++) {
        if ((chosen >> i & 1) == 1) {
          part.add(facts.get(i));
        }
      }
      parts.add(part);
    }
    parts.sort(Comparator.comparing(List::size));
    return parts;
  }

  /** The argument that the rule makes from both together. */
  Optional<Evidence> would(String rule, Collection<? extends Fact> present, Collection<Fact> added) {
    List<Fact> both = new ArrayList<>(present);
    both.addAll(added);
    return engine.argue(engine.story(both).facts(), Set.of(rule)).stream()
        .filter(e -> e.rule().equals(rule))
        .min(Comparator.comparing((Evidence e) -> !e.supports()).thenComparing(Evidence::subject));
  }
}
