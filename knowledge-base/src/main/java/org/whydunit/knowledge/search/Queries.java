package org.whydunit.knowledge.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * Turns what a user typed into a query. Each term counts in the part of a pattern where it weighs most. The weights were
 * chosen on the development queries in {@code src/test/resources}.
 */
final class Queries {
  /** For what a user types: a few words, as in a title. */
  private static final Weights TYPED =
      new Weights(Map.of("title", 3f, "seen", 1.2f, "told", 1.2f, "cause", 1f, "fix", 0.4f, "key", 1f), 1.3f, 0.2f, true);
  /** For a whole ticket, which has the words of other tickets; the best of a dozen sets on 389 confirmed failures. */
  private static final Weights TOLD =
      new Weights(Map.of("title", 1.5f, "seen", 1.2f, "told", 3f, "cause", 1f, "fix", 0.4f, "key", 1f), 1f, 0.3f, false);
  private static final Map<String, Float> CODE_PARTS =
      Map.of("key", 9f, "title", 9f, "seen", 5f, "told", 3f, "fix", 2f);
  /** Concepts of {@code reference/synonyms.tsv} that only Linux has. */
  private static final Set<String> LINUX = Set.of("linux", "linux-kernel", "kernel-module", "journal");

  private static final float SYSTEM = 1.5f;
  private static final float CHARACTER = 0.15f;
  private static final float PAIR = 0.7f;
  private static final float CORRECTED = 0.8f;
  private static final float PERHAPS = 0.6f;

  /** {@code c000021a}: six hexadecimal digits that a pattern lists are no chance, though nobody typed 0x before them. */
  private static final int LONG_CODE = "0x".length() + 6;

  /**
   * What a term is worth.
   *
   * @param parts by part of a pattern
   * @param concept a concept against a word
   * @param also what the other parts add to the best one
   * @param evenly whether a term that is common elsewhere counts less where it is rare
   */
  private record Weights(Map<String, Float> parts, float concept, float also, boolean evenly) {}

  /**
   * How rare a term is in the library.
   *
   * @param patterns how many there are
   * @param with how many have a term
   */
  record Rarity(int patterns, ToIntFunction<Term> with) {

    /** As BM25 counts it, in one part of the patterns. */
    private double of(Term term) {
      int has = with.applyAsInt(term);
      return Math.log(1 + (patterns - has + 0.5) / (has + 0.5));
    }

    /**
     * A word that few titles have and many texts, as "once", is no telling word of a title: half way, on the scale of
     * logarithms, from how rare it is there to how rare it is where it is commonest.
     */
    private Map<String, Float> shares(String term, String kind, Set<String> parts) {
      Map<String, Double> rare = new HashMap<>();
      parts.forEach(part -> rare.put(part, of(new Term(part + kind, term))));
      double least = Collections.min(rare.values());
      Map<String, Float> shares = new HashMap<>();
      rare.forEach((part, here) -> shares.put(part, (float) Math.sqrt(least / here)));
      return shares;
    }
  }

  private final Phrases phrases;
  private final Spelling spelling;
  private final List<String> globs;
  private final Predicate<String> known;
  private final Rarity rarity;

  /**
   * @param globs driver names with a {@code *} that patterns list
   * @param known whether a pattern speaks of a code
   * @param rarity of terms in the library
   */
  Queries(Phrases phrases, Spelling spelling, List<String> globs, Predicate<String> known, Rarity rarity) {
    this.phrases = phrases;
    this.spelling = spelling;
    this.globs = globs;
    this.known = known;
    this.rarity = rarity;
  }

