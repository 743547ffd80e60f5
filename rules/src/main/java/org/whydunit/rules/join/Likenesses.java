package org.whydunit.rules.join;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.whydunit.ingest.facts.AppCrash;
import org.whydunit.ingest.facts.BugCheck;
import org.whydunit.ingest.facts.Claim;
import org.whydunit.ingest.facts.Fact;
import org.whydunit.ingest.facts.LogEvent;
import org.whydunit.ingest.facts.LogMessage;
import org.whydunit.knowledge.search.Likeness;
import org.whydunit.knowledge.search.PatternIndex;

/** Compares what is told of a failure with the library of known ones. */
final class Likenesses {

  /** Letters that are compared: tickets are shorter, and a log's thousandth line says nothing new. */
  private static final int TOLD = 6_000;

  private static final int LOGGED = 600;

  /** So many patterns share the likeness; those behind them are noise. */
  private static final int PATTERNS = 15;

  /**
   * A pattern with a score of 90 % of the best has e^-0.8 of its weight. Of 4 to 10, 8 gave confirmed causes the most
   * probability on 389 confirmed failures.
   */
  private static final double STEEPNESS = 8;

  /**
   * Some pattern is always the nearest. Letters, minutes and shopping lists that say "crash" or "problem" come to 23 mostly,
   * 33 at most; of confirmed failures 92 % come above 30, 80 % above 43. Between the two the likeness counts in part, so
   * that one word more or less does not decide.
   */
  private static final double CHANCE = 30;

  private static final double SURE = 43;

  private final PatternIndex patterns;
  private final BugCheckNames stops;

  Likenesses(PatternIndex patterns, BugCheckNames stops) {
    this.patterns = patterns;
    this.stops = stops;
  }

  /** By cause, nearest first; empty when nothing is told, or nothing that the library speaks of. */
  List<Resemblance> of(Collection<?> facts) {
    List<Fact> compared = new ArrayList<>();
    StringBuilder told = new StringBuilder();
    StringBuilder logged = new StringBuilder();
    for (Object fact : facts) {
      StringBuilder text = fact instanceof Claim ? told : logged;
      String words = words(fact);
      if (!words.isBlank() && text.length() < (text == told ? TOLD : LOGGED)) {
        text.append(words).append('\n');
        compared.add((Fact) fact);
      }
    }
    if (compared.isEmpty()) {
      return List.of();
    }
    List<Likeness> likest = patterns.likest(stops.without(told.append(logged).toString()), SystemOf.facts(facts), PATTERNS);
    return likest.isEmpty() || likest.getFirst().score() <= CHANCE ? List.of() : byCause(likest, compared);
  }

  private static String words(Object fact) {
    return switch (fact) {
      case Claim claim -> claim.key() + " " + Anonymous.text(claim.text());
      case BugCheck crash -> crash.module() + " " + crash.process();
      case AppCrash crash -> crash.process() + " " + crash.module();
      case LogMessage message -> message.text();
      case LogEvent event -> event.provider() + " " + event.id();
      default -> "";
    };
  }

  private static List<Resemblance> byCause(List<Likeness> likest, List<Fact> compared) {
    Map<String, Likeness> nearest = new LinkedHashMap<>();
    Map<String, Double> weights = new LinkedHashMap<>();
    double total = 0;
    for (Likeness one : likest) {
      double weight = Math.exp(STEEPNESS * (one.score() / likest.getFirst().score() - 1));
      nearest.putIfAbsent(one.pattern().cause(), one);
      weights.merge(one.pattern().cause(), weight, Double::sum);
      total += weight;
    }
    double sure = Math.min(1, (likest.getFirst().score() - CHANCE) / (SURE - CHANCE));
    List<Resemblance> resemblances = new ArrayList<>();
    for (Map.Entry<String, Likeness> entry : nearest.entrySet()) {
      var pattern = entry.getValue().pattern();
      resemblances.add(
          new Resemblance(
              entry.getKey(), pattern.id(), pattern.en().title(), pattern.zh().title(), sure * weights.get(entry.getKey()) / total, compared));
    }
    return resemblances;
  }
}
