package org.whydunit.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.whydunit.knowledge.Knowledge;
import org.whydunit.rules.author.Example;
import org.whydunit.rules.author.ExampleRun;
import org.whydunit.rules.author.Examples;

/** Runs every example of every rule and row, alone and with all others; all faults are told at once. */
class PackExamplesTest {

  private static Engine engine;
  private static List<Example> examples;

  @BeforeAll
  static void load() throws IOException {
    engine = Engine.load(Knowledge.load());
    examples = Examples.of(Path.of("packs"));
  }

  @Test
  void everyRuleHasAnExampleThatFiresAndOneThatStaysSilent() {
    List<String> faults = new ArrayList<>();
    for (String rule : engine.rules()) {
      List<Example> own = examples.stream().filter(e -> e.rule().equals(rule)).toList();
      if (own.stream().noneMatch(Example::fires)) {
        faults.add(rule + ": no example that fires");
      }
      if (own.stream().allMatch(Example::fires)) {
        faults.add(rule + ": no example that stays silent");
      }
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void everyExampleGivesExactlyItsResultAloneAndTogether() {
    assertThat(new ExampleRun(engine).run(examples)).isEmpty();
  }

  @Test
  void everyRuleHasWordsInBothLanguagesAndASource() {
    List<String> faults = new ArrayList<>();
    Set<String> silent = new TreeSet<>(engine.rules());
    engine.words().rules().forEach(silent::remove);
    silent.forEach(rule -> faults.add(rule + ": no words"));
    for (String rule : engine.rules()) {
      if (engine.words().source(rule).isBlank()) {
        faults.add(rule + ": no source");
      }
    }
    assertThat(faults).isEmpty();
  }
}
