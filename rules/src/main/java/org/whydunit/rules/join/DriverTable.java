package org.whydunit.rules.join;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.whydunit.ingest.facts.Driver;
import org.whydunit.knowledge.Reference;
import org.whydunit.knowledge.Row;

/** {@code reference/drivers.tsv} and {@code driver-kinds.tsv}: who makes a driver, and what kind it is. */
final class DriverTable {

  /** Kind of a driver that the table does not know and that no sign calls Microsoft's own. */
  private static final String UNKNOWN_KIND = "third-party";

  private static final String INBOX_KIND = "microsoft-inbox";

  private final Map<String, Row> byStem = new HashMap<>();
  private final List<Glob> globs = new ArrayList<>();
  private final DriverKinds kinds;
  private final ProductTable products;

  /** A file name with wildcards; nearly all have one at their end, and those need no pattern. */
  private record Glob(String form, Row row) {

    boolean matches(String stem) {
      int wildcard = Math.min(index('*'), index('?'));
      if (!stem.startsWith(form.substring(0, wildcard))) {
        return false;
      }
      return form.endsWith("*") && wildcard == form.length() - 1
          || Pattern.matches(form.replace(".", "\\.").replace("*", ".*").replace("?", "."), stem);
    }

    private int index(char wildcard) {
      int at = form.indexOf(wildcard);
      return at < 0 ? form.length() : at;
    }
  }

  DriverTable(Reference reference, DriverKinds kinds, ProductTable products) {
    this.kinds = kinds;
    this.products = products;
    for (Row row : reference.table("drivers").rows()) {
      if (row.get("match").equals("exact")) {
        byStem.putIfAbsent(stem(row.get("file")), row);
      } else {
        globs.add(new Glob(stem(row.get("file")), row));
      }
    }
    globs.sort(Comparator.comparing((Glob g) -> -g.row().get("file").length()));
  }

  /** The table's row for a file or module name: the exact one, else the longest form that it has. */
  Optional<Row> find(String file) {
    String stem = stem(file);
    Row exact = byStem.get(stem);
    if (exact != null) {
      return Optional.of(exact);
    }
    return globs.stream().filter(g -> g.matches(stem)).map(Glob::row).findFirst();
  }

  /** The driver with what the tables know of it filled in; a product's words often begin its drivers' names too. */
  Driver enrich(Driver driver) {
    Optional<Row> row = find(driver.file());
    Optional<ProductTable.Product> product =
        row.isPresent() ? Optional.empty() : products.product(stem(driver.file()));
    String kind =
        row.map(r -> r.get("kind"))
            .or(() -> product.map(ProductTable.Product::kind))
            .filter(kinds::knows)
            .orElseGet(() -> guess(driver.vendor()));
    return new Driver(
        file(driver.file()),
        first(row.map(r -> r.get("vendor")).or(() -> product.map(ProductTable.Product::vendor)).orElse(""), driver.vendor()),
        first(row.map(r -> r.get("product")).or(() -> product.map(ProductTable.Product::name)).orElse(""), driver.product()),
        first(driver.kind(), kind),
        driver.version(),
        driver.date(),
        driver.state(),
        driver.base(),
        driver.bytes(),
        first(driver.altitude(), row.map(r -> r.get("altitude")).orElse("")),
        driver.origin());
  }

  /** {@code rtwlane.sys} of {@code RTWLANE}, {@code \\SystemRoot\\…\\rtwlane.sys} or {@code rtwlane.sys}. */
  String file(String name) {
    String lower = name.substring(Math.max(name.lastIndexOf('\\'), name.lastIndexOf('/')) + 1).toLowerCase(Locale.ROOT).strip();
    if (lower.matches(".*\\.(sys|dll|exe|x64|drv|ko)")) {
      return lower;
    }
    return find(lower).filter(r -> r.get("match").equals("exact")).map(r -> r.get("file")).orElse(lower + ".sys");
  }

  static String stem(String file) {
    String lower = file.toLowerCase(Locale.ROOT);
    return lower.endsWith(".sys") || lower.endsWith(".exe") || lower.endsWith(".dll")
        ? lower.substring(0, lower.length() - 4)
        : lower;
  }

  private static String guess(String vendor) {
    return vendor.toLowerCase(Locale.ROOT).contains("microsoft") ? INBOX_KIND : UNKNOWN_KIND;
  }

  private static String first(String preferred, String otherwise) {
    return preferred.isEmpty() ? otherwise : preferred;
  }
}
