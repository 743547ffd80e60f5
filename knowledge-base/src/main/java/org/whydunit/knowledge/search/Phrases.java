package org.whydunit.knowledge.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.whydunit.knowledge.Alternatives;
import org.whydunit.knowledge.Reference;
import org.whydunit.knowledge.Row;
import org.whydunit.knowledge.Table;

/**
 * Finds phrases that stand for a concept or a code, in either language: {@code blue screen} and {@code 蓝屏} are the
 * same concept, {@code driver irql not less or equal} is the code {@code 0xd1}. From {@code reference/synonyms.tsv}
 * (columns concept, words; several separated by bars), the products of {@code reference/products.tsv}, and the names and
 * aliases of {@code reference/bug-checks.tsv}.
 * The longest phrase wins; phrases may share no word.
 */
final class Phrases {
  private static final List<String> NAME_COLUMNS = List.of("name", "aliases", "name_zh", "aliases_zh");

  private static final Pattern PLAIN = Pattern.compile("[\\p{Alnum}\\u4e00-\\u9fff -]{2,}");

  private final Map<String, List<Phrase>> byFirst = new HashMap<>();
  private final Set<String> vocabulary = new TreeSet<>();

  /** The units that make up a phrase, and what it stands for. */
  private record Phrase(List<String> units, String term) {
  }

  private Phrases() {
  }

  static Phrases from(Reference reference) {
    Phrases phrases = new Phrases();
    reference.find("synonyms").ifPresent(table -> table.rows().forEach(row -> {
      for (String words : row.get("words").split("\\|")) {
        phrases.add(words, row.get("concept"));
      }
    }));
    reference.find("products").ifPresent(phrases::addProducts);
    reference.find("bug-checks").ifPresent(phrases::addBugChecks);
    phrases.byFirst.replaceAll((first, same) -> same.stream().distinct()
        .sorted(Comparator.comparingInt((Phrase phrase) -> phrase.units.size()).reversed()).toList());
    return phrases;
  }

  /**
   * A product stands for its kind (Avast for antivirus), where the kind is a word of a concept. Of the regular expressions
   * that find products in evidence only plain words are taken.
   */
  private void addProducts(Table table) {
    for (Row row : table.rows()) {
      List<Token> concept = in(row.get("kind").replace('-', ' '));
      if (concept.size() == 1 && !Codes.stopCode(concept.getFirst().term())) {
        Stream.concat(Stream.of(row.get("product")), Alternatives.of(row.get("term")).stream())
            .filter(name -> PLAIN.matcher(name).matches())
            .forEach(name -> add(name, concept.getFirst().term()));
      }
    }
  }

  private void addBugChecks(Table table) {
    List<String> columns = table.columns().stream().filter(NAME_COLUMNS::contains).toList();
    for (Row row : table.rows()) {
      for (String column : columns) {
        for (String name : row.get(column).split("[|;,]")) {
          add(name, Codes.normal(row.get("code")));
        }
      }
    }
  }

  private void add(String words, String term) {
    List<String> units = units(Words.units(words));
    if (!units.isEmpty()) {
      byFirst.computeIfAbsent(units.getFirst(), first -> new ArrayList<>()).add(new Phrase(units, term));
      Words.spellable(words).forEach(word -> vocabulary.add(word.term()));
    }
  }

  private static List<String> units(List<Token> tokens) {
    return tokens.stream().map(token -> Words.han(token.term().charAt(0)) ? token.term() : Words.stem(token.term()))
        .toList();
  }

  /** Words of five letters or more that occur in phrases. */
  Set<String> vocabulary() {
    return vocabulary;
  }

  /** What the phrases of a text stand for: a concept's name, or a code in its normal form. */
  List<Token> in(String text) {
    List<Token> tokens = Words.units(text);
    List<String> units = units(tokens);
    List<Token> found = new ArrayList<>();
    for (int i = 0; i < units.size();) {
      int end = i + 1;
      for (Phrase phrase : byFirst.getOrDefault(units.get(i), List.of())) {
        int last = i + phrase.units.size();
        if (last < end) {
          break;
        }
        if (last <= units.size() && units.subList(i, last).equals(phrase.units)) {
          found.add(new Token(phrase.term, tokens.get(i).start(), tokens.get(last - 1).end()));
          end = last;
        }
      }
      i = end;
    }
    return found;
  }
}
