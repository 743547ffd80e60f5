package org.whydunit.knowledge.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.whydunit.knowledge.PatternKey;
import org.whydunit.knowledge.Patterns;

/**
 * Scores patterns by what a diagnosis knows. A pattern of another system is out; one of the same cause, or that names the
 * very suspect, comes before every other. Then a shared rule says most, the suspect's name, a driver, a code, an event and
 * the title's words less; several of a kind add less and less, so that a pattern that lists many codes wins nothing by it.
 * Naming drivers or codes of which none is there speaks against. Where nothing but words fits, the cause's general
 * pattern comes before one of a special symptom that nobody saw.
 */
final class SymptomMatch {
  private static final double CAUSE = 2;
  private static final double RULE = 3;
  private static final double DRIVER = 2.5;
  private static final double CODE = 1.5;
  private static final double EVENT = 1.5;
  private static final double SUBJECT = 3;
  private static final double GENERAL = 1.5;
  private static final double TITLE = 4;
  private static final double SYSTEM = 0.3;
  private static final double OTHER_CODE = -2;
  private static final double OTHER_DRIVER = -0.8;

  /** When no code, or no driver, is known at all, a pattern that needs one is only less likely. */
  private static final double NONE_THERE = 0.4;

  /** Another cause's pattern is worth so much of its score: enough to be listed, not enough to lead. */
  private static final double OTHER_CAUSE = 0.25;

  private final Observed observed;
  private final Titles titles;
  private final Set<String> codes;
  private final Set<String> drivers;
  private final Set<String> events;
  private final Set<String> subjects;
  private final Set<String> words;

  SymptomMatch(Observed observed, Titles titles) {
    this.observed = observed;
    this.titles = titles;
    this.codes = observed.codes().stream().map(Codes::normal).collect(Collectors.toSet());
    this.drivers = observed.drivers().stream().map(Codes::driver).collect(Collectors.toSet());
    this.events = observed.events().stream().map(event -> event.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    this.subjects = observed.subjects().stream().map(s -> s.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    this.words = Titles.words(observed.words());
  }

  List<Hit> in(Patterns patterns, int limit) {
    record Scored(PatternKey key, boolean fits, double score, List<String> why) {
    }
    List<Scored> scored = new ArrayList<>();
    for (PatternKey key : patterns.keys()) {
      List<String> why = new ArrayList<>();
      double score = foreign(key) ? 0 : score(key, why);
      if (score > 0) {
        scored.add(new Scored(key, fits(key), score, why));
      }
    }
    Comparator<Scored> best = Comparator.comparingDouble(Scored::score).reversed();
    return scored.stream()
        .sorted(Comparator.comparing((Scored s) -> !s.fits).thenComparing(best)
            .thenComparing(s -> s.key.id()))
        .limit(limit)
        .map(s -> new Hit(patterns.find(s.key.id()).orElseThrow(), s.score, List.of(), String.join("\n", s.why)))
        .toList();
  }

  private boolean foreign(PatternKey key) {
    return !key.os().equals("any") && !observed.os().equals("any") && !key.os().equals(observed.os());
  }

  /** The same cause, or the suspect by name. */
  private boolean fits(PatternKey key) {
    return key.cause().equals(observed.cause()) || !subjects(key).isEmpty();
  }

  /** A general pattern of stop codes is general among crashes alone. */
  private boolean answersAll(PatternKey key) {
    return key.general() && key.cause().equals(observed.cause()) && (!codes.isEmpty() || key.codes().stream().noneMatch(SymptomMatch::stop));
  }

  private List<String> subjects(PatternKey key) {
    return key.subjects().stream().filter(glob -> subjects.stream().anyMatch(subject -> Codes.globMatches(glob, subject))).toList();
  }

  private double score(PatternKey key, List<String> why) {
    double score = key.cause().equals(observed.cause()) ? part("cause", CAUSE, List.of(key.cause()), why) : 0;
    double seen = part("rule", RULE, key.symptoms().stream().filter(observed.rules()::contains).toList(), why)
        + part("subject", SUBJECT, subjects(key), why);
    seen += listed("driver", DRIVER, answersAll(key) ? 0 : OTHER_DRIVER, drivers, key.drivers(),
        glob -> drivers.stream().anyMatch(driver -> Codes.driverMatches(glob, driver)), why);
    seen += listed("code", CODE, answersAll(key) ? 0 : OTHER_CODE, codes, key.codes().stream().filter(SymptomMatch::stop).toList(),
        code -> codes.contains(Codes.normal(code)), why);
    seen += part("code", CODE, key.codes().stream()
        .filter(code -> !stop(code) && codes.contains(Codes.normal(code))).toList(), why);
    seen += part("event", EVENT, key.events().stream().filter(this::happened).toList(), why);
    List<String> shared = new ArrayList<>();
    score += seen + part("title", TITLE * titles.shared(key, words, shared), shared.isEmpty() ? List.of() : List.of(String.join(" ", shared)), why);
    if (answersAll(key)) {
      score += part("general", GENERAL, List.of(key.cause()), why);
    }
    if (score > 0 && key.os().equals(observed.os()) && !key.os().equals("any")) {
      score += part("system", SYSTEM, List.of(key.os()), why);
    }
    return fits(key) ? Math.max(score, SYSTEM) : score * OTHER_CAUSE;
  }

  /** Stop codes have at most four digits; longer ones are status codes, which any crash may carry. */
  private static boolean stop(String code) {
    String normal = Codes.normal(code);
    return Codes.stopCode(normal) && normal.length() <= "0x".length() + 4;
  }

  /** What a pattern lists and is there counts for it; when something else is there and nothing it lists, against. */
  private static double listed(String kind, double weight, double other, Set<String> there, List<String> listed,
      Predicate<String> matches, List<String> why) {
    List<String> shared = listed.stream().filter(matches).toList();
    if (shared.isEmpty() && !listed.isEmpty() && other < 0) {
      double against = there.isEmpty() ? other * NONE_THERE : other;
      why.add(String.format(Locale.ROOT, "%.2f no %s of it", against, kind));
      return against;
    }
    return part(kind, weight, shared, why);
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
