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
  /** Forms whose only wildcard is an asterisk at their end, by what stands before it. */
  private final Map<String, Glob> byStart = new HashMap<>();
  private final List<Glob> otherForms = new ArrayList<>();
  private final DriverKinds kinds;
  private final ProductTable products;

  /** A file name with wildcards. Of those that match, the longest form is the closest, which has the lowest rank. */
  private record Glob(String form, String literal, Row row, int rank) {

    private static final Pattern START = Pattern.compile("[^*?]*\\*");

    boolean isStart() {
      return START.matcher(form).matches();
    }

    boolean matches(String stem) {
      return stem.startsWith(literal)
          && Pattern.matches(form.replace(".", "\\.").replace("*", ".*").replace("?", "."), stem);
    }
  }

  DriverTable(Reference reference, DriverKinds kinds, ProductTable products) {
    this.kinds = kinds;
    this.products = products;
    List<Row> forms = new ArrayList<>();
    for (Row row : reference.table("drivers").rows()) {
      if (row.get("match").equals("exact")) {
        byStem.putIfAbsent(stem(row.get("file")), row);
      } else {
        forms.add(row);
      }
    }
    forms.sort(Comparator.comparing(row -> -row.get("file").length()));
    for (int rank = 0; rank < forms.size(); rank++) {
      String form = stem(forms.get(rank).get("file"));
      Glob glob = new Glob(form, form.replaceFirst("[*?].*", ""), forms.get(rank), rank);
      if (glob.isStart()) {
        byStart.putIfAbsent(glob.literal(), glob);
      } else {
        otherForms.add(glob);
      }
    }
  }

  /** The table's row for a file or module name: the exact one, else the longest form that it has. */
  Optional<Row> find(String file) {
    String stem = stem(file);
    Row exact = byStem.get(stem);
    if (exact != null) {
      return Optional.of(exact);
    }
    Glob best = null;
    for (int end = 0; end <= stem.length(); end++) {
      Glob start = byStart.get(stem.substring(0, end));
      best = start == null || best != null && best.rank() < start.rank() ? best : start;
    }
    for (Glob form : otherForms) {
      if (best != null && best.rank() < form.rank()) {
        break;
      }
      if (form.matches(stem)) {
        best = form;
        break;
      }
    }
    return Optional.ofNullable(best).map(Glob::row);
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
