package org.whydunit.rules.author;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** A table of log signatures: each row has to find its own sample, and in a time that a long line does not multiply. */
final class SignatureCheck {

  private static final Pattern UNFILLED = Pattern.compile("^<.*>$");

  private final AuthoredFile file;
  private final Consumer<Fault> faults;
  private List<String> columns = List.of();

  SignatureCheck(AuthoredFile file, Consumer<Fault> faults) {
    this.file = file;
    this.faults = faults;
  }

  void run() {
    int at = 0;
    for (String line : file.text().split("\n")) {
      if (!line.isBlank() && !line.startsWith("#")) {
        if (columns.isEmpty()) {
          columns = List.of(line.split("\t", -1));
        } else {
          row(List.of(line.split("\t", -1)), at);
        }
      }
      at += line.length() + 1;
    }
  }

  private void row(List<String> cells, int start) {
    int at = start;
    boolean filled = true;
    for (String cell : cells) {
      if (UNFILLED.matcher(cell).matches()) {
        faults.accept(file.fault(at, "unfilled", cell));
        filled = false;
      }
      at += cell.length() + 1;
    }
    if (filled) {
      signature(cell(cells, "literal"), cell(cells, "pattern"), cell(cells, "sample"), start);
    }
  }

  private String cell(List<String> cells, String column) {
    int index = columns.indexOf(column);
    return index < 0 || index >= cells.size() ? "" : cells.get(index);
  }

  private void signature(String literal, String pattern, String sample, int start) {
    int at = file.find(pattern.isEmpty() ? "\n" : pattern, start, file.text().length());
    Optional<String> unusable = Allowed.fault(pattern);
    if (unusable.isPresent()) {
      faults.accept(file.fault(at, unusable.get(), pattern));
    } else if (sample.isEmpty() || !Pattern.compile(pattern).matcher(sample).find()) {
      faults.accept(file.fault(at, "signature-misses", pattern));
    } else if (literal.isEmpty() || !sample.toLowerCase(Locale.ROOT).contains(literal)) {
      faults.accept(file.fault(start, "literal-misses", literal));
    }
  }
}
