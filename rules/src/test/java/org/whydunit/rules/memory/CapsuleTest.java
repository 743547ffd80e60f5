package org.whydunit.rules.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whydunit.ingest.Source;
import org.whydunit.knowledge.Knowledge;
import org.whydunit.knowledge.cases.Case;
import org.whydunit.knowledge.cases.CaseStore;
import org.whydunit.knowledge.cases.NewCase;
import org.whydunit.knowledge.cases.Outcome;
import org.whydunit.rules.Diagnosis;
import org.whydunit.rules.Engine;

class CapsuleTest {
  private static final Engine ENGINE = Labelled.ENGINE;

  @TempDir
  Path folder;

  static Diagnosis diagnosis(Engine engine) {
    String notes = "Stop code: DRIVER_IRQL_NOT_LESS_OR_EQUAL\nWhat failed: rtwlane.sys\n"
        + "It began after I installed the new Realtek Wi-Fi driver.\nSince I removed it the crashes are gone.\n";
    return engine.diagnose(List.of(Labelled.INGEST.read(Source.of("notes.txt", notes.getBytes(StandardCharsets.UTF_8)))));
  }

  static NewCase fresh(Engine engine) {
    Diagnosis diagnosis = diagnosis(engine);
    return Capsule.newCase(diagnosis, engine, "office", Capsule.Telling.PLAIN, FactJson.write(diagnosis), "1.0");
  }

  private CaseStore store() {
    return CaseStore.open(CaseStore.address(folder.resolve("store")));
  }

  @Test
  void replaysACaseByteForByte() {
    try (CaseStore store = store()) {
      Case stored = store.show(store.save(fresh(ENGINE)));
      Capsule.Replay replay = Capsule.replay(stored, ENGINE, "1.0", (d, engine, told) -> FactJson.write(d));

      assertThat(replay.report()).isEqualTo(stored.diagnosis());
      assertThat(replay.same()).isTrue();
      assertThat(replay.changed()).isEmpty();
      assertThat(replay.diagnosis()).isEqualTo(diagnosis(ENGINE));
      assertThat(Capsule.replay(stored, ENGINE, "1.1", (d, engine, told) -> "other").changed()).containsExactly("product");
      assertThat(stored.sources()).containsOnlyKeys("notes.txt").isEqualTo(Capsule.of(stored).hashes());
    }
  }

  @Test
  void replaysWithTheMemoryOfThen() {
    Engine then = ENGINE.remembering(Memory.of(new TreeMap<>(Map.of("network-driver", 0.5)), new TreeMap<>(Map.of("drivers/wifi-driver-irql", 0.9))));
    try (CaseStore store = store()) {
      Case stored = store.show(store.save(fresh(then)));
      assertThat(stored.diagnosis()).isNotEqualTo(FactJson.write(diagnosis(ENGINE)));
      assertThat(Capsule.replay(stored, ENGINE, "1.0", (d, engine, told) -> FactJson.write(d)).same()).isTrue();
      assertThat(Capsule.of(stored).remembering(ENGINE).memory().chances()).isEqualTo(then.memory().chances());
    }
  }

  @Test
  void tellsWhatIsNewlyExplainedAndWhatIsNewlyContradicted() {
    NewCase now = fresh(ENGINE);
    NewCase unexplained = with(now, "unknown", "");
    NewCase other = with(now, "firmware", "");
    try (CaseStore store = store()) {
      store.save(now);
      long explained = store.save(unexplained);
      long contradicted = store.save(other);
      store.close(contradicted, new Outcome("firmware", "", "", true, Instant.EPOCH));
      long moved = store.save(other);
      long without = store.save(new NewCase(now.created(), "old", "unknown", "", 1, "{}", "no capsule", Map.of(), Map.of(), now.features()));

      Rescoring rescoring = Rescoring.of(store, ENGINE);
      assertThat(rescoring.judged()).isEqualTo(4);
      assertThat(rescoring.explained()).extracting(v -> v.stored().id()).containsExactly(explained);
      assertThat(rescoring.contradicted()).extracting(v -> v.stored().id()).containsExactly(contradicted);
      assertThat(rescoring.moved()).extracting(v -> v.stored().id()).containsExactly(moved);
      assertThat(rescoring.unreadable()).containsExactly(without);
    }
  }

  private static NewCase with(NewCase c, String cause, String subject) {
    return new NewCase(c.created(), c.name(), cause, subject, c.probability(), c.diagnosis(), c.facts(), c.sources(), c.versions(), c.features());
  }

  @Test
  void draftsAPatternThatTheLibraryTakes() throws IOException {
    try (CaseStore store = store()) {
      PatternDraft draft = PatternDraft.of(store.show(store.save(fresh(ENGINE))), ENGINE);
      Path file = folder.resolve("patterns").resolve(draft.id() + ".md");
      Files.createDirectories(file.getParent());
      Files.writeString(file, draft.en());
      Files.writeString(folder.resolve("patterns").resolve(draft.id() + ".zh.md"), draft.zh());

      var pattern = Knowledge.load(folder).patterns().find(draft.id()).orElseThrow();
      assertThat(pattern.codes()).contains("0x000000D1");
      assertThat(pattern.symptoms()).isNotEmpty();
      assertThat(draft.en() + draft.zh()).doesNotContain("{").contains("DRIVER_IRQL_NOT_LESS_OR_EQUAL");
    }
  }

  @Test
  void asksForTwentyfoldOddsOfSilence() {
    QuietTime many = QuietTime.of(30, Duration.ofDays(30), List.of());
    assertThat(many.days()).isCloseTo(3.0, org.assertj.core.data.Offset.offset(0.01));
    assertThat(many.cautiousDays()).isBetween(3.0, 3.3);
    assertThat(QuietTime.of(1, Duration.ofDays(2), List.of()).cautiousDays()).isCloseTo(38, org.assertj.core.data.Offset.offset(1e-6));
    assertThat(QuietTime.of(5, Duration.ZERO, List.of()).perDay()).isEqualTo(5);
  }
}