  /**
   * A text as it stands: a name in it that looks like a mistyped word is a name. Stop codes are left out, since one code
   * has many causes and the failures of each share other words.
   */
  Query like(String text, String os) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    words(query, text, 1, TOLD, code -> !Codes.stopCode(code));
    if (!os.equals("any")) {
      query.add(systems(os, "any"), Occur.FILTER);
    }
    return query.build();
  }

  Query of(String text, Map<String, String> filter) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    words(query, text, 1);
    if (Codes.in(text).stream().anyMatch(code -> code.matches("kb\\d+") && !known.test(code))) {
      // an update that no pattern knows: one speaks of all
      words(query, "windows update kb", 1);
    }
    for (String word : spelling.corrections(text)) {
      words(query, word, CORRECTED);
    }
    BooleanQuery.Builder among = new BooleanQuery.Builder().add(query.build(), Occur.MUST).add(system(text), Occur.SHOULD);
    filter.forEach((name, value) -> among.add(new TermQuery(new Term(name, value)), Occur.FILTER));
    return among.build();
  }

  /** Whoever names no system mostly has Windows; whoever names Linux, or what only Linux has, does not. */
  private Query system(String text) {
    boolean linux = distinct(phrases.in(text)).stream().anyMatch(LINUX::contains);
    return new BoostQuery(new ConstantScoreQuery(linux ? systems("linux") : systems("windows", "any")), SYSTEM);
  }

  private static Query systems(String... systems) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    for (String os : systems) {
      any.add(new TermQuery(new Term("os", os)), Occur.SHOULD);
    }
    return any.build();
  }

  private void words(BooleanQuery.Builder query, String text, float weight) {
    words(query, text, weight, TYPED, code -> true);
  }

  private void words(BooleanQuery.Builder query, String text, float weight, Weights weights, Predicate<String> telling) {
    distinct(Words.english(text)).forEach(term -> query.add(anywhere(term, "_en", weight, weights), Occur.SHOULD));
    distinct(Words.pairs(text)).forEach(term -> query.add(anywhere(term, "_zh", PAIR * weight, weights), Occur.SHOULD));
    distinct(Words.characters(text)).forEach(term ->
        query.add(anywhere(term, "_zh1", CHARACTER * weight, weights), Occur.SHOULD));
    Set<String> sure = new LinkedHashSet<>(Codes.in(text));
    for (String term : distinct(phrases.in(text))) {
      if (Codes.stopCode(term)) {
        sure.add(term);
      } else {
        query.add(anywhere(term, "_concept", weights.concept() * weight, weights), Occur.SHOULD);
      }
    }
    Set<String> perhaps = Codes.perhapsIn(text);
    perhaps.stream().filter(code -> Codes.stopCode(code) && code.length() >= LONG_CODE && known.test(code)).forEach(sure::add);
    sure.stream().filter(telling).forEach(code -> query.add(code(code, weight), Occur.SHOULD));
    perhaps.removeAll(sure);
    perhaps.stream().filter(telling).forEach(code -> query.add(code(code, PERHAPS * weight), Occur.SHOULD));
  }

  private static Set<String> distinct(List<Token> tokens) {
    Set<String> terms = new LinkedHashSet<>();
    tokens.forEach(token -> terms.add(token.term()));
    return terms;
  }

  private Query anywhere(String term, String kind, float weight, Weights weights) {
    Map<String, Float> shares = weights.evenly() ? rarity.shares(term, kind, weights.parts().keySet()) : Map.of();
    List<Query> parts = new ArrayList<>();
    weights.parts().forEach((part, boost) -> {
      Query here = new TermQuery(new Term(part + kind, term));
      parts.add(new BoostQuery(here, boost * weight * shares.getOrDefault(part, 1f)));
    });
    return new DisjunctionMaxQuery(parts, weights.also());
  }

  private Query code(String code, float weight) {
    List<Query> parts = new ArrayList<>();
    CODE_PARTS.forEach((part, boost) -> parts.add(constant(part + "_code", code, boost * weight)));
    for (String glob : globs) {
      if (Codes.driverMatches(glob, code)) {
        parts.add(constant("key_code", glob, CODE_PARTS.get("key") * weight));
      }
    }
    return new DisjunctionMaxQuery(parts, 0.1f);
  }

  private static Query constant(String field, String term, float boost) {
    return new BoostQuery(new ConstantScoreQuery(new TermQuery(new Term(field, term))), boost);
  }
}
