package org.whydunit.knowledge.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
  private static final Map<String, Float> PARTS =
      Map.of("title", 3f, "seen", 1.2f, "cause", 1f, "fix", 0.4f, "key", 1f);
  private static final Map<String, Float> CODE_PARTS =
      Map.of("key", 9f, "title", 9f, "seen", 5f, "fix", 2f);
  private static final float CONCEPT = 1.3f;
  private static final float CHARACTER = 0.15f;
  private static final float PAIR = 0.7f;
  private static final float CORRECTED = 0.8f;
  private static final float PERHAPS = 0.6f;

  private final Phrases phrases;
  private final Spelling spelling;
  private final List<String> globs;

  Queries(Phrases phrases, Spelling spelling, List<String> globs) {
    this.phrases = phrases;
    this.spelling = spelling;
    this.globs = globs;
  }

  Query of(String text, Map<String, String> filter) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    words(query, text, 1);
    for (String word : spelling.corrections(text)) {
      words(query, word, CORRECTED);
    }
    BooleanQuery words = query.build();
    if (filter.isEmpty()) {
      return words;
    }
    BooleanQuery.Builder filtered = new BooleanQuery.Builder();
    filtered.add(words, Occur.MUST);
    filter.forEach((name, value) -> filtered.add(new TermQuery(new Term(name, value)), Occur.FILTER));
    return filtered.build();
  }

  private void words(BooleanQuery.Builder query, String text, float weight) {
    distinct(Words.english(text)).forEach(term -> query.add(anywhere(term, "_en", weight), Occur.SHOULD));
    distinct(Words.pairs(text)).forEach(term -> query.add(anywhere(term, "_zh", PAIR * weight), Occur.SHOULD));
    distinct(Words.characters(text)).forEach(term ->
        query.add(anywhere(term, "_zh1", CHARACTER * weight), Occur.SHOULD));
    Set<String> sure = new LinkedHashSet<>(Codes.in(text));
    for (String term : distinct(phrases.in(text))) {
      if (Codes.stopCode(term)) {
        sure.add(term);
      } else {
        query.add(anywhere(term, "_concept", CONCEPT * weight), Occur.SHOULD);
      }
    }
    Set<String> perhaps = Codes.perhapsIn(text);
    sure.forEach(code -> query.add(code(code, weight), Occur.SHOULD));
    perhaps.removeAll(sure);
    perhaps.forEach(code -> query.add(code(code, PERHAPS * weight), Occur.SHOULD));
  }

  private static Set<String> distinct(List<Token> tokens) {
    Set<String> terms = new LinkedHashSet<>();
    tokens.forEach(token -> terms.add(token.term()));
    return terms;
  }

  private static Query anywhere(String term, String kind, float weight) {
    List<Query> parts = new ArrayList<>();
    PARTS.forEach((part, boost) ->
        parts.add(new BoostQuery(new TermQuery(new Term(part + kind, term)), boost * weight)));
    return new DisjunctionMaxQuery(parts, 0.2f);
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
