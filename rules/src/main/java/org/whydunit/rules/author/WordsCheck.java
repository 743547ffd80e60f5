package org.whydunit.rules.author;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.whydunit.rules.Strength;
import org.whydunit.rules.compile.TablePacks;
import org.whydunit.rules.words.Words;

/** The faults of a rule's {@code .md}: words, slots, and that the examples are there and well formed. */
final class WordsCheck {

  private static final Set<String> KEYS = Set.of("source", "says", "says.zh", "trial");
  private static final Pattern SLOT = Pattern.compile("\\{([A-Za-z0-9]+)((?:\\.[A-Za-z0-9_]+)*)}");
  private static final Pattern EXPECTED = Pattern.compile("(for|against) (\\S+)(?: (.*))? (\\S+)");
  private static final Pattern UNFILLED =
      Pattern.compile("<(?:title of|one sentence|一句话|what is seen|what differs|file name|raw input|Type)[^<>\n]*>");
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

  private final Names names;
  private final AuthoredFile file;
  private final Consumer<Fault> faults;

  WordsCheck(Names names, AuthoredFile file, Consumer<Fault> faults) {
    this.names = names;
    this.file = file;
    this.faults = faults;
  }

  void run() {
    if (!file.text().startsWith("---\n")) {
      faults.accept(file.fault(0, "no-front-matter"));
      return;
    }
    keys();
    Words.Sentences words = TablePacks.words(file.text());
    require("source", words.source());
    require("says", words.en());
    require("says.zh", words.zh());
    if (!words.zh().isEmpty() && !HAN.matcher(words.zh()).find()) {
      faults.accept(file.fault(at("says.zh"), "not-chinese"));
    }
    unfilled(file, faults);
    slots(at("says"));
    examples();
  }

  /** A place that a stub left to the author. */
  static void unfilled(AuthoredFile file, Consumer<Fault> faults) {
    Matcher place = UNFILLED.matcher(file.text());
    while (place.find()) {
      faults.accept(file.fault(place.start(), "unfilled", place.group()));
    }
  }

  private void keys() {
    int end = file.text().indexOf("\n---", 3);
    int start = 4;
    for (String line : file.text().substring(4, Math.max(4, end)).split("\n")) {
      int colon = line.indexOf(':');
      String key = colon < 0 ? line : line.substring(0, colon);
      if (!line.isBlank() && !KEYS.contains(key)) {
        faults.accept(file.near(start, "unknown-key", Names.near(key, KEYS), key));
      }
      start += line.length() + 1;
    }
  }

  private int at(String key) {
    Matcher m = Pattern.compile("(?m)^" + Pattern.quote(key) + ":").matcher(file.text());
    return m.find() ? m.start() : 0;
  }

  private void require(String key, String value) {
    if (value.isBlank()) {
      faults.accept(file.fault(at(key), "no-words", key));
    }
  }

  private void slots(int start) {
    int end = Math.max(start, file.text().indexOf("\n---", 3));
    Matcher slot = SLOT.matcher(file.text()).region(start, end);
    while (slot.find()) {
      slot(slot, names, file, faults);
    }
  }

  /** A slot's type is known, and has the field unless it has named values. */
  static void slot(Matcher slot, Names names, AuthoredFile file, Consumer<Fault> faults) {
    String type = slot.group(1);
    if (slot.group(2).isEmpty()) {
      return;
    }
    Set<String> types = names.types().keySet();
    Class<?> known = types.stream().filter(t -> t.equalsIgnoreCase(type)).findFirst().map(names.types()::get).orElse(null);
    String field = slot.group(2).substring(1).split("\\.")[0];
    if (known == null) {
      Set<String> lower = types.stream().map(t -> t.substring(0, 1).toLowerCase(Locale.ROOT) + t.substring(1)).collect(java.util.stream.Collectors.toSet());
      faults.accept(file.near(slot.start(1), "unknown-type", Names.near(type, lower), type));
    } else if (!RowCheck.hasField(known, field)) {
      Set<String> fields = RowCheck.fields(known);
      faults.accept(file.near(slot.start(2) + 1, "unknown-field", Names.near(field, fields), field, known.getSimpleName(), String.join(", ", fields)));
    }
  }

  private void examples() {
    List<Example> examples = Examples.markdown(file.id(), file.text());
    if (examples.stream().noneMatch(Example::fires)) {
      faults.accept(file.fault(file.text().length(), "no-example", "fires"));
    }
    if (examples.stream().allMatch(Example::fires)) {
      faults.accept(file.fault(file.text().length(), "no-example", "silent"));
    }
    examples.forEach(this::example);
  }

  private void example(Example example) {
    int at = file.offset(example.line(), 1);
    if (example.files().isEmpty()) {
      faults.accept(file.fault(at, "no-input"));
    }
    if (example.fires() == example.expected().isEmpty()) {
      faults.accept(file.fault(at, example.fires() ? "nothing-expected" : "something-expected"));
    }
    for (String line : example.expected()) {
      int start = file.find("- " + line, at, file.text().length()) + 2;
      Matcher m = EXPECTED.matcher(line);
      if (!m.matches()) {
        faults.accept(file.fault(start, "expected-malformed", line));
      } else if (!names.causes().contains(m.group(2))) {
        faults.accept(file.near(start + m.start(2), "unknown-cause", Names.near(m.group(2), names.causes()), m.group(2)));
      } else if (!STRENGTHS.contains(m.group(4))) {
        faults.accept(file.near(start + m.start(4), "unknown-strength", Names.near(m.group(4), STRENGTHS), m.group(4)));
      }
    }
  }

  private static final Set<String> STRENGTHS =
      java.util.Arrays.stream(Strength.values()).map(s -> s.name().toLowerCase(Locale.ROOT)).collect(java.util.stream.Collectors.toSet());
}
