package org.whydunit.knowledge.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.tartarus.snowball.ext.EnglishStemmer;

/**
 * Cuts text into terms. English: letters and digits, lower case, stemmed. Chinese: single characters, and pairs of
 * neighbours, which need no dictionary and find a word whatever it is cut from.
 */
final class Words {
  private static final Set<String> STOP = Set.of("a", "an", "and", "are", "as", "at", "be", "but", "by", "can", "do",
      "does", "for", "from", "has", "have", "how", "i", "if", "in", "into", "is", "it", "its", "me", "my", "of", "on", "or",
      "so", "some", "such", "sys", "that", "the", "their", "then", "there", "these", "they", "this", "to", "was", "what", "when",
      "which", "while", "why", "will", "with", "you", "your");

  private Words() {
  }

  static boolean han(int c) {
    return c >= 0x3400 && c <= 0x9FFF;
  }

  private static boolean latin(char c) {
    return c < 0x3000 && Character.isLetterOrDigit(c);
  }

  /** Words of letters and digits in lower case, unstemmed, and Chinese characters one by one, in the text's order. */
  static List<Token> units(String text) {
    List<Token> units = new ArrayList<>();
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      int start = i++;
      if (han(c)) {
        units.add(new Token(text.substring(start, i), start, i));
      } else if (latin(c)) {
        while (i < text.length() && latin(text.charAt(i))) {
          i++;
        }
        units.add(new Token(text.substring(start, i).toLowerCase(Locale.ROOT), start, i));
      }
    }
    return units;
  }

  /** English words without the commonest, stemmed. */
  static List<Token> english(String text) {
    List<Token> stems = new ArrayList<>();
    EnglishStemmer stemmer = new EnglishStemmer();
    for (Token unit : units(text)) {
      if (!han(unit.term().charAt(0)) && !STOP.contains(unit.term())) {
        stems.add(new Token(stem(stemmer, unit.term()), unit.start(), unit.end()));
      }
    }
    return stems;
  }

  static String stem(String word) {
    return stem(new EnglishStemmer(), word);
  }

  private static String stem(EnglishStemmer stemmer, String word) {
    stemmer.setCurrent(word);
    stemmer.stem();
    return stemmer.getCurrent();
  }

  /** English words of five letters or more, as they stand: what a mistyped word may have meant. */
  static List<Token> spellable(String text) {
    return units(text).stream()
        .filter(unit -> unit.term().length() >= 5 && unit.term().chars().allMatch(c -> c >= 'a' && c <= 'z'))
        .toList();
  }

  /** Chinese characters one by one. */
  static List<Token> characters(String text) {
    return units(text).stream().filter(unit -> han(unit.term().charAt(0))).toList();
  }

  /** Neighbouring Chinese characters, pair by pair. */
  static List<Token> pairs(String text) {
    List<Token> pairs = new ArrayList<>();
    List<Token> characters = characters(text);
    for (int i = 1; i < characters.size(); i++) {
      Token left = characters.get(i - 1);
      Token right = characters.get(i);
      if (left.end() == right.start()) {
        pairs.add(new Token(left.term() + right.term(), left.start(), right.end()));
      }
    }
    return pairs;
  }
}
