package org.whydunit.ingest.kernellog;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.whydunit.ingest.Reading;
import org.whydunit.ingest.facts.Driver;
import org.whydunit.ingest.facts.Origin;
import org.whydunit.ingest.facts.Setting;

/**
 * The list of loaded modules of an oops or warning, each module once a source (kernel/module/main.c, print_modules), and
 * the taint letters (Documentation/admin-guide/tainted-kernels.rst). A module's own letters stand in brackets behind its
 * name and become a setting of scope {@code taint}.
 */
final class ModuleLines {

  private static final String HEADING = "Modules linked in:";
  private static final Pattern MODULE = Pattern.compile("^([\\w-]{1,64})(?:\\(([A-Z+-]{1,8})\\))?$");
  private static final Pattern LAST_UNLOADED = Pattern.compile("\\[last unloaded: ([\\w-]{1,64})");
  private static final Pattern TAINTED = Pattern.compile("Tainted: ([A-Z ]{1,40})(?:\\s|$)");
  private static final Pattern LISTED = Pattern.compile("^[\\w-]{2,64}(?:\\([A-Z+-]{1,8}\\))?>?$");

  private final Reading reading;
  private final Set<String> seen = new HashSet<>();
  private boolean inList;

  ModuleLines(Reading reading) {
    this.reading = reading;
  }

  void line(String text, Origin origin) {
    int at = text.indexOf(HEADING);
    if (at >= 0) {
      inList = true;
      modules(text.substring(at + HEADING.length()), origin);
    } else if (inList && text.contains(" ") && continues(text)) {
      modules(text, origin);
    } else {
      inList = false;
    }
    Matcher tainted = TAINTED.matcher(text);
    if (tainted.find() && seen.add("taint " + tainted.group(1).strip())) {
      reading.fact(new Setting("kernel", "tainted", tainted.group(1).strip().replaceAll("\\s+", " "), "", origin));
    }
  }

  /** True when all words are names of modules, up to the note on the one that was unloaded last. */
  private static boolean continues(String text) {
    int note = text.indexOf("[last unloaded: ");
    String names = note < 0 ? text : text.substring(0, note);
    return !names.isBlank() && Arrays.stream(names.split("\\s+")).allMatch(word -> LISTED.matcher(word).matches());
  }

  private void modules(String list, Origin origin) {
    Matcher unloaded = LAST_UNLOADED.matcher(list);
    if (unloaded.find() && seen.add("unloaded " + unloaded.group(1))) {
      reading.fact(Driver.named(unloaded.group(1), "unloaded", origin));
    }
    int bracket = list.indexOf('[');
    for (String word : (bracket < 0 ? list : list.substring(0, bracket)).strip().split("\\s+")) {
      Matcher module = MODULE.matcher(word);
      if (module.matches() && seen.add(module.group(1))) {
        reading.fact(Driver.named(module.group(1), "loaded", origin));
        if (module.group(2) != null) {
          reading.fact(new Setting("taint", module.group(1), module.group(2), "", origin));
        }
      }
    }
  }
}
