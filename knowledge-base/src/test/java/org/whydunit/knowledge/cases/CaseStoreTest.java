package org.whydunit.knowledge.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaseStoreTest {
  private static final Instant MARCH = Instant.parse("2026-03-05T10:00:00Z");
  private static final Features WIFI =
      new Features(Set.of("0x000000D1"), Set.of("AV_rtwlane"), Set.of("rtwlane.sys"), Set.of("windows/wifi-driver-irql"));

  @TempDir
  Path folder;

  static NewCase fresh(String name, Features features) {
    return new NewCase(MARCH, name, "network-driver", "rtwlane.sys", 0.86, "{\"schema\":\"whydunit/diagnosis/1\"}",
        "[{\"kind\":\"BugCheck\"}]", Map.of("analyze.txt", "9f86d081"), Map.of("packs", "1.2"), features);
  }

  private static Outcome cured(Instant closed) {
    return new Outcome("network-driver", "rtwlane.sys", "drivers/wifi-driver-irql", true, closed);
  }

  private CaseStore store() {
    return CaseStore.open(CaseStore.address(folder));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"})
  void doesAllItCanInEitherDialect(String mode) throws IOException {
    try (CaseStore store = CaseStore.open("jdbc:h2:file:" + folder.resolve("dialect") + mode)) {
      long id = store.save(fresh("office", WIFI));
      long other = store.save(fresh("office again", new Features(Set.of("0x50"), Set.of(), Set.of(), Set.of())));
      store.note(id, "swapped the card");
      store.attach(other, "dxdiag.txt", "x".repeat(100_000));
      store.merge(id, other);
      store.close(id, cured(MARCH.plusSeconds(3600)));

      Case shown = store.show(id);
      assertThat(shown.notes()).extracting(Note::name).containsExactly("", "dxdiag.txt");
      assertThat(shown.features().codes()).containsExactly("0x000000D1", "0x50");
      assertThat(shown.occurrences()).isEqualTo(2);
      assertThat(shown.sources()).isEqualTo(Map.of("analyze.txt", "9f86d081"));
      assertThat(shown.outcome()).isEqualTo(cured(MARCH.plusSeconds(3600)));
      assertThat(store.list(new CaseFilter(State.CLOSED, "network-driver", "OFFICE", MARCH, null, 5))).hasSize(1);
      assertThat(store.similar(WIFI, 5)).hasSize(1);
      assertThat(store.statistics(Period.QUARTER))
          .containsExactly(new Statistic("2026-Q1", "network-driver", 2, Duration.ofHours(1)));
      store.reopen(id);
      assertThat(store.list(CaseFilter.ALL)).extracting(CaseSummary::state).containsExactly(State.OPEN);
    }
  }

  @Test
  void exportsAndImportsWithoutLossAndOnce() throws IOException {
    StringWriter lines = new StringWriter();
    try (CaseStore store = store()) {
      long id = store.save(fresh("办公室 \"3\"\n", WIFI));
      store.note(id, "换了网卡");
      store.close(id, cured(MARCH.plusSeconds(60)));
      store.export(CaseFilter.ALL, lines);
    }
    try (CaseStore other = CaseStore.open(CaseStore.address(folder.resolve("other")))) {
      assertThat(other.importFrom(new BufferedReader(new StringReader(lines.toString())))).isEqualTo(1);
      assertThat(other.importFrom(new BufferedReader(new StringReader(lines.toString())))).isZero();
      StringWriter again = new StringWriter();
      other.export(CaseFilter.ALL, again);
      assertThat(again.toString()).isEqualTo(lines.toString());
    }
  }

  @Test
  void importsNothingOfAFileWithABadLine() {
    try (CaseStore store = store()) {
      assertThatThrownBy(() -> store.importFrom(new BufferedReader(new StringReader("{\"id\":1}\n"))))
          .isInstanceOfSatisfying(CaseStoreException.class, e -> assertThat(e.id()).isEqualTo("bad-line"));
      assertThat(store.list(CaseFilter.ALL)).isEmpty();
    }
  }

  @Test
  void takesInWhatWasDepositedWithoutTheDatabase() {
    try (CaseStore store = store()) {
      store.deposit(fresh("办公室", WIFI));
      assertThat(folder.resolve("cases.mv.db")).doesNotExist();
      assertThat(store.list(CaseFilter.ALL)).extracting(CaseSummary::name).containsExactly("办公室");
      assertThat(store.show(1).features()).isEqualTo(WIFI);
    }
    try (CaseStore store = store()) {
      assertThat(store.list(CaseFilter.ALL)).hasSize(1);
      assertThat(folder.resolve("inbox")).isEmptyDirectory();
    }
  }

  @Test
  void leavesNoTraceOfADeletedCase() throws IOException {
    try (CaseStore store = store()) {
      store.save(fresh("kept", WIFI));
      store.delete(store.save(fresh("SECRET-NAME", WIFI)));
    }
    try (Stream<Path> files = Files.walk(folder).filter(Files::isRegularFile)) {
      for (Path file : files.toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)).doesNotContain("SECRET-NAME");
      }
    }
    try (CaseStore store = store()) {
      assertThat(store.list(CaseFilter.ALL)).extracting(CaseSummary::name).containsExactly("kept");
    }
  }

  @Test
  void findsTheCaseThatSharesMostAndSaysWhat() {
    try (CaseStore store = store()) {
      long near = store.save(fresh("near", WIFI));
      long far = store.save(fresh("far", new Features(Set.of("0x000000D1"), Set.of(), Set.of(), Set.of())));
      store.save(fresh("open", WIFI));
      store.close(near, cured(MARCH));
      store.close(far, cured(MARCH));

      assertThat(store.similar(WIFI, 5)).extracting(similar -> similar.summary().name()).containsExactly("near", "far");
      assertThat(store.similar(WIFI, 1).getFirst().why()).contains("bucket AV_rtwlane", "code 0x000000D1");
      assertThat(store.similar(Features.NONE, 5)).isEmpty();
    }
  }

  @Test
  void forgetsExperienceOnRequestAndTakesItBack() {
    try (CaseStore store = store()) {
      store.close(store.save(fresh("one", WIFI)), cured(MARCH));
      store.close(store.save(fresh("two", WIFI)),
          new Outcome("firmware", "", "drivers/wifi-driver-irql", false, MARCH.plusSeconds(5)));
      assertThat(store.experience().causes()).isEqualTo(Map.of("network-driver", 1, "firmware", 1));
      assertThat(store.experience().fixes().get("drivers/wifi-driver-irql").chance()).isEqualTo(0.5);

      store.resetExperience(MARCH.plusSeconds(1));
      assertThat(store.experience().closed()).extracting(CaseSummary::name).containsExactly("two");
      store.resetExperience(Instant.EPOCH);
      assertThat(store.experience().closed()).hasSize(2);
    }
  }

  @Test
  void refusesAStoreOfANewerVersionInBothLanguages() throws Exception {
    String address = CaseStore.address(folder);
    try (CaseStore store = CaseStore.open(address)) {
      store.save(fresh("one", WIFI));
    }
    try (Connection connection = DriverManager.getConnection(address)) {
      connection.createStatement().execute("update \"flyway_schema_history\" set \"version\" = '7' "
          + "where \"version\" = '1'");
    }
    try (CaseStore store = CaseStore.open(address)) {
      assertThatThrownBy(() -> store.list(CaseFilter.ALL))
          .isInstanceOfSatisfying(CaseStoreException.class, e -> {
            assertThat(e.id()).isEqualTo("newer");
            assertThat(e).hasMessageContaining("schema 7");
            assertThat(e.what(Locale.SIMPLIFIED_CHINESE)).contains("更新的版本");
            assertThat(e.hint(Locale.ENGLISH)).contains("WHYDUNIT_DATA");
          });
    }
  }

  @Test
  void saysWhichFolderCannotBeWritten() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    try (CaseStore store = CaseStore.open(CaseStore.address(file.resolve("sub")))) {
      assertThatThrownBy(() -> store.list(CaseFilter.ALL))
          .isInstanceOfSatisfying(CaseStoreException.class, e -> assertThat(e.id()).isEqualTo("folder"));
    }
  }

  @Test
  void saysThatAFileIsDamaged() throws IOException {
    Files.write(folder.resolve("cases.mv.db"), "H:2,block:9,garbage".repeat(900).getBytes(StandardCharsets.US_ASCII));
    try (CaseStore store = store()) {
      assertThatThrownBy(() -> store.list(CaseFilter.ALL))
          .isInstanceOfSatisfying(CaseStoreException.class, e -> assertThat(e.id()).isEqualTo("damaged"));
    }
  }

  @Test
  void namesTheDataFolderOfEachSystem() {
    Path home = Path.of("/home/u");
    assertThat(DataFolder.of(Map.of(), "Linux", home)).isEqualTo(home.resolve(".local/share/whydunit"));
    assertThat(DataFolder.of(Map.of("XDG_DATA_HOME", "/d"), "Linux", home)).isEqualTo(Path.of("/d/whydunit"));
    assertThat(DataFolder.of(Map.of("LOCALAPPDATA", "/l"), "Windows 11", home)).isEqualTo(Path.of("/l/whydunit"));
    assertThat(DataFolder.of(Map.of(), "Mac OS X", home))
        .isEqualTo(home.resolve("Library/Application Support/whydunit"));
    assertThat(DataFolder.of(Map.of("WHYDUNIT_DATA", "/w"), "Linux", home)).isEqualTo(Path.of("/w"));
  }
}
