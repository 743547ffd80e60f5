package org.whydunit.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whydunit.ingest.Ingest;
import org.whydunit.ingest.Ingest.SourceFacts;
import org.whydunit.ingest.Limits;
import org.whydunit.knowledge.Knowledge;

/** The example bundles that a newcomer tries first. */
class SeedStoriesTest {

  private static Engine engine;
  private static Ingest ingest;

  @BeforeAll
  static void load() {
    engine = Engine.load(Knowledge.load());
    ingest = new Ingest(engine.interest(), ZoneOffset.UTC, Limits.DEFAULT);
  }

  @ParameterizedTest
  @CsvSource({
    "go-upgrade-antivirus,security-software,avgntflt.sys",
    "interrupt-conflict,resource-conflict,",
    "interrupt-nobody-cared,resource-conflict,IRQ 16",
    "wsl2-and-virtualbox,virtualization-conflict,",
    "update-two-days-before,os-update,KB5099312",
    "wifi-driver,network-driver,rtwlane.sys",
    "power-loss-only,unknown,",
  })
  void comesOutAsItsStorySays(String bundle, String cause, String subject) throws IOException {
    Diagnosis diagnosis = engine.diagnose(ingest.read(Path.of("..", "examples", bundle)));
    Hypothesis top = diagnosis.causes().getFirst();

    assertThat(top.cause()).isEqualTo(cause);
    if (subject != null) {
      assertThat(top.subject()).isEqualTo(subject);
    }
    assertThat(top.evidence()).allMatch(e -> !e.origins().isEmpty());
    assertThat(diagnosis.causes().stream().mapToDouble(Hypothesis::probability).sum()).isBetween(0.999, 1.001);
  }

  @ParameterizedTest
  @CsvSource({"go-upgrade-antivirus", "wsl2-and-virtualbox", "update-two-days-before"})
  void doesNotBlameTheModuleThatTheDebuggerNames(String bundle) throws IOException {
    Diagnosis diagnosis = engine.diagnose(ingest.read(Path.of("..", "examples", bundle)));
    List<String> blamed = diagnosis.crashes().stream().map(c -> c.module()).toList();

    assertThat(blamed).doesNotContain(diagnosis.causes().getFirst().subject());
  }

  @ParameterizedTest
  @CsvSource("power-loss-only")
  void asksForADumpWhenAllItHasIsALostPower(String bundle) throws IOException {
    Diagnosis diagnosis = engine.diagnose(ingest.read(Path.of("..", "examples", bundle)));

    assertThat(diagnosis.next()).extracting(Diagnosis.Next::artifact).contains("minidump", "enable-minidump");
  }

  @ParameterizedTest
  @CsvSource({"go-upgrade-antivirus", "interrupt-conflict", "update-two-days-before", "wifi-driver", "power-loss-only"})
  void saysTheSameWhenItsTimeIsMeasured(String bundle) throws IOException {
    List<SourceFacts> sources = ingest.read(Path.of("..", "examples", bundle));

    assertThat(engine.diagnose(sources, new Profile())).isEqualTo(engine.diagnose(sources));
  }
}
