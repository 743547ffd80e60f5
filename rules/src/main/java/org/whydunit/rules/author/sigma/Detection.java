package org.whydunit.rules.author.sigma;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code detection} part of a Sigma rule: named selections and the condition that joins them. */
final class Detection {

  private static final Pattern TOKEN = Pattern.compile("\\(|\\)|\\||[^\\s()|]+");

  private final Map<String, Object> selections = new LinkedHashMap<>();
  private List<String> tokens = List.of();
  private int at;

  private Detection() {}

  /**
   * The condition of a rule.
   *
   * @throws Inexpressible when it has no counterpart
   */
  static Term of(Map<?, ?> detection) {
    Detection all = new Detection();
    detection.forEach((name, what) -> all.selections.put(String.valueOf(name), what));
    Object condition = all.selections.remove("condition");
    all.selections.remove("timeframe");
    if (condition instanceof Collection<?> several) {
      return Term.any(several.stream().map(c -> all.condition(String.valueOf(c))).toList());
    }
    return all.condition(String.valueOf(condition));
  }

  private Term condition(String text) {
    tokens = TOKEN.matcher(text).results().map(m -> m.group()).toList();
    at = 0;
    Term term = either();
    if (at < tokens.size()) {
      throw new Inexpressible(tokens.get(at).equals("|") ? "an aggregation in the condition" : "the condition's \"" + tokens.get(at) + "\"");
    }
    return term;
  }

  private boolean take(String word) {
    boolean is = at < tokens.size() && tokens.get(at).equalsIgnoreCase(word);
    at += is ? 1 : 0;
    return is;
  }

  private Term either() {
    List<Term> terms = new ArrayList<>(List.of(both()));
    while (take("or")) {
      terms.add(both());
    }
    return Term.any(terms);
  }

  private Term both() {
    List<Term> terms = new ArrayList<>(List.of(one()));
    while (take("and")) {
      terms.add(one());
    }
    return Term.all(terms);
  }

  private Term one() {
    if (take("not")) {
      return one().not();
    }
    if (take("(")) {
      Term inner = either();
      if (!take(")")) {
        throw new Inexpressible("a condition without its closing bracket");
      }
      return inner;
    }
    if (at >= tokens.size()) {
      throw new Inexpressible("a condition that ends too early");
    }
    String word = tokens.get(at++);
    if (take("of")) {
      return of(word);
    }
    if (!selections.containsKey(word)) {
      throw new Inexpressible("the unknown selection " + word);
    }
    return selection(selections.get(word));
  }

  private Term of(String quantity) {
    String name = at < tokens.size() ? tokens.get(at++) : "";
    Matcher matches = Pattern.compile(name.equals("them") ? "[^_].*" : Pattern.quote(name).replace("*", "\\E.*\\Q")).matcher("");
    List<Term> terms = selections.entrySet().stream().filter(s -> matches.reset(s.getKey()).matches()).map(s -> selection(s.getValue())).toList();
    return switch (quantity.toLowerCase(java.util.Locale.ROOT)) {
      case "1", "any" -> Term.any(terms);
      case "all" -> Term.all(terms);
      default -> throw new Inexpressible("\"" + quantity + " of\"");
    };
  }

  private static Term selection(Object what) {
    return switch (what) {
      case Map<?, ?> fields -> Term.all(fields.entrySet().stream().map(f -> Field.term(String.valueOf(f.getKey()), f.getValue())).toList());
      case Collection<?> several -> Term.any(several.stream().map(s -> s instanceof Map<?, ?> ? selection(s) : Field.term("", s)).toList());
      case null -> throw new Inexpressible("an empty selection");
      default -> Field.term("", what);
    };
  }
}
