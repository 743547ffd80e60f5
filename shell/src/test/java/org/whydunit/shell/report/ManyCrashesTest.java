package org.whydunit.shell.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whydunit.shell.Bundles;
import org.whydunit.shell.Shell;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class ManyCrashesTest {

  @TempDir Path folder;

  /** Eight stops of one kind, three of another, one that is like none; updates before all of them and among them. */
  private Path twelve() throws IOException {
    for (int day = 1; day <= 12; day++) {
      String text = Bundles.ANALYZE.replace("Debugging Details", "Debug session time: Mon Mar %2d 21:14:05.123 2026 (UTC + 0:00)\n\nDebugging Details".formatted(day));
      text = text.replace("ffff830123456010", "ffff8301234560%02x".formatted(day));
      if (day % 4 == 0) {
        text = text.replace("DRIVER_IRQL_NOT_LESS_OR_EQUAL (d1)", "SYSTEM_SERVICE_EXCEPTION (3b)").replace("AV_rtwlane", "0x3B_rtwlane");
      }
      if (day == 7) {
        text = "PFN_LIST_CORRUPT (4e)\nArguments:\nArg1: 0000000000000099, A PTE or PFN is corrupt\nArg2: 00000000000e2f1c\nArg3: 0000000000000000\nArg4: 0000000000000000\n\n"
            + "Debug session time: Sat Mar  7 21:14:05.123 2026 (UTC + 0:00)\n\nIMAGE_NAME:  memory_corruption\n";
      }
      Files.writeString(folder.resolve("analyze-%02d.txt".formatted(day)), text);
    }
    Files.writeString(folder.resolve("hotfixes.txt"),
        """
        Source        Description      HotFixID      InstalledBy          InstalledOn
        ------        -----------      --------      -----------          -----------
        PC            Update           KB5099311     NT AUTHORITY\\SYSTEM  1/14/2026 12:00:00 AM
        PC            Update           KB5099312     NT AUTHORITY\\SYSTEM  2/26/2026 12:00:00 AM
        PC            Update           KB5099313     NT AUTHORITY\\SYSTEM  3/10/2026 12:00:00 AM
        """);
    return folder;
  }

  private static String diagnose(Path bundle, String format, String language) {
    return Shell.run("diagnose", bundle.toString(), "--no-save", "--format", format, "--lang", language).out();
  }

  @Test
  void makesOneStoryOfTwelveDumps() throws IOException {
    JsonNode json = new ObjectMapper().readTree(diagnose(twelve(), "json", "en"));
    JsonNode story = json.path("story");

    assertThat(json.path("causes").path(0).path("subject").asString()).isEqualTo("rtwlane.sys");
    assertThat(story.path("groups").valueStream().map(g -> g.path("code").asString() + " " + g.path("module").asString() + " " + g.path("origins").size()))
        .containsExactly("0x000000D1 rtwlane.sys 8", "0x0000003B rtwlane.sys 3", "0x0000004E memory_corruption 1");
    assertThat(story.path("odd").asString()).startsWith("analyze-07.txt:");
    assertThat(story.path("change").path("subject").asString()).isEqualTo("KB5099312");
  }

  @Test
  void tellsItInEveryFormatAndBothLanguages() throws IOException {
    twelve();
    for (String format : List.of("text", "markdown", "html")) {
      // What a format does to the characters of a name is not asked here.
      String english = diagnose(folder, format, "en").replace("\\", "");
      String chinese = diagnose(folder, format, "zh").replace("\\", "");
      assertThat(english).as(format).contains("8 × DRIVER_IRQL_NOT_LESS_OR_EQUAL", "3 × SYSTEM_SERVICE_EXCEPTION", "The odd one out: 2026-03-07 21:14 PFN_LIST_CORRUPT")
          .contains("Last change before the first stop: 2026-02-26 KB5099312");
      assertThat(chinese).as(format).contains("与众不同的一次：2026-03-07 21:14 PFN_LIST_CORRUPT", "首次停止前的最后一次变更：2026-02-26 KB5099312");
    }
  }

  @Test
  void groupsEveryStopOfRealFoldersWithSeveralAnalysesOnce() throws IOException {
    List<Path> bundles = severalAnalyses();
    assumeThat(bundles).as("skipped: no folder shared/cases").isNotEmpty();
    for (Path bundle : bundles) {
      JsonNode json = new ObjectMapper().readTree(diagnose(bundle, "json", "en"));
      List<String> grouped =
          json.path("story").path("groups").valueStream().flatMap(g -> g.path("origins").valueStream()).map(JsonNode::asString).toList();
      assertThat(grouped).as(bundle.toString()).hasSizeGreaterThan(1).doesNotHaveDuplicates()
          .containsExactlyInAnyOrderElementsOf(json.path("crashes").valueStream().map(c -> c.path("origin").asString()).toList());
    }
  }

  private static List<Path> severalAnalyses() throws IOException {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path cases = at.resolve("shared").resolve("cases");
      if (Files.isDirectory(cases)) {
        try (Stream<Path> all = Files.list(cases)) {
          return all.map(c -> c.resolve("evidence")).filter(e -> Files.exists(e.resolve("analyze-02.txt"))).sorted().toList();
        }
      }
    }
    return List.of();
  }
}
