package org.whydunit.rules.author;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.whydunit.knowledge.Cause;
import org.whydunit.knowledge.Knowledge;
import org.whydunit.knowledge.Near;
import org.whydunit.knowledge.Reference;
import org.whydunit.knowledge.Row;
import org.whydunit.rules.compile.Vocabulary;

/**
 * The names that a rule may use: fact types from the vocabulary, everything else from the knowledge. Causes and topics are
 * closed lists; of events the tables know the usual ones only.
 */
final class Names {

  /** Where the values of a field stand: tables whose name begins so, and their column. */
  private static final Map<String, String> COLUMNS =
      Map.of(
          "LogMessage.signature", "log-signatures/ id",
          "Phrase.topic", "phrases topic",
          "BugCheck.name", "bug-checks name",
          "DriverKind.kind", "driver-kinds kind",
          "LogEvent.provider", "events provider");

  private static final Set<String> OF_CAUSES = Set.of("DriverKind.cause", "Mention.cause", "Family.cause");

  private final Knowledge knowledge;
  private final Map<String, Class<?>> types;
  private final Map<String, Set<String>> constants = new TreeMap<>();
  private Set<String> causes;

  Names(Knowledge knowledge) {
    this.knowledge = knowledge;
    types = Vocabulary.types().collect(Collectors.toMap(Class::getSimpleName, t -> t, (a, b) -> a, TreeMap::new));
  }

  private Set<String> column(String where) {
    String[] tableAndColumn = where.split(" ");
    Reference reference = knowledge.reference();
    Set<String> values = new HashSet<>();
    for (String name : reference.names()) {
      if (name.startsWith(tableAndColumn[0]) && reference.table(name).columns().contains(tableAndColumn[1])) {
        reference.table(name).rows().stream().map((Row r) -> r.get(tableAndColumn[1])).filter(v -> !v.isEmpty()).forEach(values::add);
      }
    }
    return values;
  }

  /** Types by the name that rules use. */
  Map<String, Class<?>> types() {
    return types;
  }

  /** Ids of the causes. */
  synchronized Set<String> causes() {
    if (causes == null) {
      causes = knowledge.causes().all().stream().map(Cause::id).collect(Collectors.toCollection(TreeSet::new));
    }
    return causes;
  }

  /** Values that a field can have; {@code null} when any. */
  synchronized Set<String> values(String type, String field) {
    String name = type + "." + field;
    if (OF_CAUSES.contains(name)) {
      return causes();
    }
    String where = COLUMNS.get(name);
    return where == null || name.equals("LogEvent.provider") ? null : constants.computeIfAbsent(name, n -> column(where));
  }

  /** Providers that the tables know: no complete list, so that only a near miss is worth a word. */
  synchronized Set<String> providers() {
    return constants.computeIfAbsent(
        "LogEvent.provider",
        n -> {
          Set<String> providers = column(COLUMNS.get(n));
          providers.addAll(column("provider-aliases alias"));
          providers.addAll(column("provider-aliases provider"));
          column("sigma-services providers").forEach(several -> providers.addAll(List.of(several.split("\\|"))));
          return providers;
        });
  }

  /** The nearest known name; empty when none is near. */
  static String near(String given, Set<String> known) {
    return Near.to(given, known).stream().findFirst().orElse("");
  }
}
