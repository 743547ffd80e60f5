package org.whydunit.rules.author;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.whydunit.knowledge.Knowledge;

/** {@code -Dwhydunit.write=true} writes the editor's files anew instead of comparing them. */
class EditorFilesTest {

  private static final Path EDITOR = Path.of("..", "editor");

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
}
