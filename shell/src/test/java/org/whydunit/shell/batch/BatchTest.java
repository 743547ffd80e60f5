package org.whydunit.shell.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whydunit.rules.Engine;
import org.whydunit.rules.fleet.BundleList;
import org.whydunit.rules.fleet.FleetReport;
import org.whydunit.rules.fleet.GeneratedFleet;
import org.whydunit.rules.fleet.Status;
import org.whydunit.shell.Diagnoses;
import org.whydunit.shell.Ending;
import org.whydunit.shell.Messages;
import org.whydunit.shell.Shell;

class BatchTest {

  private static final int MACHINES = 24;

  @TempDir static Path folder;

  private static Engine engine;
  private static List<BundleList.Named> bundles;
  private static Path whole;
  private static FleetReport report;

  @BeforeAll
  static void runOnce() throws Exception {
    engine = Shell.bean(Diagnoses.class).engine();
    Path fleet = folder.resolve("fleet");
    GeneratedFleet.fill(fleet, MACHINES, 3);
    Files.createDirectory(fleet.resolve("empty"));
    Files.writeString(fleet.resolve("liar.zip"), "PK\3\4 no archive");
    Files.writeString(fleet.resolve("loose.txt"), "no bundle");
    Files.writeString(Files.createDirectory(fleet.resolve("=cmd|' <img src=x onerror=alert(1)>")).resolve("random.bin"), "\0\1\2");
    BundleList list = BundleList.of(fleet, folder.resolve("whole"));
    assertThat(list.loose()).isEqualTo(1);
    bundles = list.bundles();
    whole = folder.resolve("whole");
    report = batch(whole).run(bundles, 1, Duration.ofMinutes(5), false);
  }

  private static Batch batch(Path out) {
    return new Batch(engine, out, new Messages(), Locale.ENGLISH);
  }

  @Test
  void reportsABadBundleAndGoesOn() {
    assertThat(report.bundles()).isEqualTo(MACHINES + 3);
    assertThat(report.statuses()).containsEntry(Status.DIAGNOSED, MACHINES).containsEntry(Status.UNREADABLE, 3);
    assertThat(report.undiagnosed()).extracting(FleetReport.Undiagnosed::bundle).contains("empty", "liar.zip");
  }

  @Test
  void givesTheSameBytesWithManyThreads() throws Exception {
    Path out = folder.resolve("threads");
    batch(out).run(bundles, 8, Duration.ofMinutes(5), false);
    for (String file : List.of("results.jsonl", "results.parquet", "report.html", "families.csv", "findings.csv")) {
      assertThat(out.resolve(file)).as(file).hasSameBinaryContentAs(whole.resolve(file));
    }
  }

  @Test
  void goesOnWhereItWasKilled() throws Exception {
    List<String> lines = Files.readAllLines(whole.resolve("results.jsonl"));
    String head = "whydunit/batch/1 " + engine.packsVersion() + "\n";
    String done = String.join("\n", lines.subList(5, 24)) + "\n";
    for (String torn : new String[] {"", lines.get(2).substring(0, 100), "\n\0\0\0\n" + lines.get(2)}) {
      Path out = Files.createDirectories(folder.resolve("killed" + torn.length()));
      Files.writeString(out.resolve("journal.jsonl"), head + done + torn);
      batch(out).run(bundles, 2, Duration.ofMinutes(5), true);
      assertThat(out.resolve("results.jsonl")).as(torn).hasSameBinaryContentAs(whole.resolve("results.jsonl"));
      assertThat(out.resolve("journal.jsonl")).doesNotExist();
    }
  }

