package org.whydunit.rules.author.sigma;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A condition on one event.
 *
 * @param text as a rule writes it
 * @param ids event ids, one of which it needs; {@code null} when it needs none
 * @param providers providers, one of which it needs, with {@code *} for any letters; {@code null} when it needs none
 */
record Term(String text, Set<String> ids, Set<String> providers) {

  static Term of(String text) {
    return new Term(text, null, null);
  }

  Term not() {
    return of("!(" + text + ")");
  }

  static Term all(List<Term> terms) {
    return joined(terms, " && ", (a, b) -> a == null ? b : b == null ? a : common(a, b));
  }

  static Term any(List<Term> terms) {
    return joined(terms, " || ", (a, b) -> a == null || b == null ? null : united(a, b));
  }

  private static Term joined(List<Term> terms, String operator, BinaryOperator<Set<String>> merge) {
    if (terms.isEmpty()) {
      throw new Inexpressible("an empty selection");
    }
    if (terms.size() == 1) {
      return terms.getFirst();
    }
    String text = terms.stream().map(Term::text).collect(Collectors.joining(operator, "(", ")"));
    return new Term(text, merged(terms, Term::ids, merge), merged(terms, Term::providers, merge));
  }

  private static Set<String> merged(List<Term> terms, Function<Term, Set<String>> part, BinaryOperator<Set<String>> merge) {
    Set<String> all = part.apply(terms.getFirst());
    for (Term term : terms.subList(1, terms.size())) {
      all = merge.apply(all, part.apply(term));
    }
    return all;
  }

  private static Set<String> common(Set<String> a, Set<String> b) {
    Set<String> both = new TreeSet<>(a);
    both.retainAll(b);
    return both;
  }

  private static Set<String> united(Set<String> a, Set<String> b) {
    Set<String> either = new TreeSet<>(a);
    either.addAll(b);
    return either;
  }
}
