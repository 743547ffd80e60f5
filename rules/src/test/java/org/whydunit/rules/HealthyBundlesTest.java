package org.whydunit.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.whydunit.ingest.Ingest.SourceFacts;
import org.whydunit.knowledge.Knowledge;
import org.whydunit.rules.author.Healthy;

/** A machine on which nothing failed has products, old drivers, updates and noise in its logs like any other. */
class HealthyBundlesTest {

  private static final double HARDLY_SAID = 0.3;

  private static Engine engine;

  @BeforeAll
  static void load() {
    engine = Engine.load(Knowledge.load());
  }

  static Stream<List<SourceFacts>> bundles() {
    return new Healthy(engine).bundles();
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void namesNoCulpritWhereNothingFailed(List<SourceFacts> bundle) {
    Diagnosis diagnosis = engine.diagnose(bundle);
    assertThat(diagnosis.causes().getFirst().cause()).isEqualTo("unknown");
    assertThat(diagnosis.causes().stream().skip(1)).allMatch(h -> h.probability() <= HARDLY_SAID, diagnosis.causes().toString());
  }
}
