package org.whydunit.knowledge.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.whydunit.knowledge.Pattern;
import org.whydunit.knowledge.PatternText;

/** The sentences of a pattern that a query speaks of, its words marked. */
final class Highlights {
  private static final int MOST = 2;

  private final Phrases phrases;
  private final Set<String> terms = new HashSet<>();
  private final boolean chinese;

  Highlights(Phrases phrases, String query) {
    this.phrases = phrases;
    this.chinese = query.chars().anyMatch(Words::han);
    tokens(query).forEach(token -> terms.add(token.term()));
  }

  private List<Token> tokens(String text) {
    List<Token> tokens = new ArrayList<>(phrases.in(text));
    tokens.addAll(Words.english(text));
    tokens.addAll(Words.pairs(text));
    return tokens;
  }

  /** Best first, at most two, in the query's language. */
  List<String> of(Pattern pattern) {
    PatternText text = chinese ? pattern.zh() : pattern.en();
    record Sentence(String marked, int distinct) {
    }
    List<Sentence> sentences = new ArrayList<>();
    for (String sentence : (text.phenomenon() + "\n" + text.mechanism() + "\n" + text.confirm())
        .split("(?<=[。；！？\\n])|(?<=[.;!?])\\s")) {
      List<Token> matching = tokens(sentence).stream().filter(token -> terms.contains(token.term())).toList();
      int distinct = (int) matching.stream().map(Token::term).distinct().count();
      if (distinct > 0) {
        sentences.add(new Sentence(marked(sentence, matching).strip(), distinct));
      }
    }
    return sentences.stream().sorted(Comparator.comparingInt(Sentence::distinct).reversed()).limit(MOST)
        .map(Sentence::marked).toList();
  }

  private static String marked(String sentence, List<Token> matching) {
    boolean[] hit = new boolean[sentence.length() + 1];
    matching.forEach(token -> Arrays.fill(hit, token.start(), token.end(), true));
    StringBuilder marked = new StringBuilder();
    for (int i = 0; i <= sentence.length(); i++) {
      if (hit[i] != (i > 0 && hit[i - 1])) {
        marked.append("**");
      }
      if (i < sentence.length()) {
        marked.append(sentence.charAt(i));
      }
    }
    return marked.toString();
  }
}
