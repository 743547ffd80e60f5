package org.whydunit.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whydunit.shell.Bundles;
import org.whydunit.shell.Shell;
import org.whydunit.shell.Shell.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A case from its diagnosis to what it teaches, by the commands of a user. */
class CaseWalkTest {

  private static final String FIX = "drivers/wifi-driver-irql";

  @TempDir Path folder;

  private String bundle;
  private String id;

  @BeforeEach
  void diagnose() throws IOException {
    Path office = Files.createDirectory(folder.resolve("office"));
    Files.writeString(office.resolve("analyze.txt"), "Debug session time: Sat Mar  7 14:02:11.000 2026 (UTC + 0:00)\n" + Bundles.ANALYZE);
    bundle = office.toString();
    Shell.run("diagnose", bundle, "--lang", "en");
    id = new ObjectMapper().readTree(Shell.run("case", "list", "--format", "json").out()).get(0).path("id").asString();
  }

  @AfterEach
  void delete() {
    Shell.run("case", "delete", id);
  }

  private static String said(String... words) {
    Answer answer = Shell.run(words);
    assertThat(answer.code()).as(answer.err()).isZero();
    return answer.out();
  }

  @Test
  void showsWhatWorkedInTheNextDiagnosisAndForgetsItOnRequest() throws IOException {
    said("case", "close", id, "--fix", FIX, "--worked", "yes");

    assertThat(said("diagnose", bundle, "--no-save", "--lang", "en"))
        .contains("Solved here before", "case " + id + " (office", "Then the fix worked", "raise the odds");
    assertThat(said("diagnose", bundle, "--no-save", "--lang", "zh")).contains("本站以前解决过", "修复有效");
    JsonNode similar = new ObjectMapper().readTree(said("diagnose", bundle, "--no-save", "--format", "json")).path("similar");
    assertThat(similar.valueStream().filter(s -> s.path("case").asString().equals(id)).map(s -> s.path("fix").asString())).containsExactly(FIX);
    assertThat(said("knowledge", "history", "--lang", "en")).contains("Network driver", FIX + "  worked 1 of 1");

    said("knowledge", "reset");
    assertThat(said("knowledge", "history", "--lang", "en")).contains("Nothing is learned yet");
    assertThat(said("diagnose", bundle, "--no-save", "--lang", "en")).doesNotContain("raise the odds");
    said("knowledge", "reset", "--undo");
    assertThat(said("knowledge", "history", "--lang", "en")).contains(FIX);
  }

  @Test
  void replaysAReportThatMemoryAndSimilarCasesShaped() throws IOException {
    said("case", "close", id, "--fix", FIX);
    Shell.run("diagnose", bundle, "--lang", "zh");
    String second = new ObjectMapper().readTree(said("case", "list", "--format", "json")).get(0).path("id").asString();
    String kept = new ObjectMapper().readTree(said("case", "show", second, "--format", "json")).path("diagnosis").asString();
    said("case", "reopen", id);

    Answer replay = Shell.run("replay", second, "--format", "json", "--lang", "en");
    assertThat(replay.out()).isEqualTo(kept).contains("\"similar\"");
    assertThat(replay.err()).contains("byte for byte");
    assertThat(said("rescore", "--format", "json")).contains("\"judged\"");
    said("case", "delete", second);
  }

  @Test
  void judgesAFixByTheQuietAfterIt() {
    assertThat(said("quiet", id, "--fix", FIX, "--since", "2026-05-01", "--lang", "en")).contains("must stay quiet for", "0x000000D1", "whydunit quiet " + id);
    assertThat(said("quiet", id, bundle, "--until", "2026-05-02", "--lang", "en")).contains("Look again later");
    assertThat(said("quiet", id, bundle, "--until", "2027-05-02", "--lang", "en")).containsPattern("closed\\s+as\\s+helped");
    assertThat(said("knowledge", "history", "--lang", "en")).contains(FIX + "  worked 1 of 1");
    said("quiet", id, "--fix", FIX, "--since", "2020-01-01");
    assertThat(said("quiet", id, bundle, "--lang", "en")).contains("crashed again", "case reopen " + id);
    assertThat(said("knowledge", "history", "--lang", "en")).contains(FIX + "  worked 0 of 1").doesNotContain("Network driver");
  }

