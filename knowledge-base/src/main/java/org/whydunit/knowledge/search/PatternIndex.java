package org.whydunit.knowledge.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.whydunit.knowledge.Knowledge;

/**
 * Finds patterns. Opening costs nothing; the index is opened at the first search, once, and searches may then come from
 * several threads. {@link #match} needs no index.
 */
public final class PatternIndex {
  /** Enough for a query of 4,000 Chinese characters, each alone and in pairs, in six parts of a pattern. */
  private static final int CLAUSES = 1 << 16;

  private static final double NEAR = 0.4;

  private final Knowledge knowledge;
  private Opened opened;
  private Titles titles;

  /** What a first search makes. */
  private record Opened(IndexSearcher searcher, Phrases phrases, Spelling spelling, Queries queries, List<String> notes) {
  }

  public PatternIndex(Knowledge knowledge) {
    this.knowledge = knowledge;
  }

  /** The best patterns for what a user typed, in English, Chinese or codes; best first, then by id. */
  public List<Hit> search(String query, int limit) {
    return search(query, limit, Map.of());
  }

  /**
   * The same among some patterns.
   *
   * @param filter a value each of domain, os, cause or severity
   * @throws IllegalArgumentException when the filter names something else
   */
  public List<Hit> search(String query, int limit, Map<String, String> filter) {
    return search(query, limit, filter, false);
  }

  /** The same with what each score is made of, which takes longer than the search. */
  public List<Hit> explained(String query, int limit, Map<String, String> filter) {
    return search(query, limit, filter, true);
  }

