package org.whydunit.rules.join;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.whydunit.knowledge.Reference;
import org.whydunit.knowledge.Row;

/** {@code reference/products.tsv}: products and components by the words that people use for them. */
final class ProductTable {

  private final List<Product> products = new ArrayList<>();

  /**
   * A row.
   *
   * @param cause the row's own cause, else that of its kind; empty when it can be none
   */
  record Product(Pattern term, String name, String vendor, String kind, String cause) {

    boolean in(String text) {
      return term.matcher(text).find();
    }
  }

  ProductTable(Reference reference, DriverKinds kinds) {
    for (Row row : reference.table("products").rows()) {
      String cause = row.get("cause").isEmpty() ? kinds.cause(row.get("kind")) : row.get("cause");
      Pattern term =
          Pattern.compile("(?<![A-Za-z0-9])(?:" + row.get("term") + ")(?![A-Za-z])", Pattern.CASE_INSENSITIVE);
      products.add(new Product(term, row.get("product"), row.get("vendor"), row.get("kind"), cause));
    }
  }

  /** Every row that the text names, in the table's order. */
  List<Product> named(String text) {
    return products.stream().filter(p -> p.in(text)).toList();
  }

  /** The first product (no component) that the text names. */
  Optional<Product> product(String text) {
    return products.stream().filter(p -> !p.kind().equals("component") && p.in(text)).findFirst();
  }
}
