package org.whydunit.knowledge.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.search.FuzzyTermsEnum;
import org.apache.lucene.util.BytesRef;

/**
 * Corrects English words of five letters or more that no pattern has: one edit, two from eight letters on, the first
 * letter held, a swap of neighbours one edit. What has a digit is a code and is left as typed.
 */
final class Spelling {
  private final IndexReader reader;
  private final Set<String> vocabulary;

  Spelling(IndexReader reader, Set<String> vocabulary) {
    this.reader = reader;
    this.vocabulary = vocabulary;
  }

  /** The words meant for the mistyped ones. */
  List<String> corrections(String text) {
    List<String> corrections = new ArrayList<>();
    for (Token word : Words.spellable(text)) {
      correction(word.term()).ifPresent(corrections::add);
    }
    return corrections;
  }

  /** The whole text with its mistyped words corrected; empty when there is none. */
  Optional<String> corrected(String text) {
    StringBuilder corrected = new StringBuilder();
    int from = 0;
    for (Token word : Words.spellable(text)) {
      Optional<String> correction = correction(word.term());
      if (correction.isPresent()) {
        corrected.append(text, from, word.start()).append(correction.get());
        from = word.end();
      }
    }
    return from == 0 ? Optional.empty() : Optional.of(corrected.append(text.substring(from)).toString());
  }

  private Optional<String> correction(String word) {
    try {
      Term term = new Term("word", word);
      boolean known = vocabulary.contains(word) || reader.docFreq(term) > 0
          || reader.docFreq(new Term("seen_en", Words.stem(word))) > 0
          || reader.docFreq(new Term("title_en", Words.stem(word))) > 0;
      return known ? Optional.empty() : nearest(term);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<String> nearest(Term word) throws IOException {
    int edits = word.text().length() < 8 ? 1 : 2;
    String best = null;
    double bestScore = 0;
    Terms terms = MultiTerms.getTerms(reader, "word");
    if (terms != null) {
      FuzzyTermsEnum near = new FuzzyTermsEnum(terms, word, edits, 1, true);
      for (BytesRef term = near.next(); term != null; term = near.next()) {
        double score = near.getBoost() + Math.min(near.docFreq(), 100) / 1000.0;
        if (score > bestScore) {
          bestScore = score;
          best = term.utf8ToString();
        }
      }
    }
    return Optional.ofNullable(best);
  }
}
