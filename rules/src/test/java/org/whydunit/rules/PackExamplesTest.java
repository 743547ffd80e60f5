package org.whydunit.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.whydunit.ingest.Ingest;
import org.whydunit.ingest.Limits;
import org.whydunit.ingest.Source;
import org.whydunit.ingest.facts.Fact;
import org.whydunit.knowledge.Knowledge;
import org.whydunit.rules.PackExamples.Example;

/** Runs every example of every rule and row, alone and with all others; all faults are told at once. */
class PackExamplesTest {

  private static Engine engine;
  private static Ingest ingest;
  private static List<Example> examples;

  @BeforeAll
  static void load() throws IOException {
    engine = Engine.load(Knowledge.load());
    ingest = new Ingest(engine.interest(), ZoneOffset.UTC, Limits.DEFAULT);
    examples = PackExamples.of(Path.of("packs"));
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
    List<String> faults = examples.parallelStream().flatMap(e -> faults(e).stream()).sorted().toList();
    assertThat(faults).isEmpty();
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

  private static List<String> faults(Example example) {
    List<Fact> read = new ArrayList<>();
    example.files().forEach((name, content) -> read.addAll(ingest.read(Source.of(name, content)).facts()));
    Collection<?> facts = engine.story(read).facts();
    List<String> alone = PackExamples.lines(engine.argue(facts, Set.of(example.rule())), example.rule());
    List<String> together = PackExamples.lines(engine.argue(facts), example.rule());
    List<String> faults = new ArrayList<>();
    check(example, "alone", alone, faults);
    check(example, "together", together, faults);
    return faults;
  }

  private static void check(Example example, String how, List<String> found, List<String> faults) {
    boolean right =
        example.expected() == null ? found.size() == 1 : found.equals(example.expected().stream().sorted().toList());
    if (!right) {
      faults.add(example + " (" + how + "): expected " + (example.expected() == null ? "one argument" : example.expected()) + ", found " + found);
    }
  }
}
