package org.whydunit.knowledge;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Commands that can break a machine, from {@code reference/risky-commands.tsv}: a step that runs one needs care. */
final class RiskyCommands {
  private final List<Pattern> patterns;

  private RiskyCommands(List<Pattern> patterns) {
    this.patterns = patterns;
  }

  /** None when there is no such table. */
  static RiskyCommands from(Reference reference) {
    Optional<Table> table = reference.find("risky-commands");
    return new RiskyCommands(table.stream().flatMap(t -> t.rows().stream())
        .map(row -> Pattern.compile(row.get("command").toLowerCase(Locale.ROOT)))
        .toList());
  }

  boolean matches(String command) {
    String lower = command.toLowerCase(Locale.ROOT);
    return patterns.stream().anyMatch(pattern -> pattern.matcher(lower).find());
  }
}
