package org.whydunit.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.whydunit.ingest.Interest;
import org.whydunit.ingest.Signature;
import org.whydunit.knowledge.Reference;
import org.whydunit.knowledge.Row;
import org.whydunit.rules.compile.RuleReads;

/** What rules, table rows and the timeline can match, as readers ask for it. */
final class InterestOf {

  private static final String SIGNATURES = "log-signatures/";

  private InterestOf() {}

  static Interest rules(Packs packs, Reference reference, Map<String, String> aliases) {
    Map<String, Set<Integer>> events = new HashMap<>();
    for (Row row : reference.table("events").rows()) {
      add(row.get("provider") + "/" + row.get("id"), events);
    }
    Set<String> signatures = new HashSet<>();
    for (RuleReads reads : packs.reads()) {
      reads.events().forEach(e -> add(e, events));
      signatures.addAll(reads.signatures());
    }
    for (Argument argument : packs.arguments()) {
      if (argument.on().equals("event")) {
        add(argument.key(), events);
      } else if (argument.on().equals("log")) {
        signatures.add(argument.key());
      }
    }
    aliases.forEach((alias, provider) -> events.computeIfAbsent(alias, a -> new HashSet<>()).addAll(events.getOrDefault(provider.toLowerCase(Locale.ROOT), Set.of())));
    return new Interest(events, signatures(reference, signatures));
  }

  private static void add(String event, Map<String, Set<Integer>> events) {
    int slash = event.lastIndexOf('/');
    events
        .computeIfAbsent(event.substring(0, slash).toLowerCase(Locale.ROOT), p -> new HashSet<>())
        .add(Integer.valueOf(event.substring(slash + 1)));
  }

  private static List<Signature> signatures(Reference reference, Set<String> wanted) {
    List<Signature> signatures = new ArrayList<>();
    for (String table : reference.names()) {
      if (table.startsWith(SIGNATURES)) {
        for (Row row : reference.table(table).rows()) {
          if (wanted.contains(row.get("id"))) {
            signatures.add(
                new Signature(
                    row.get("id"),
                    row.get("literal").toLowerCase(Locale.ROOT),
                    Pattern.compile(row.get("pattern"), Pattern.CASE_INSENSITIVE)));
          }
        }
      }
    }
    return signatures;
  }
}
