package org.whydunit.rules.doubt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.whydunit.ingest.Ingest;
import org.whydunit.ingest.Limits;
import org.whydunit.ingest.Source;
import org.whydunit.ingest.facts.Fact;
import org.whydunit.knowledge.Knowledge;
import org.whydunit.rules.Engine;

class WhyNotTest {

  /** More facts than a person reads in an answer of five lines. */
  private static final int FEW = 5;

  private static Engine engine;
  private static WhyNot whyNot;

  @BeforeAll
  static void load() {
    engine = Engine.load(Knowledge.load());
    whyNot = new WhyNot(engine);
  }

  /** Over all rules and rows: the set makes the rule argue, and no strict part of it does. */
  @Test
  void whatIsMissingIsEnoughAndNoPartOfItIs() {
    List<String> faults = engine.rules().parallelStream().flatMap(rule -> fault(rule).stream()).sorted().toList();
    assertThat(faults).isEmpty();
  }

  private static Optional<String> fault(String rule) {
    Optional<Missing> missing = whyNot.of(rule, List.of());
    if (missing.isEmpty()) {
      return Optional.of(rule + ": nothing found that would make it argue");
    }
    List<Fact> facts = missing.get().facts();
    if (facts.isEmpty() || facts.size() > FEW || whyNot.would(rule, List.of(), facts).isEmpty()) {
      return Optional.of(rule + ": does not argue from " + facts);
    }
    return WhyNot.parts(facts).stream()
        .filter(part -> part.size() < facts.size() && whyNot.would(rule, List.of(), part).isPresent())
        .findFirst()
        .map(part -> rule + ": argues from " + part + " already");
  }

  @Test
  void aBundleThatHoldsHalfOfItLacksTheOtherHalf() {
    List<Fact> present =
        new Ingest(engine.interest(), ZoneOffset.UTC, Limits.DEFAULT)
            .read(Source.of("notes.txt", "antivirus: Avast\nsymptom: blue screen\n".getBytes(StandardCharsets.UTF_8)))
            .facts();

    Missing alone = whyNot.of("security/two-scanners", List.of()).orElseThrow();
    Missing beside = whyNot.of("security/two-scanners", present).orElseThrow();

    assertThat(beside.facts()).hasSizeLessThan(alone.facts().size()).isNotEmpty();
  }
}
