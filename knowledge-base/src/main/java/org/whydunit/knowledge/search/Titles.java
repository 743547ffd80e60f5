package org.whydunit.knowledge.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.whydunit.knowledge.PatternKey;

/** The words of titles and ids, and how telling each is: one that few patterns have tells much. */
final class Titles {
  private final Map<String, Set<String>> words = new HashMap<>();
  private final Map<String, Integer> patterns = new HashMap<>();

  Titles(List<PatternKey> keys) {
    for (PatternKey key : keys) {
      Set<String> own = words(key.id().substring(key.id().indexOf('/') + 1) + " " + key.title());
      words.put(key.id(), own);
      own.forEach(word -> patterns.merge(word, 1, Integer::sum));
    }
  }

  /** English words and names without their endings. */
  static Set<String> words(String text) {
    Set<String> words = new HashSet<>();
    Words.english(text.replace('-', ' ').replace('_', ' ')).forEach(token -> words.add(token.term()));
    return words;
  }

  /** The words that a pattern's title and these share, and the share of its title's weight that they have, 0 to 1. */
  double shared(PatternKey key, Set<String> observed, List<String> which) {
    double all = 0;
    double both = 0;
    for (String word : words.getOrDefault(key.id(), Set.of())) {
      double weight = Math.log((1.0 + words.size()) / patterns.getOrDefault(word, 1));
      all += weight;
      if (observed.contains(word)) {
        both += weight;
        which.add(word);
      }
    }
    List<String> sorted = new ArrayList<>(new TreeSet<>(which));
    which.clear();
    which.addAll(sorted);
    return all == 0 ? 0 : both / all;
  }
}