  @Test
  void doesNotExamineWhatIsDone() throws Exception {
    Path out = Files.createDirectories(folder.resolve("done"));
    List<String> lines = Files.readAllLines(whole.resolve("results.jsonl"));
    String marked = lines.getFirst().replaceFirst("\"message\":\"[^\"]*\"", "\"message\":\"from the journal\"");
    Files.writeString(out.resolve("journal.jsonl"), "whydunit/batch/1 " + engine.packsVersion() + "\n" + marked + "\n");
    batch(out).run(bundles.subList(0, 3), 1, Duration.ofMinutes(5), true);
    assertThat(Files.readAllLines(out.resolve("results.jsonl"))).hasSize(3).contains(marked);
  }

  @Test
  void refusesToMixRunsAndRules() throws Exception {
    Path out = Files.createDirectories(folder.resolve("unfinished"));
    Files.writeString(out.resolve("journal.jsonl"), "whydunit/batch/1 " + engine.packsVersion() + "\n");
    assertThatThrownBy(() -> batch(out).run(bundles, 1, Duration.ofMinutes(5), false)).isInstanceOf(Ending.class).hasMessageContaining("--resume");
    Files.writeString(out.resolve("journal.jsonl"), "whydunit/batch/1 other\n");
    assertThatThrownBy(() -> batch(out).run(bundles, 1, Duration.ofMinutes(5), true)).isInstanceOf(Ending.class).hasMessageContaining("other rules");
  }

  @Test
  void comparesWithTheRunBefore() throws Exception {
    Path out = folder.resolve("again");
    batch(out).run(bundles.subList(0, 10), 2, Duration.ofMinutes(5), false);
    FleetReport second = batch(out).run(bundles.subList(5, 20), 2, Duration.ofMinutes(5), false);
    assertThat(second.news().added()).isEqualTo(10);
    assertThat(second.news().gone()).isEqualTo(5);
    assertThat(second.news().changed()).isEmpty();
  }

  @Test
  void leavesALateBundleBehind() throws Exception {
    FleetReport late = batch(folder.resolve("late")).run(bundles.subList(0, 4), 2, Duration.ZERO, false);
    assertThat(late.statuses()).containsEntry(Status.LATE, 4);
  }

  @Test
  void namesFromOutsideStayHarmless() throws IOException {
    assertThat(Files.readString(whole.resolve("bundles.csv"))).contains("'=cmd|");
    assertThat(Files.readString(whole.resolve("report.html"))).doesNotContain("<img").contains("&lt;img");
  }

  @Test
  void readsAListOfPaths() throws IOException {
    Path list = folder.resolve("list.txt");
    Files.writeString(list, "# machines\nfleet/PC-00001\n\nfleet/PC-00000\nfleet/PC-00001\n");
    assertThat(BundleList.of(list, folder).bundles()).extracting(BundleList.Named::name).containsExactly("fleet/PC-00000", "fleet/PC-00001");
  }

  @Test
  void runsAsACommandInBothLanguages() throws Exception {
    Path few = Files.createDirectories(folder.resolve("few"));
    GeneratedFleet.fill(few, 4, 5);
    Shell.Answer en = Shell.run("batch", few.toString(), "--out", folder.resolve("few-en").toString(), "--jobs", "2", "--lang", "en");
    assertThat(en.code()).isZero();
    assertThat(en.out()).startsWith("4 bundles: 4 diagnosed");
    assertThat(en.err()).contains("4 of 4 bundles");
    assertThat(Shell.run("batch", few.toString(), "--out", folder.resolve("few-zh").toString(), "--lang", "zh").out()).contains("已诊断 4 个");
    assertThat(Shell.run("batch", few.toString(), "--jobs", "none").code()).isEqualTo(2);
    assertThat(Shell.run("batch", folder.resolve("nothing").toString()).code()).isEqualTo(3);
    assertThat(Arrays.asList(few.toFile().list())).hasSize(4);
  }

  @Test
  void writesALinePerBundleSortedByName() throws IOException {
    String results = new String(Files.readAllBytes(whole.resolve("results.jsonl")), StandardCharsets.UTF_8);
    assertThat(results.lines()).hasSize(MACHINES + 3).isSorted();
  }
}
