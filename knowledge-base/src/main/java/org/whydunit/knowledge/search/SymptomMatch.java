package org.whydunit.knowledge.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import org.whydunit.knowledge.PatternKey;
import org.whydunit.knowledge.Patterns;

/**
 * Scores patterns by what a diagnosis knows, without words. A shared rule says most, then a driver, then a code or an
 * event; several of a kind add less and less, so that a pattern that lists many codes wins nothing by it. The cause
 * alone is enough to be listed, never enough to lead.
 */
final class SymptomMatch {
  private static final double CAUSE = 2;
  private static final double RULE = 3;
  private static final double DRIVER = 2.5;
  private static final double CODE = 1.5;
  private static final double EVENT = 1.5;

  private final String cause;
  private final Set<String> rules;
  private final Set<String> codes;
  private final Set<String> drivers;
  private final Set<String> events;

  SymptomMatch(String cause, Set<String> rules, Set<String> codes, Set<String> drivers, Set<String> events) {
    this.cause = cause;
    this.rules = rules;
    this.codes = codes.stream().map(Codes::normal).collect(Collectors.toSet());
    this.drivers = drivers.stream().map(Codes::driver).collect(Collectors.toSet());
    this.events = events.stream().map(event -> event.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
  }

  List<Hit> in(Patterns patterns, int limit) {
    record Scored(PatternKey key, double score, List<String> why) {
    }
    List<Scored> scored = new ArrayList<>();
    for (PatternKey key : patterns.keys()) {
      List<String> why = new ArrayList<>();
      double score = score(key, why);
      if (score > 0) {
        scored.add(new Scored(key, score, why));
      }
    }
    return scored.stream()
        .sorted(Comparator.comparingDouble(Scored::score).reversed().thenComparing(s -> s.key.id()))
        .limit(limit)
        .map(s -> new Hit(patterns.find(s.key.id()).orElseThrow(), s.score, List.of(), String.join("\n", s.why)))
        .toList();
  }

  private double score(PatternKey key, List<String> why) {
    double score = key.cause().equals(cause) ? part("cause", CAUSE, List.of(cause), why) : 0;
    score += part("rule", RULE, key.symptoms().stream().filter(rules::contains).toList(), why);
    score += part("driver", DRIVER, key.drivers().stream()
        .filter(glob -> drivers.stream().anyMatch(driver -> Codes.driverMatches(glob, driver))).toList(), why);
    score += part("code", CODE, key.codes().stream().filter(code -> codes.contains(Codes.normal(code))).toList(), why);
    score += part("event", EVENT, key.events().stream().filter(this::happened).toList(), why);
    return score;
  }

  /** The first of a kind counts whole, the second half, the third a third. */
  private static double part(String kind, double weight, List<String> shared, List<String> why) {
    double score = 0;
    for (int i = 0; i < shared.size(); i++) {
      score += weight / (i + 1);
    }
    if (score > 0) {
      why.add(String.format(Locale.ROOT, "%.2f %s %s", score, kind, String.join(", ", shared)));
    }
    return score;
  }

  /** A pattern's bare id matches that id of any provider, a provider's id only its own. */
  private boolean happened(String event) {
    String lower = event.strip().toLowerCase(Locale.ROOT);
    if (lower.indexOf('/') < 0) {
      return events.stream().anyMatch(seen -> seen.substring(seen.lastIndexOf('/') + 1).equals(lower));
    }
    return events.contains(lower);
  }
}
