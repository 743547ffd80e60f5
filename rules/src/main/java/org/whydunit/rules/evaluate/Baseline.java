package org.whydunit.rules.evaluate;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.whydunit.knowledge.Reference;
import org.whydunit.rules.Hypothesis;

/** The answers of somebody who believes whatever module the debugger names: what an evaluation has to beat. */
final class Baseline {

  private static final Pattern FILE = Pattern.compile("[\\w.-]+\\.(?:sys|dll|exe)");

  private final Reference reference;

  Baseline(Reference reference) {
    this.reference = reference;
  }

  /** One hypothesis, certain of itself; {@code unknown} where the debugger names no file. */
  List<Hypothesis> believe(String debuggerBlames) {
    Matcher file = FILE.matcher(debuggerBlames.toLowerCase(Locale.ROOT));
    return file.find()
        ? List.of(new Hypothesis(cause(file.group()), file.group(), 1, 0, List.of()))
        : List.of(new Hypothesis("unknown", "", 1, 0, List.of()));
  }

  private String cause(String file) {
    return reference.table("drivers").first("file", file)
        .flatMap(d -> reference.table("driver-kinds").first("kind", d.get("kind")))
        .map(k -> k.get("cause"))
        .filter(c -> !c.isEmpty())
        .orElse("driver-defect");
  }
}
