package org.whydunit.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;

import org.whydunit.knowledge.Grams;
import org.whydunit.knowledge.Reference;
import org.whydunit.knowledge.Row;
import org.whydunit.knowledge.Term;

/**
 * {@code reference/cause-things.tsv}: what a cause is about where its arguments name no one: the database of a deadlock,
 * the CDN of a redirect loop, the make of a display driver. They conclude nothing.
 */
final class CauseThings {

  private static final int NAMES = 2;

  private static final int LONGEST = 60;

  private record Thing(Term term, String name, boolean beside) {}

  private record Found(int start, String name) {}

  private final Map<String, List<Thing>> things = new HashMap<>();

  CauseThings(Reference reference) {
    for (Row row : reference.table("cause-things").rows()) {
      Thing thing = new Thing(Term.of(row.get("term")), row.get("name"), !row.get("beside").isEmpty());
      things.computeIfAbsent(row.get("cause"), c -> new ArrayList<>()).add(thing);
    }
  }

  /**
   * Names in the lines, in the order of the lines, without repeats.
   *
   * @param beside only those that a cause has beside its subject: the other party of a conflict
   */
  List<String> in(List<String> lines, String cause, boolean beside) {
    List<Thing> sought = things.getOrDefault(cause, List.of()).stream().filter(t -> t.beside() || !beside).toList();
    Map<String, String> names = new LinkedHashMap<>();
    for (String line : lines) {
      Grams grams = Grams.of(line);
      sought.stream()
          .flatMap(thing -> found(thing, line, grams).stream())
          .sorted(Comparator.comparingInt(Found::start))
          .forEach(found -> names.putIfAbsent(found.name().toLowerCase(Locale.ROOT), found.name()));
    }
    return names.values().stream().limit(NAMES).toList();
  }

  private static Optional<Found> found(Thing thing, String line, Grams grams) {
    return thing.term().in(line, grams)
        .filter(Matcher::find)
        .map(m -> new Found(m.start(), thing.name().isEmpty() ? m.group("name") : thing.name()))
        .filter(found -> found.name().length() <= LONGEST);
  }
}
