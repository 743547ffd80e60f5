package org.whydunit.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whydunit.rules.weigh.Calibration;
import org.whydunit.shell.Shell.Answer;
import org.whydunit.shell.output.Width;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class OneShotTest {

  @TempDir Path folder;

  @Test
  void namesTheDriverAndEndsWithZero() throws IOException {
    Answer answer = Shell.run("diagnose", Bundles.wifi(folder).toString(), "--no-save", "--lang", "en");
    assertThat(answer.out()).contains("rtwlane.sys").contains("[analyze.txt:").startsWith("Most likely");
    assertThat(answer.code()).isZero();
    assertThat(answer.err()).isEmpty();
  }

  @Test
  void fitsTheFirstCauseOnOneScreen() throws IOException {
    for (String lang : new String[] {"en", "zh"}) {
      String out = Shell.run("diagnose", Bundles.wifi(folder).toString(), "--no-save", "--lang", lang).out();
      String after = lang.equals("en") ? "If it is not that" : "如果不是它";
      assertThat(out.substring(0, out.indexOf(after)).lines().count()).as(lang).isLessThanOrEqualTo(25);
      assertThat(out.lines().filter(l -> !l.matches(" {5}\\S.*")).mapToInt(Width::of)).allMatch(w -> w <= 80);
    }
  }

  @Test
  void printsTheSameBytesTwice() throws IOException {
    String bundle = Bundles.wifi(folder).toString();
    for (String format : new String[] {"text", "json", "markdown", "html"}) {
      String first = Shell.run("diagnose", bundle, "--no-save", "--format", format).out();
      assertThat(Shell.run("diagnose", bundle, "--no-save", "--format", format).out()).isEqualTo(first).isNotEmpty();
    }
  }

  @Test
  void writesToAFileWhenAsked() throws IOException {
    Path out = folder.resolveSibling(folder.getFileName() + ".json");
    Answer answer = Shell.run("diagnose", Bundles.wifi(folder).toString(), "--no-save", "--format", "json", "--out", out.toString());
    assertThat(answer.out()).isEmpty();
    assertThat(new ObjectMapper().readTree(Files.readString(out)).path("schema").asString()).isEqualTo("whydunit/diagnosis/1");
    Files.delete(out);
  }

  @Test
  void keepsACaseUnlessAskedNotTo() throws IOException {
    String before = Shell.run("case", "list", "--format", "json").out();
    Shell.run("diagnose", Bundles.wifi(folder).toString(), "--no-save");
    assertThat(Shell.run("case", "list", "--format", "json").out()).isEqualTo(before);
    Shell.run("diagnose", folder.toString());
    JsonNode listed = new ObjectMapper().readTree(Shell.run("case", "list", "--format", "json").out());
    assertThat(listed.get(0).path("subject").asString()).isEqualTo("rtwlane.sys");
    String id = listed.get(0).path("id").asString();
    assertThat(Shell.run("case", "close", id, "--cause", "network-driver", "--subject", "rtwlane.sys").code()).isZero();
    assertThat(Shell.run("similar", folder.toString(), "--lang", "en").out()).contains("rtwlane.sys", "the fix worked");
    assertThat(Shell.run("case", "delete", id).code()).isZero();
    assertThat(Shell.run("case", "show", id).code()).isEqualTo(2);
  }

  @Test
  void saysWhatIsWrongInOneLine() throws IOException {
    Shell.bean(Session.class).open(null);
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertMisuse(3, "expected a file, folder or archive", "diagnose", folder.resolve("nothing-here").toString());
    assertMisuse(3, "empty folder", "diagnose", empty.toString());
    assertMisuse(2, "expected a file, folder or archive", "diagnose");
    assertMisuse(2, "Did you mean \"diagnose\"?", "diagnos", folder.toString());
    assertMisuse(2, "Did you mean \"--format\"?", "diagnose", folder.toString(), "--fromat", "json");
    assertMisuse(2, "html, json, markdown, text", "diagnose", folder.toString(), "--format", "pdf");
    assertMisuse(2, "Asia/Shanghai", "diagnose", folder.toString(), "--zone", "Atlantis");
    assertMisuse(2, "expected a value", "diagnose", folder.toString(), "--out");
    assertMisuse(2, "found none", "diagnose", folder.toString(), "--packs", "/nowhere");
    assertMisuse(1, "nothing is known", "explain", "zyx");
  }

  private static void assertMisuse(int code, String says, String... words) {
    Answer answer = Shell.run(words);
    assertThat(answer.err()).contains(says).hasLineCount(1);
    assertThat(answer.code()).as(answer.err()).isEqualTo(code);
    assertThat(answer.out()).isEmpty();
  }

  @Test
  void diagnosesTheRestBesideWhatCannotBeRead() throws IOException {
    Bundles.wifi(folder);
    Files.write(folder.resolve("empty.evtx"), new byte[0]);
    Files.write(folder.resolve("cut.dmp"), "PAGEDU64".getBytes(StandardCharsets.ISO_8859_1));
    byte[] random = new byte[5_000];
    new Random(7).nextBytes(random);
    Files.write(folder.resolve("random.bin"), random);
    bomb(folder.resolve("bomb.zip"));
    Files.createSymbolicLink(folder.resolve("loop"), folder);
    Answer answer = Shell.run("diagnose", folder.toString(), "--no-save", "--format", "json", "--lang", "en");
    assertThat(answer.code()).isZero();
    JsonNode json = new ObjectMapper().readTree(answer.out());
    assertThat(json.path("causes").get(0).path("subject").asString()).isEqualTo("rtwlane.sys");
    assertThat(answer.err().lines().toList())
        .anyMatch(l -> l.startsWith("empty.evtx: is empty"))
        .anyMatch(l -> l.startsWith("cut.dmp"))
        .anyMatch(l -> l.startsWith("random.bin: no reader knows this format"))
        .anyMatch(l -> l.startsWith("bomb.zip"))
        .anyMatch(l -> l.startsWith("loop"))
        .noneMatch(l -> l.contains("Exception"));
  }

  /** A hundred megabytes of zeros in a hundred kilobytes; twice. */
  private static void bomb(Path file) throws IOException {
    byte[] zeros = new byte[1 << 20];
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setLevel(9);
      Path inner = Files.createTempFile("inner", ".zip");
      try (ZipOutputStream nested = new ZipOutputStream(Files.newOutputStream(inner))) {
        nested.setLevel(9);
        nested.putNextEntry(new ZipEntry("zeros"));
        for (int i = 0; i < 100; i++) {
          nested.write(zeros);
        }
      }
      for (int i = 0; i < 2; i++) {
        zip.putNextEntry(new ZipEntry("inner" + i + ".zip"));
        zip.write(Files.readAllBytes(inner));
      }
      Files.delete(inner);
    }
  }

  @Test
  void saysThatTwoMachinesAreThereInEveryFormat() throws IOException {
    String two = Bundles.machine(Bundles.machine(folder, "PC-A"), "PC-B.corp.example").toString();
    for (String format : List.of("text", "markdown", "html")) {
      assertThat(Shell.run("diagnose", two, "--no-save", "--format", format, "--lang", "en").out().replace("\\", "")).contains("These are 2 machines: pc-a, pc-b.");
    }
    assertThat(Shell.run("diagnose", two, "--no-save", "--format", "json").out()).containsPattern("\"machines\" : \\[ \"pc-a\", \"pc-b\" ]");
  }

  @Test
  void goesOnWhenOneOfThePathsIsMissing() throws IOException {
    Answer answer = Shell.run("diagnose", folder.resolve("gone").toString(), Bundles.wifi(folder.resolve("here")).toString(), "--no-save");
    assertThat(answer.code()).isZero();
    assertThat(answer.err()).contains("gone").hasLineCount(1);
  }

  @Test
  void endsWithThreeWhenNothingIsKnown() throws IOException {
    Files.write(folder.resolve("a.bin"), new byte[] {0, 1, 2, 3, (byte) 0xFF});
    Answer answer = Shell.run("diagnose", folder.toString(), "--no-save", "--format", "json");
    assertThat(answer.code()).isEqualTo(3);
    assertThat(answer.err()).contains("formats");
  }

  @Test
  void lendsEvidenceNoControlOfTheTerminal() throws IOException {
    Bundles.wifi(folder);
    Files.writeString(folder.resolve("notes.txt"), "Symptom: \u001b[2J\u001b]0;owned\u0007blue screen \u009b31m <script>alert(1)</script> \u202Egpj.exe\n");
    for (String format : new String[] {"text", "json", "markdown", "html"}) {
      String out = Shell.run("diagnose", folder.toString(), "--no-save", "--format", format).out();
      assertThat(out).doesNotContain("\u001b", "\u0007", "\u009b", "\u202E").doesNotContain("<script>alert(1)");
    }
    assertThat(Shell.run("facts", folder.toString()).out()).contains("owned").doesNotContain("\u001b", "\u009b", "\u202E");
  }

  @Test
  void listsFactsOneALine() throws IOException {
    String out = Shell.run("facts", Bundles.wifi(folder).toString(), "--kind", "bug-check").out();
    JsonNode fact = new ObjectMapper().readTree(out);
    assertThat(out).hasLineCount(1);
    assertThat(fact.path("kind").asString()).isEqualTo("BugCheck");
    assertThat(fact.path("code").asLong()).isEqualTo(0xD1);
    assertThat(fact.path("origin").asString()).startsWith("analyze.txt:");
    assertThat(Shell.run("facts", folder.toString(), "--grep", "KIPAGEFAULT").out()).hasLineCount(1);
  }

  @Test
  void searchesInTheFormOfTheContract() {
    JsonNode hits = new ObjectMapper().readTree(Shell.run("search", "blue", "screen", "wifi", "driver", "--format", "json").out());
    assertThat(hits.get(0).propertyNames()).containsExactly("pattern", "title", "cause", "score");
    assertThat(Shell.run("搜索", "无线驱动", "蓝屏", "--lang", "zh").code()).isZero();
    assertThat(Shell.run("patterns", "1", "--lang", "zh").out()).contains("现象");
  }

  @Test
  void explainsCodesHoweverTheyAreWritten() {
    assertThat(Shell.run("explain", "0x133").out()).contains("DPC_WATCHDOG_VIOLATION");
    assertThat(Shell.run("explain", "d1").out()).contains("DRIVER_IRQL_NOT_LESS_OR_EQUAL");
    assertThat(Shell.run("explain", "DRIVER_IRQL_NOT_LESS_OR_EQUAL").out()).contains("0x000000D1");
    assertThat(Shell.run("explain", "0xffffffffc0000005").out()).contains("STATUS_ACCESS_VIOLATION");
    assertThat(Shell.run("explain", "-1073741819").out()).contains("STATUS_ACCESS_VIOLATION");
    assertThat(Shell.run("explain", "159").out()).contains("DRIVER_POWER_STATE_FAILURE");
    assertThat(Shell.run("explain", "0xC1900101-0x30018").out()).contains("first boot of the new system", "sysprep");
    assertThat(Shell.run("explain", "rtwlane.sys").out()).contains("Realtek");
    assertThat(Shell.run("explain", "event", "41").out()).contains("Kernel-Power/41").contains("159 = 0x9F");
    assertThat(Shell.run("explain", "Kernel-Power/41").out()).contains("dirty-shutdown").doesNotContain("WindowsUpdateClient");
    assertThat(Shell.run("explain", "code", "12").out()).contains("CM_PROB");
  }

  @Test
  void explainsItselfWithNumbersThatAddUp() throws IOException {
    String bundle = Bundles.wifi(folder).toString();
    JsonNode tree = new ObjectMapper().readTree(Shell.run("how", "1", "--bundle", bundle, "--format", "json").out());
    double weight = tree.path("prior").asDouble();
    for (JsonNode argument : tree.path("arguments")) {
      weight *= argument.path("factor").asDouble();
      assertThat(argument.path("origins")).isNotEmpty();
    }
    assertThat(weight).isCloseTo(tree.path("weight").asDouble(), org.assertj.core.data.Percentage.withPercentage(0.001));
    double doubt = tree.path("doubt").asDouble();
    double said = (1 - doubt) * tree.path("share").asDouble() + doubt / tree.path("hypotheses").asInt();
    assertThat(said).isCloseTo(tree.path("said").asDouble(), org.assertj.core.data.Offset.offset(1e-9));
    assertThat(Calibration.ofProduct().of(said)).isCloseTo(tree.path("probability").asDouble(), org.assertj.core.data.Offset.offset(1e-9));
  }

  @Test
  void answersDoubts() throws IOException {
    String bundle = Bundles.wifi(folder).toString();
    assertThat(Shell.run("why-not", "gpu-driver", "--bundle", bundle).out()).contains("nothing here speaks for it");
    assertThat(Shell.run("why-not", "gpu-driver", "--bundle", bundle).out().lines().count()).isLessThanOrEqualTo(5);
    assertThat(Shell.run("why-not", "memory-hardware", "--bundle", bundle).out())
        .contains("First: Network driver:", "if somebody told for example “", "if this showed for example “", "wevtutil epl System System.evtx");
    JsonNode shifts = new ObjectMapper().readTree(Shell.run("what-if", "bug-check rtwlane.sys absent", "--bundle", bundle, "--format", "json").out());
    assertThat(shifts.get(0).path("cause").asString()).isEqualTo("unknown");
    assertThat(shifts.toString()).contains("network-driver");
    assertThat(Shell.run("what-if", "driver nothere.sys absent", "--bundle", bundle).code()).isEqualTo(2);
  }

  @Test
  void drawsTheStoryAsBoxesThatLineUp() throws IOException {
    String bundle = Bundles.wifi(folder).toString();
    for (String lang : new String[] {"en", "zh"}) {
      String story = Shell.run("story", "--bundle", bundle, "--lang", lang).out();
      assertThat(story.lines().filter(l -> !l.strip().equals("▼")).mapToInt(Width::of).distinct()).as(story).hasSize(1);
      assertThat(story).contains("rtwlane.sys", "▼", "[analyze.txt:");
    }
  }

  @Test
  void leavesOutWhatAWithdrawnFactHeldUp() throws IOException {
    String bundle = Bundles.wifi(folder).toString();
    assertThat(Shell.run("what-if", "rtwlane.sys absent", "--bundle", bundle, "--lang", "en").out()).contains("Without ", "BugCheck [analyze.txt:");
  }

  @Test
  void helpsOnEveryCommandInBothLanguages() {
    for (String lang : new String[] {"en", "zh"}) {
      Answer all = Shell.run("help", "--lang", lang);
      assertThat(all.code()).isZero();
      all.out().lines().filter(l -> l.matches("  [a-z].*")).map(l -> l.substring(2, 22).strip()).forEach(name -> {
        Answer one = Shell.run(("help " + name + " --lang " + lang).split(" "));
        assertThat(one.out()).as(name).contains("whydunit " + name);
      });
    }
  }
}
