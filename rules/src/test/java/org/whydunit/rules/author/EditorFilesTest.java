package org.whydunit.rules.author;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whydunit.knowledge.Knowledge;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** {@code -Dwhydunit.write=true} writes the editor's files anew instead of comparing them. */
class EditorFilesTest {

  private static final Path EDITOR = Path.of("..", "editor");
  private static final Pattern FRONT = Pattern.compile("(?s)\\A---\\n(.*?)\\n---\\n");
  private static final Pattern KEY = Pattern.compile("(?m)^([\\w.]+):");

  @Test
  void theEditorsFilesAreInStepWithTheVocabulary() throws IOException {
    for (Map.Entry<String, String> file : EditorFiles.of(Knowledge.load()).entrySet()) {
      Path path = EDITOR.resolve(file.getKey());
      if (Boolean.getBoolean("whydunit.write")) {
        Files.writeString(path, file.getValue());
      }
      assertThat(Files.readString(path)).as(path.toString()).isEqualTo(file.getValue());
    }
  }

  @ParameterizedTest
  @CsvSource({"pattern, ../knowledge-base/patterns", "rule, packs"})
  void theSchemasKnowEveryKeyThatIsInUse(String kind, Path folder) throws IOException {
    JsonNode properties = new ObjectMapper().readTree(Files.readString(EDITOR.resolve("schemas/" + kind + ".schema.json"))).path("properties");
    Set<String> used = new TreeSet<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".md")).toList()) {
        Matcher front = FRONT.matcher(Files.readString(file));
        if (front.find()) {
          KEY.matcher(front.group(1)).results().forEach(m -> used.add(m.group(1)));
        }
      }
    }

    assertThat(used).isNotEmpty().isSubsetOf(properties.propertyNames());
  }
}
