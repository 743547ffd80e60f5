package org.whydunit.rules.join;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;

import org.whydunit.knowledge.Grams;
import org.whydunit.knowledge.Reference;
import org.whydunit.knowledge.Row;
import org.whydunit.knowledge.Term;

/** {@code reference/products.tsv}: products and components by the words that people use for them. */
final class ProductTable {

  private final List<Product> products = new ArrayList<>();

  /**
   * A row.
   *
   * @param cause the row's own cause, else that of its kind; empty when it can be none
   * @param generic true when the words fit the products of several vendors
   */
  record Product(Term term, String name, String vendor, String kind, String cause, boolean generic) {}

  private record Hit(int start, int end, int order, Product product) {

    /** A longer name around this one: "Macs Fan Control" says nothing of "Fan Control". */
    boolean within(Hit other) {
      return other.start <= start && end <= other.end && other.end - other.start > end - start;
    }
  }

  ProductTable(Reference reference, DriverKinds kinds) {
    for (Row row : reference.table("products").rows()) {
      String cause = row.get("cause").isEmpty() ? kinds.cause(row.get("kind")) : row.get("cause");
      products.add(
          new Product(
              Term.between("(?<![A-Za-z0-9])", row.get("term"), "(?![A-Za-z])"),
              row.get("product"),
              row.get("vendor"),
              row.get("kind"),
              cause,
              row.get("vendor").isEmpty() && (kinds.knows(row.get("kind")) || row.get("kind").equals("reference"))));
    }
  }

  /** Every row that the text names, in the table's order; a name inside a longer one is not counted. */
  List<Product> named(String text) {
    List<Hit> hits = new ArrayList<>();
    Grams grams = Grams.of(text);
    for (int i = 0; i < products.size(); i++) {
      int order = i;
      Product product = products.get(i);
      product.term().in(text, grams).ifPresent(m -> m.results().forEach(r -> hits.add(new Hit(r.start(), r.end(), order, product))));
    }
    return hits.stream()
        .filter(h -> hits.stream().noneMatch(h::within))
        .sorted(Comparator.comparingInt(Hit::order))
        .map(Hit::product)
        .distinct()
        .toList();
  }

  /** The first product (no component, no generic word) that the text names. */
  Optional<Product> product(String text) {
    Grams grams = Grams.of(text);
    return products.stream().filter(p -> isProduct(p) && p.term().in(text, grams).filter(Matcher::find).isPresent()).findFirst();
  }

  private static boolean isProduct(Product product) {
    return !product.generic() && !product.kind().equals("component");
  }
}
