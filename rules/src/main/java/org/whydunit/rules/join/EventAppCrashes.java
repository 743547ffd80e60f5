package org.whydunit.rules.join;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.whydunit.ingest.facts.AppCrash;
import org.whydunit.ingest.facts.LogEvent;
import org.whydunit.knowledge.Reference;
import org.whydunit.knowledge.Row;

/**
 * Programs that events say have crashed or hung. Which events do is said by the roles {@code app-crash} and
 * {@code app-hang} in {@code reference/events.tsv}. The program and the failing module are the first two file names of the
 * event, whatever the language of its labels and whether its data have names (Windows event 1000: AppName … ModuleName).
 */
final class EventAppCrashes {

  private static final Map<String, String> KINDS = Map.of("app-crash", "crash", "app-hang", "hang");

  private static final Pattern FILE = Pattern.compile("(?<![\\\\/\\w.])([\\w+()-][\\w .+()-]{0,60}?\\.(?:exe|dll|ocx|sys))\\b(?![\\\\/])", Pattern.CASE_INSENSITIVE);

  private final EventTable<String> kinds = new EventTable<>();

  EventAppCrashes(Reference reference) {
    for (String role : KINDS.keySet()) {
      for (Row row : reference.table("events").where("role", role)) {
        kinds.put(row.get("provider"), row.get("id"), KINDS.get(role));
      }
    }
  }

  Optional<AppCrash> of(LogEvent event) {
    String kind = kinds.get(event);
    if (kind == null) {
      return Optional.empty();
    }
    List<String> files = new ArrayList<>();
    event.data().values().forEach(value -> collect(value, files));
    if (files.isEmpty() || !files.getFirst().toLowerCase(Locale.ROOT).endsWith(".exe")) {
      files.clear();
      event.message().lines().forEach(line -> collect(line, files));
    }
    if (files.isEmpty()) {
      return Optional.empty();
    }
    String module = files.size() > 1 ? files.get(1).toLowerCase(Locale.ROOT) : "";
    return Optional.of(new AppCrash(files.getFirst(), module, null, null, kind, event.time(), event.origin()));
  }

  private static void collect(String text, List<String> files) {
    Matcher file = FILE.matcher(text);
    if (files.size() < 2 && file.find()) {
      files.add(file.group(1));
    }
  }
}
