package org.whydunit.shell.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.whydunit.ingest.facts.Driver;
import org.whydunit.knowledge.Reference;
import org.whydunit.knowledge.Row;

/** Finds what a word means in the reference tables. */
public final class Lookup {

  private static final Pattern UPGRADE = Pattern.compile("(?i)(0x)?(c19\\w{5}|800\\w{5})\\s*-\\s*(?:0x)?([0-9a-f]{1,6})");
  private static final Pattern EVENT = Pattern.compile("(?i)(?:event(?: ?id)?[ :=]*|事件\\s*)(\\d{1,5})(?:\\s+(?:from |of )?(\\S.*))?");
  private static final Pattern PROVIDER_EVENT = Pattern.compile("([A-Za-z][\\w .-]*?)\\s*[/ ]\\s*(\\d{1,5})");
  private static final Pattern DEVICE = Pattern.compile("(?i)(?:code|代码)\\s*(\\d{1,2})");
  private static final Pattern FILE = Pattern.compile("(?i)[\\w@$+.-]+\\.(?:sys|dll|exe|drv|ko)");
  private static final int HIGH_BITS_OF_EXTEND = 16;

  private final Reference reference;

  public Lookup(Reference reference) {
    this.reference = reference;
  }

  /** All that fits, likeliest first; empty when nothing does. */
  public List<Meaning> find(String asked) {
    String word = asked.strip();
    List<Meaning> found = new ArrayList<>();
    Matcher upgrade = UPGRADE.matcher(word);
    Matcher event = EVENT.matcher(word);
    Matcher provider = PROVIDER_EVENT.matcher(word);
    Matcher device = DEVICE.matcher(word);
    if (upgrade.matches()) {
      codes(Codes.readings("0x" + upgrade.group(2)), found);
      extend("0x" + upgrade.group(2) + "-0x" + upgrade.group(3), Long.parseLong(upgrade.group(3), 16), found);
    } else if (device.matches()) {
      rows("device-problem-codes", "code", device.group(1), found);
    } else if (event.matches()) {
      events(event.group(1), event.group(2) == null ? "" : event.group(2), found);
    } else if (FILE.matcher(word).matches()) {
      drivers(word, found);
    } else {
      code(word, found);
      if (found.isEmpty() && provider.matches()) {
        events(provider.group(2), provider.group(1), found);
      }
    }
    return found;
  }

  private void code(String word, List<Meaning> found) {
    codes(Codes.readings(word), found);
    if (word.matches("\\d{1,2}")) {
      rows("device-problem-codes", "code", word, found);
    }
    if (word.matches("\\d{1,5}")) {
      events(word, "", found);
    }
    for (String table : List.of("bug-checks", "status-codes", "result-codes", "device-problem-codes")) {
      String column = table.equals("bug-checks") ? "name" : "symbol";
      rows(table, column, word, found);
    }
    reference.table("bug-checks").rows().stream()
        .filter(r -> Set.of(r.get("aliases").toUpperCase(Locale.ROOT).split("\\|")).contains(word.toUpperCase(Locale.ROOT)))
        .forEach(r -> found.add(meaning(r)));
    if (found.isEmpty()) {
      drivers(word + ".sys", found);
    }
  }

  private void codes(Set<String> readings, List<Meaning> found) {
    for (String code : readings) {
      for (String table : List.of("bug-checks", "status-codes", "result-codes")) {
        rows(table, "code", code, found);
      }
      reference.table("result-codes").where("win32", code).forEach(r -> found.add(meaning(r)));
    }
  }

  private void rows(String table, String column, String value, List<Meaning> found) {
    reference.table(table).where(column, value).stream()
        .map(this::meaning)
        .filter(m -> found.stream().noneMatch(f -> f.table().equals(m.table()) && f.key().equals(m.key())))
        .forEach(found::add);
  }

  private void events(String id, String provider, List<Meaning> found) {
    String wanted = provider.strip().toLowerCase(Locale.ROOT);
    reference.table("events").where("id", id).stream()
        .filter(r -> wanted.isEmpty() || named(r.get("provider"), wanted))
        .forEach(r -> found.add(meaning(r)));
  }

  private boolean named(String provider, String wanted) {
    String lower = provider.toLowerCase(Locale.ROOT);
    return lower.equals(wanted)
        || lower.endsWith("-" + wanted)
        || reference.table("provider-aliases").where("alias", wanted).stream().anyMatch(a -> a.get("provider").equalsIgnoreCase(provider));
  }