  @Test
  void keepsChangesThatNoFileTellsOf() {
    said("change", "add", id, "BIOS F6", "--kind", "firmware", "--time", "2026-03-01", "--text", "was F4");
    assertThat(said("changes", "bios", "--lang", "en")).contains("2026-03-01", "firmware", "BIOS F6", "was F4", "case " + id);
    assertThat(said("changes", "--before", id, "--days", "9999", "--lang", "en")).contains("BIOS F6");
    assertThat(said("changes", "no such change", "--lang", "en")).contains("No kept case");
  }

  @Test
  void takesTheChangesOfATable() throws IOException {
    Path table = Files.writeString(folder.resolve("changes.csv"),
        "number,start_date,short_description,assigned_to,cmdb_ci\nCHG0041,2026-03-02 10:00:00,raise the pool size,ann,orders-api\n");
    assertThat(said("change", "import", id, table.toString(), "--lang", "en")).contains("1 new changes");
    assertThat(said("change", "import", id, table.toString(), "--lang", "en")).contains("0 new changes");
    assertThat(said("changes", "orders", "--lang", "en")).contains("2026-03-02 10:00", "raise the pool size", "ann", "case " + id);
    Path none = Files.writeString(folder.resolve("none.csv"), "a,b\n1,2\n");
    assertThat(Shell.run("change", "import", id, none.toString()).code()).isEqualTo(3);
  }

  @Test
  void countsInFourFormats() {
    said("case", "close", id);
    assertThat(said("stats", "--by", "year", "--lang", "zh")).contains("类型", "平均恢复时间");
    assertThat(said("stats", "--format", "csv")).startsWith("period,type,occurrences").contains("network-driver");
    assertThat(said("stats", "--format", "json")).contains("\"meanTimeToRecover\"");
    assertThat(said("stats", "--format", "html")).contains("<svg", "<rect", "Network driver").doesNotContain("<script");
    assertThat(said("case", "stats", "--format", "csv")).startsWith("period,type");
  }

  @Test
  void draftsExportsAndRestores() throws IOException {
    String drafted = said("pattern", "draft", id, "--out", folder.resolve("mine").toString(), "--lang", "en");
    assertThat(drafted).contains("author check");
    assertThat(Shell.run("pattern", "draft", id, "--out", folder.resolve("mine").toString()).code()).isEqualTo(2);
    assertThat(Shell.run("author", "check", folder.resolve("mine").toString()).code()).isZero();

    Path backup = folder.resolve("cases.jsonl.gz");
    said("case", "backup", backup.toString());
    said("case", "note", id, "C:\\Users\\Zaphod\\x.dmp was sent");
    assertThat(said("case", "export", "--redact")).doesNotContain("\"name\":\"office\"");
    said("case", "delete", id);
    assertThat(said("case", "restore", backup.toString(), "--lang", "en")).isEqualTo("1 new cases.\n");
    id = new ObjectMapper().readTree(said("case", "list", "--format", "json")).get(0).path("id").asString();
  }

  @Test
  void saysWhatIsWrongInOneLine() {
    for (String[] words : new String[][] {{"replay", "999999"}, {"quiet", "x"}, {"quiet", id, bundle},
        {"stats", "--format", "xml"}, {"case", "close", id, "--fix", "drivers/wifi-drver-irql"}, {"case", "close", id, "--worked", "maybe"},
        {"change", "add", id, "x", "--time", "yesterday"}}) {
      Answer answer = Shell.run(words);
      assertThat(answer.code()).as(String.join(" ", words)).isEqualTo(2);
      assertThat(answer.err().lines()).as(String.join(" ", words)).hasSize(1);
    }
  }

  @Test
  void beginsARuleAndAPatternFromItsNumber() throws IOException {
    String site = folder.resolve("site").toString();

    assertThat(said("author", "new", "rule", "acme/bus", "--from", id, "--packs", site)).contains("acme/bus.drl", "case " + id);
    assertThat(Path.of(site, "acme/bus.drl")).content().contains("module == \"rtwlane.sys\"", "supporting(\"network-driver\"");
    assertThat(Path.of(site, "acme/bus.md")).content().contains("IMAGE_NAME:  rtwlane.sys", "IMAGE_NAME:  another.sys");

    said("author", "new", "pattern", "acme/bus", "--from", "#" + id, "--packs", site);
    assertThat(Path.of(site, "patterns/acme/bus.md")).content().contains("cause: network-driver", "source: case " + id);
  }
}
