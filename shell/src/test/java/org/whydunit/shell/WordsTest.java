package org.whydunit.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** Every message of every module in both languages, with the same slots. */
class WordsTest {

  private static final Pattern SLOT = Pattern.compile("\\{\\d}");

  @Test
  void saysTheSameInBothLanguages() throws IOException {
    List<String> faults = new ArrayList<>();
    int seen = 0;
    for (String module : new String[] {"ingest", "knowledge-base", "rules", "shell"}) {
      Path resources = Path.of("..", module, "src", "main", "resources", "org");
      if (!Files.isDirectory(resources)) {
        continue;
      }
      try (Stream<Path> tree = Files.walk(resources)) {
        for (Path english : tree.filter(f -> f.toString().endsWith(".properties") && !f.toString().endsWith("_zh.properties")).sorted().toList()) {
          compare(english, faults);
          seen++;
        }
      }
    }
    assertThat(seen).isGreaterThan(10);
    assertThat(faults).isEmpty();
  }

  /** These are shown as they stand, where an apostrophe is not written twice. */
  @Test
  void doublesNoApostropheInHelp() {
    for (String bundle : new String[] {"messages", "messages_zh", "author", "author_zh"}) {
      Properties words = load(Path.of("src", "main", "resources", "org", "whydunit", "shell", bundle + ".properties"));
      assertThat(words.stringPropertyNames().stream().filter(k -> k.matches("(help|option|example|slot)-.*")).map(words::getProperty))
          .as(bundle).isNotEmpty().noneMatch(w -> w.contains("''"));
    }
  }

  private static void compare(Path english, List<String> faults) {
    Path chinese = Path.of(english.toString().replace(".properties", "_zh.properties"));
    if (!Files.exists(chinese)) {
      faults.add(english + ": has no Chinese sister");
      return;
    }
    Properties en = load(english);
    Properties zh = load(chinese);
    TreeSet<Object> keys = new TreeSet<>(en.keySet());
    keys.addAll(zh.keySet());
    for (Object key : keys) {
      if (!en.containsKey(key) || !zh.containsKey(key)) {
        faults.add((en.containsKey(key) ? chinese : english) + ": lacks " + key);
      } else if (!slots(en.getProperty((String) key)).equals(slots(zh.getProperty((String) key)))) {
        faults.add(chinese + ": " + key + " has other slots than the English");
      }
    }
  }

  private static TreeSet<String> slots(String words) {
    TreeSet<String> slots = new TreeSet<>();
    Matcher slot = SLOT.matcher(words);
    while (slot.find()) {
      slots.add(slot.group());
    }
    return slots;
  }

  private static Properties load(Path file) {
    try (Reader in = Files.newBufferedReader(file)) {
      Properties properties = new Properties();
      properties.load(in);
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
