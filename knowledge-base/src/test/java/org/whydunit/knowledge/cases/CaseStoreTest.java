package org.whydunit.knowledge.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseStoreTest {
  static final Instant MARCH = Instant.parse("2026-03-05T10:00:00Z");
  static final Features WIFI =
      new Features(Set.of("0x000000D1"), Set.of("AV_rtwlane"), Set.of("rtwlane.sys"), Set.of("windows/wifi-driver-irql"));

  @TempDir
  Path folder;

  static NewCase fresh(String name, Features features) {
    return new NewCase(MARCH, name, "network-driver", "rtwlane.sys", 0.86, "{\"schema\":\"whydunit/diagnosis/1\"}",
        "[{\"kind\":\"BugCheck\"}]", Map.of("analyze.txt", "9f86d081"), Map.of("packs", "1.2"), features);
  }

  static Outcome cured(Instant closed) {
    return new Outcome("network-driver", "rtwlane.sys", "drivers/wifi-driver-irql", true, closed);
  }

  private CaseStore store() {
    return CaseStore.open(CaseStore.address(folder));
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
  void recallsClosedCasesWithoutTheDatabaseAndWithoutItsFile() throws IOException {
    Recall told;
    try (CaseStore store = store()) {
      assertThat(store.recall()).isEqualTo(Recall.NOTHING);
      store.close(store.save(fresh("one", WIFI)), cured(MARCH));
      store.resetExperience(MARCH.minusSeconds(1));
      told = store.recall();
    }
    assertThat(told.solved()).extracting(Solved::features).containsExactly(WIFI);
    assertThat(told.experience().closed()).hasSize(1);
    Path database = folder.resolve("cases.mv.db");
    byte[] kept = Files.readAllBytes(database);
    Files.writeString(database, "no database");
    try (CaseStore store = store()) {
      assertThat(store.recall()).isEqualTo(told);
    }
    Files.write(database, kept);
    Files.writeString(folder.resolve(Database.RECALL), "torn");
    try (CaseStore store = store()) {
      assertThat(store.recall()).isEqualTo(told);
      store.delete(told.solved().getFirst().summary().id());
      assertThat(store.recall().solved()).isEmpty();
    }
  }

  @Test
  void tellsHowOftenACauseCameAfterAFixHadWorked() {
    List<CaseSummary> cases = List.of(case_(1, "2026-01-03", true), case_(2, "2026-01-20", false), case_(3, "2026-02-10", false),
        case_(4, "2026-04-10", false));

    assertThat(Statistics.of(cases, Period.MONTH, Instant.parse("2026-05-02T00:00:00Z")))
        .extracting(Statistic::period, Statistic::count, Statistic::change)
        .containsExactly(tuple("2026-01", 2, null), tuple("2026-02", 1, -0.5), tuple("2026-03", 0, -1.0), tuple("2026-04", 1, -0.5),
            tuple("2026-05", 0, -1.0));
  }

  private static CaseSummary case_(long id, String day, boolean cured) {
    Instant created = Instant.parse(day + "T00:00:00Z");
    return new CaseSummary(id, created, "c", cured ? State.CLOSED : State.OPEN, 1, "network-driver", "", 0.5,
        cured ? cured(created.plusSeconds(3600)) : null);
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
  void bringsADamagedStoreBackFromItsBackup() throws IOException {
    Path backup = folder.resolve("backups.jsonl.gz");
    Path data = folder.resolve("data");
    try (CaseStore store = CaseStore.open(CaseStore.address(data))) {
      long id = store.save(fresh("kept", WIFI));
      store.close(id, cured(MARCH));
      store.note(id, "a note");
      store.resetExperience(MARCH.plusSeconds(9));
    }
    try (CaseStore store = CaseStore.open(CaseStore.address(data))) {
      store.backup(backup);
      store.save(fresh("after the backup", WIFI));
    }
    Files.write(data.resolve("cases.mv.db"), "H:2,block:9,garbage".repeat(900).getBytes(StandardCharsets.US_ASCII));

    Path aside = CaseStore.setAside(data).orElseThrow();
    try (CaseStore store = CaseStore.open(CaseStore.address(data))) {
      assertThat(store.restore(backup)).isEqualTo(1);
      assertThat(store.restore(backup)).isZero();
      assertThat(store.list(CaseFilter.ALL)).extracting(CaseSummary::name)
          .containsExactlyInAnyOrder("kept", "after the backup");
      assertThat(store.experience().closed()).isEmpty();
    }
    assertThat(aside).isNotEmptyFile();
  }

  @Test
  void refusesABackupThatIsNone() throws IOException {
    Path none = Files.writeString(folder.resolve("none.gz"), "not packed");
    try (CaseStore store = store()) {
      assertThatThrownBy(() -> store.restore(none)).isInstanceOfSatisfying(CaseStoreException.class,
          e -> assertThat(e.id()).isEqualTo("bad-backup"));
      assertThatThrownBy(() -> store.restore(folder.resolve("missing"))).isInstanceOf(CaseStoreException.class);
    }
  }

  /** What a kill between the writing down of a change and its commit leaves behind. */
  @Test
  void makesChangesThatWereWrittenDownBeforeAKill() throws IOException {
    Inbox inbox = new Inbox(folder.resolve("inbox"));
    long noted;
    try (CaseStore store = store()) {
      noted = store.save(fresh("noted", WIFI));
      store.save(fresh("deleted", WIFI));
    }
    String origin;
    String gone;
    try (CaseStore store = store()) {
      origin = store.show(noted).origin();
      gone = store.show(noted + 1).origin();
    }
    Mutation note = Mutation.note(origin, MARCH, "", "half way");
    Mutation delete = new Mutation(Mutation.Kind.DELETE, gone);
    for (Mutation change : List.of(note, delete, Mutation.close(origin, cured(MARCH)))) {
      inbox.put(change.file(), change.bytes());
    }
    for (int opening = 0; opening < 3; opening++) {
      try (CaseStore store = store()) {
        assertThat(store.list(CaseFilter.ALL)).extracting(CaseSummary::name).containsExactly("noted");
        assertThat(store.show(noted).notes()).extracting(Note::text).containsExactly("half way");
        assertThat(store.show(noted).outcome()).isEqualTo(cured(MARCH));
      }
    }
    assertThat(folder.resolve("inbox")).isEmptyDirectory();
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
  void losesNothingOnAFullDiskAndSaysSoInOneLine() throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    try (SmallDisk small = SmallDisk.mount(disk, "2m")) {
      List<String> told = new ArrayList<>();
      assertThatThrownBy(() -> saveUntilItFails(disk, told)).isInstanceOfSatisfying(CaseStoreException.class, e -> {
        assertThat(e.id()).isEqualTo("full");
        assertThat(e.what(Locale.ENGLISH).lines()).hasSize(1);
      });
      assertThat(told).isNotEmpty();
      small.grow("64m");
      try (CaseStore again = CaseStore.open(CaseStore.address(disk))) {
        assertThat(again.list(CaseFilter.ALL)).extracting(CaseSummary::name).containsAll(told);
      }
    }
  }

  private static void saveUntilItFails(Path disk, List<String> told) {
    try (CaseStore store = CaseStore.open(CaseStore.address(disk))) {
      for (int i = 0; i < 5000; i++) {
        store.save(fresh("case " + i + "x".repeat(500), WIFI));
        told.add("case " + i + "x".repeat(500));
      }
    }
  }

  @Test
  void losesNothingInAFolderThatCanNoLongerBeWritten() throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    try (SmallDisk small = SmallDisk.mount(disk, "16m")) {
      try (CaseStore store = CaseStore.open(CaseStore.address(disk))) {
        store.save(fresh("one", WIFI));
      }
      small.writable(false);
      try (CaseStore store = CaseStore.open(CaseStore.address(disk))) {
        for (ThrowableAssert.ThrowingCallable work : List.<ThrowableAssert.ThrowingCallable>of(
            () -> store.save(fresh("two", WIFI)), () -> store.note(1, "x"), () -> store.deposit(fresh("two", WIFI)))) {
          assertThatThrownBy(work).isInstanceOfSatisfying(CaseStoreException.class,
              e -> assertThat(e.id()).isEqualTo("folder"));
        }
      }
      small.writable(true);
      try (CaseStore store = CaseStore.open(CaseStore.address(disk))) {
        assertThat(store.list(CaseFilter.ALL)).extracting(CaseSummary::name).containsExactly("one");
      }
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