  private List<Hit> search(String query, int limit, Map<String, String> filter, boolean explain) {
    Opened index = opened();
    Query parsed = index.queries.of(query, checked(filter));
    Highlights highlights = new Highlights(index.phrases, query);
    try {
      List<Hit> hits = new ArrayList<>();
      for (ScoreDoc found : index.searcher.search(parsed, limit).scoreDocs) {
        String id = index.searcher.storedFields().document(found.doc).get("id");
        knowledge.patterns().find(id).ifPresent(pattern -> hits.add(new Hit(pattern, found.score,
            highlights.of(pattern), explain ? explained(index.searcher, parsed, found.doc) : "")));
      }
      return hits;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The patterns whose words are nearest to a text of any length, with their scores; best first. Costs less than a
   * search: nothing is highlighted or explained.
   *
   * @param os patterns of other systems are none; {@code any} for all
   */
  public List<Likeness> likest(String text, String os, int limit) {
    Opened index = opened();
    try {
      List<Likeness> likest = new ArrayList<>();
      for (ScoreDoc found : index.searcher.search(index.queries.like(text, os), limit).scoreDocs) {
        String id = index.searcher.storedFields().document(found.doc).get("id");
        knowledge.patterns().find(id).ifPresent(pattern -> likest.add(new Likeness(pattern, found.score)));
      }
      return likest;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> checked(Map<String, String> filter) {
    for (String name : filter.keySet()) {
      if (!Documents.FACETS.contains(name)) {
        throw new IllegalArgumentException("unknown filter \"" + name + "\": expected one of "
            + String.join(", ", Documents.FACETS));
      }
    }
    return filter;
  }

  /** How many of the patterns that score at least two fifths of the best one have each domain, os, cause and severity. */
  public Map<String, SortedMap<String, Integer>> facets(String query, Map<String, String> filter) {
    Opened index = opened();
    try {
      IndexReader reader = index.searcher.getIndexReader();
      TopDocs found = index.searcher.search(index.queries.of(query, checked(filter)), Math.max(1, reader.maxDoc()));
      List<ScoreDoc> near = Arrays.stream(found.scoreDocs).filter(hit -> hit.score >= NEAR * found.scoreDocs[0].score).toList();
      Map<String, SortedMap<String, Integer>> facets = new LinkedHashMap<>();
      for (String name : Documents.FACETS) {
        SortedMap<String, Integer> counts = new TreeMap<>();
        for (LeafReaderContext leaf : reader.leaves()) {
          SortedDocValues values = leaf.reader().getSortedDocValues(name);
          List<Integer> documents = near.stream().map(hit -> hit.doc - leaf.docBase)
              .filter(doc -> doc >= 0 && doc < leaf.reader().maxDoc()).sorted().toList();
          for (int document : documents) {
            if (values != null && values.advanceExact(document)) {
              counts.merge(values.lookupOrd(values.ordValue()).utf8ToString(), 1, Integer::sum);
            }
          }
        }
        facets.put(name, counts);
      }
      return facets;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The query with its mistyped words corrected; empty when it has none. */
  public Optional<String> didYouMean(String query) {
    return opened().spelling.corrected(query);
  }

  /** What was wrong with the index, when it was damaged and has been made anew; usually nothing. */
  public List<String> notes() {
    return opened().notes;
  }

  /**
   * Patterns for what a diagnosis knows, without words: best first, then by id.
   *
   * @param cause id of the cause; may be empty
   * @param rules ids of rules that fired
   * @param codes stop and status codes, hexadecimal in any form, or names as patterns write them
   * @param drivers driver file names
   * @param events {@code Provider/id}
   */
  public List<Hit> match(String cause, Set<String> rules, Set<String> codes, Set<String> drivers, Set<String> events,
      int limit) {
    return match(new Observed(cause, "any", rules, codes, drivers, events, Set.of(), ""), limit);
  }

  /** The same for all that a diagnosis can tell. */
  public List<Hit> match(Observed observed, int limit) {
    return new SymptomMatch(observed, titles()).in(knowledge.patterns(), limit);
  }

  private synchronized Titles titles() {
    if (titles == null) {
      titles = new Titles(knowledge.patterns().keys());
    }
    return titles;
  }

  private static String explained(IndexSearcher searcher, Query query, int document) {
    try {
      List<Explanation> terms = new ArrayList<>();
      terms(searcher.explain(query, document), terms);
      return String.join("\n", terms.stream()
          .sorted(Comparator.comparing((Explanation term) -> term.getValue().doubleValue()).reversed())
          .map(term -> String.format(Locale.ROOT, "%.2f %s", term.getValue().doubleValue(), name(term)))
          .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Down to the terms, whose explanations start so in every version of Lucene. */
  private static void terms(Explanation explanation, List<Explanation> terms) {
    String says = explanation.getDescription();
    if (says.startsWith("weight(") || says.startsWith("ConstantScore(")) {
      terms.add(explanation);
    } else if (explanation.isMatch()) {
      for (Explanation detail : explanation.getDetails()) {
        terms(detail, terms);
      }
    }
  }

  private static String name(Explanation term) {
    String says = term.getDescription();
    int open = says.indexOf('(');
    int end = says.indexOf(says.startsWith("weight(") ? " in " : ")", open);
    return end < 0 ? says : says.substring(open + 1, end);
  }

  private synchronized Opened opened() {
    if (opened == null) {
      try {
        opened = open();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return opened;
  }

  private Opened open() throws IOException {
    // A pasted ticket has more words than the 1,024 clauses that Lucene allows unless told otherwise.
    IndexSearcher.setMaxClauseCount(CLAUSES);
    List<String> notes = new ArrayList<>();
    Phrases phrases = Phrases.from(knowledge.reference());
    IndexReader reader = new Readers(knowledge, phrases, notes).open();
    IndexSearcher searcher = new IndexSearcher(reader);
    Spelling spelling = new Spelling(reader, phrases.vocabulary());
    Queries queries = new Queries(phrases, spelling, Readers.globs(knowledge), code -> Readers.tellOf(code, reader),
        new Queries.Rarity(reader.maxDoc(), term -> Readers.patternsWith(term, reader)));
    return new Opened(searcher, phrases, spelling, queries, notes);
  }
}
