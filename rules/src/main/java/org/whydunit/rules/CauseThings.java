package org.whydunit.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.whydunit.knowledge.Reference;
import org.whydunit.knowledge.Row;

/**
 * {@code reference/cause-things.tsv}: what a cause is about where its arguments name no one: the database of a deadlock,
 * the CDN of a redirect loop, the make of a display driver. They conclude nothing.
 */
final class CauseThings {

  private static final int NAMES = 2;

  private static final int LONGEST = 60;

  private record Thing(Pattern term, String name, boolean beside) {}

  private record Found(int start, String name) {}

  private final Map<String, List<Row>> rows = new HashMap<>();
  private final Map<String, List<Thing>> things = new ConcurrentHashMap<>();

  CauseThings(Reference reference) {
    reference.table("cause-things").rows().forEach(row -> rows.computeIfAbsent(row.get("cause"), c -> new ArrayList<>()).add(row));
  }

  /**
   * Names in the lines, in the order of the lines, without repeats.
   *
   * @param beside only those that a cause has beside its subject: the other party of a conflict
   */
  List<String> in(List<String> lines, String cause, boolean beside) {
    List<Thing> sought = things.computeIfAbsent(cause, this::compiled).stream().filter(t -> t.beside() || !beside).toList();
    Map<String, String> names = new LinkedHashMap<>();
    for (String line : lines) {
      sought.stream()
          .flatMap(thing -> found(thing, line).stream())
          .sorted(Comparator.comparingInt(Found::start))
          .forEach(found -> names.putIfAbsent(found.name().toLowerCase(Locale.ROOT), found.name()));
    }
    return names.values().stream().limit(NAMES).toList();
  }

  private List<Thing> compiled(String cause) {
    return rows.getOrDefault(cause, List.of()).stream()
        .map(row -> new Thing(Pattern.compile(row.get("term"), Pattern.CASE_INSENSITIVE), row.get("name"), !row.get("beside").isEmpty()))
        .toList();
  }

  private static List<Found> found(Thing thing, String line) {
    Matcher m = thing.term().matcher(line);
    if (!m.find()) {
      return List.of();
    }
    String name = thing.name().isEmpty() ? m.group("name") : thing.name();
    return name.length() > LONGEST ? List.of() : List.of(new Found(m.start(), name));
  }
}
