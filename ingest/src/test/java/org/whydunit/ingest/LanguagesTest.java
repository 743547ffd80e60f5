package org.whydunit.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.whydunit.ingest.facts.Claim;
import org.whydunit.ingest.facts.Fact;
import org.whydunit.ingest.facts.LogEvent;

/**
 * One machine, asked by the same tool in English, Chinese, German, French and Japanese, says the same. The outputs lie in
 * {@code src/test/resources/languages/<tool>.<language>.*}. Free to differ are origins, the words of messages, and the
 * lines that are nothing but words (claims).
 */
class LanguagesTest {

  private static final Path OUTPUTS = Path.of("src/test/resources/languages");
  private static final Ingest INGEST = new Ingest(Interest.everything(), ZoneOffset.UTC, Limits.DEFAULT);

  @TestFactory
  Stream<DynamicTest> saysTheSameInEveryLanguage() throws IOException {
    Map<String, Map<String, Path>> tools = new TreeMap<>();
    try (Stream<Path> files = Files.list(OUTPUTS)) {
      for (Path file : files.toList()) {
        String[] name = file.getFileName().toString().split("\\.");
        tools.computeIfAbsent(name[0], t -> new TreeMap<>()).put(name[1], file);
      }
    }
    return tools.entrySet().stream().map(tool -> DynamicTest.dynamicTest(tool.getKey(), () -> same(tool.getValue())));
  }

  private static void same(Map<String, Path> outputs) throws IOException {
    assertThat(outputs).containsOnlyKeys("de", "en", "fr", "ja", "zh");
    List<String> english = facts(outputs.get("en"));
    assertThat(english).isNotEmpty();
    for (Map.Entry<String, Path> output : outputs.entrySet()) {
      assertThat(facts(output.getValue())).as(output.getKey()).isEqualTo(english);
    }
  }

  private static List<String> facts(Path file) throws IOException {
    Ingest.SourceFacts read = INGEST.read(Source.of("output.txt", Files.readAllBytes(file)));
    assertThat(read.problems()).extracting(Problem::id).isSubsetOf("zone-assumed", "encoding-assumed");
    return read.facts().stream().filter(fact -> !(fact instanceof Claim)).map(fact -> read.format() + " " + bare(fact)).sorted().collect(Collectors.toList());
  }

  private static String bare(Fact fact) {
    Fact bare =
        fact instanceof LogEvent e
            ? new LogEvent(e.provider(), e.id(), e.channel(), e.level(), e.time(), e.computer(), e.data(), "", e.origin())
            : fact;
    return bare.toString().replaceAll("origin=output.txt:\\d+", "");
  }
}
