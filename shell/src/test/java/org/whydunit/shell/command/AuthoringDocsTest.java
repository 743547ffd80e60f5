package org.whydunit.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Does what {@code docs/authoring.md} tells: a block that names a file is written, a {@code sh} block is run, and each line
 * after a command must be in what it printed.
 */
class AuthoringDocsTest {

  private static final int SECONDS = 120;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"authoring.md", "authoring.zh.md"})
  void doesWhatItSays(String page) throws Exception {
    List<String> lines = Files.readAllLines(Path.of("..", "docs", page));
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith("```")) {
        String fence = lines.get(i).replaceAll("[^`].*", "");
        int end = i + 1;
        while (!lines.get(end).equals(fence)) {
          end++;
        }
        block(lines.get(i).substring(fence.length()), lines.subList(i + 1, end));
        i = end;
      }
    }
  }

  private void block(String name, List<String> lines) throws IOException, InterruptedException {
    if (!name.equals("sh")) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.write(file, lines);
      return;
    }
    String output = "";
    for (String line : lines) {
      if (line.startsWith("$ whydunit ")) {
        output = run(line.substring("$ whydunit ".length()).split(" "));
      } else {
        assertThat(output).contains(line);
      }
    }
  }

  private String run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Duser.language=en", "-Dstdout.encoding=UTF-8", "-cp", System.getProperty("java.class.path"), "org.whydunit.shell.Whydunit"));
    command.addAll(Arrays.asList(arguments));
    Path printed = folder.resolve("printed");
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(printed.toFile());
    builder.environment().put("XDG_CACHE_HOME", folder.resolve("reference").toString());
    builder.environment().put("WHYDUNIT_DATA", folder.resolve("data").toString());
    Process process = builder.start();
    assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).as(String.join(" ", arguments)).isTrue();
    return Files.readString(printed, StandardCharsets.UTF_8);
  }
}