  private void drivers(String file, List<Meaning> found) {
    String lower = file.toLowerCase(Locale.ROOT);
    Stream.concat(
            reference.table("drivers").where("file", lower).stream(),
            reference.table("drivers").where("match", "glob").stream().filter(r -> fits(r.get("file"), lower)))
        .distinct()
        .sorted(Comparator.comparing(r -> -r.get("file").length()))
        .forEach(r -> found.add(meaning(r)));
  }

  private static boolean fits(String glob, String file) {
    return file.matches(Stream.of(glob.toLowerCase(Locale.ROOT).split("\\*", -1)).map(Pattern::quote).reduce((a, b) -> a + ".*" + b).orElse(""));
  }

  private void extend(String pair, long code, List<Meaning> found) {
    String phase = Long.toHexString(code >>> HIGH_BITS_OF_EXTEND);
    String operation = "%02x".formatted(code & 0xFFFF);
    reference.table("setup-extend-codes").where("hex", pair).forEach(r -> found.add(meaning(r)));
    part("phase", phase, found);
    part("operation", operation, found);
  }

  private void part(String part, String hex, List<Meaning> found) {
    reference.table("setup-extend-codes").where("hex", hex).stream()
        .filter(r -> r.get("part").equals(part))
        .forEach(r -> found.add(meaning(r)));
  }

  private Meaning meaning(Row row) {
    Map<String, String> v = row.values();
    return switch (row.table()) {
      case "bug-checks" ->
          new Meaning(row.table(), row.get("code"), row.get("name"), row.get("summary"), parameters(row), corrections(row), row.get("source"));
      case "drivers" ->
          new Meaning(row.table(), row.get("file"), Driver.make(row.get("vendor"), row.get("product")), row.get("kind"),
              details(row, "note", "altitude", "group"), corrections(row), row.get("source"));
      case "events" ->
          new Meaning(row.table(), row.get("provider") + "/" + row.get("id"), row.get("role"), row.get("meaning"),
              details(row, "channel", "level", "fields"), corrections(row), row.get("source"));
      case "setup-extend-codes" ->
          new Meaning(row.table(), row.get("part") + " " + row.get("hex"), row.get("symbol"), row.get("meaning"), List.of(), List.of(), row.get("source"));
      default ->
          new Meaning(row.table(), row.get("code"), row.get("symbol"), row.get("meaning"),
              details(row, v.containsKey("win32") ? new String[] {"win32", "group"} : v.containsKey("group") ? new String[] {"group"} : new String[0]),
              corrections(row), row.get("source"));
    };
  }

  private static List<String> details(Row row, String... columns) {
    return Stream.of(columns).filter(c -> !row.get(c).isEmpty()).map(c -> c + ": " + row.get(c)).toList();
  }

  private List<String> parameters(Row bugCheck) {
    List<String> details = new ArrayList<>();
    for (int n = 1; n <= 4; n++) {
      String parameter = "p" + n;
      if (!bugCheck.get(parameter).isEmpty()) {
        details.add("P" + n + ": " + bugCheck.get(parameter));
      }
      reference.table("bug-check-values").where("code", bugCheck.get("code")).stream()
          .filter(r -> r.get("parameter").equals(parameter))
          .forEach(r -> details.add("P" + r.get("parameter").substring(1) + " = " + r.get("value") + ": " + r.get("meaning")));
    }
    return details;
  }

  /** What is often claimed of this code, driver or event, and is wrong. */
  private List<String> corrections(Row row) {
    String key = row.values().getOrDefault("code", row.values().getOrDefault("file", ""));
    String name = row.values().getOrDefault("name", row.values().getOrDefault("symbol", ""));
    String shortForm = key.replaceFirst("^0x0+(?=.)", "0x");
    Pattern about =
        row.table().equals("events")
            ? Pattern.compile("(?i)(?:event(?: id)?|" + Pattern.quote(tail(row.get("provider"))) + ")[ /]+" + row.get("id") + "\\b")
            : Pattern.compile("(?i)(?<![\\w])(?:" + Pattern.quote(key) + "|" + Pattern.quote(shortForm)
                + (name.isEmpty() ? "" : "|" + Pattern.quote(name)) + ")(?![\\w])");
    return reference.table("folklore").rows().stream()
        .filter(r -> r.get("status").equals("verified") && about.matcher(r.get("claim")).find())
        .map(r -> r.get("claim") + " → " + r.get("truth"))
        .toList();
  }

  private static String tail(String provider) {
    return provider.replaceFirst("^Microsoft-Windows-", "");
  }
}
