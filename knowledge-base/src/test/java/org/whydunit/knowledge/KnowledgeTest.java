package org.whydunit.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnowledgeTest {
  private static final String WIFI = """
      ---
      cause: network-driver
      symptoms: [windows/wifi-driver-irql, windows/resume-crash]
      codes: [0xD1]
      drivers: [rtw*.sys]
      os: windows
      severity: high
      source: Microsoft, Bug Check 0xD1
      ---
      # A Wi-Fi driver crashes Windows after an update
      ## Phenomenon
      A blue screen on resume.
      ## Mechanism
      The driver touches paged memory.
      ## Confirm
      Disabling the `Wi-Fi` adapter ends it.
      ## Fix
      1. Keep the present driver. `pnputil /export-driver {inf} {backup}` (risk: none)
      2. Remove it (and wait). `pnputil /delete-driver {inf} /uninstall` (risk: no Wi-Fi; for a while;
         undo: `pnputil /add-driver {backup}\\*.inf /install; echo (done)`; reboot: yes; admin: yes; os: windows)
      ## Prevent
      Pause driver updates.
      """;
  private static final String WIFI_ZH = """
      # 无线网卡驱动更新后蓝屏
      ## Phenomenon
      唤醒时蓝屏。
      ## Mechanism
      驱动访问了分页内存。
      ## Confirm
      停用网卡后不再发生。
      ## Fix
      1. 先备份现有驱动。 `pnputil /export-driver {inf} {backup}` (risk: 无)
      2. 卸载它。 `pnputil /delete-driver {inf} /uninstall` (risk: 暂时没有无线网络; undo: `pnputil /add-driver {backup}\\*.inf /install; echo (done)`; reboot: yes; admin: yes; os: windows)
      ## Prevent
      暂停驱动更新。
      """;

  @TempDir
  Path folder;

  @BeforeEach
  void writesOnePattern() throws IOException {
    write("causes/network-driver.md", "---\nprior: 0.08\n---\n# Network driver\nIt fails.\n");
    write("causes/network-driver.zh.md", "# 网络驱动\n出错。\n");
    write("patterns/windows/wifi.md", WIFI);
    write("patterns/windows/wifi.zh.md", WIFI_ZH);
    write("reference/risky-commands.tsv", "command\tsource\n\\bbcdedit\\b\ttest\n");
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Test
  void readsAPatternInBothLanguages() {
    Pattern pattern = Knowledge.only(folder).patterns().find("windows/wifi").orElseThrow();

    assertThat(pattern.domain()).isEqualTo("windows");
    assertThat(pattern.symptoms()).containsExactly("windows/wifi-driver-irql", "windows/resume-crash");
    assertThat(pattern.en().title()).isEqualTo("A Wi-Fi driver crashes Windows after an update");
    assertThat(pattern.zh().mechanism()).isEqualTo("驱动访问了分页内存。");
    assertThat(pattern.en().steps()).hasSize(2);
  }

  @Test
  void readsAStepWithBracketsAndSemicolonsInItsWordsAndItsCode() {
    Step step = Knowledge.only(folder).patterns().find("windows/wifi").orElseThrow().en().steps().getLast();

    assertThat(step).isEqualTo(new Step("Remove it (and wait).", "pnputil /delete-driver {inf} /uninstall",
        "no Wi-Fi; for a while", "`pnputil /add-driver {backup}\\*.inf /install; echo (done)`", true, true, "windows"));
  }

  @Test
  void readsACauseWithItsPrior() {
    assertThat(Knowledge.only(folder).causes().find("network-driver"))
        .contains(new Cause("network-driver", 0.08, "Network driver", "网络驱动", "It fails.", "出错。"));
  }

  @Test
  void listsAllFaultsAtOnceWithTheirPlaces() throws IOException {
    write("patterns/windows/bad.md", WIFI.replace("cause: network-driver", "cause: netwrk-driver")
        .replace("os: windows\n", "severty: high\nos: windows\n")
        .replace("1. Keep the present driver. `pnputil /export-driver {inf} {backup}`",
            "1. Go. `bcdedit /set {current} safeboot minimal`"));

    assertThatThrownBy(() -> Knowledge.only(folder).patterns())
        .isInstanceOfSatisfying(ContentException.class, e -> assertThat(e.faults()).extracting(ContentFault::toString)
            .map(fault -> fault.substring(folder.toString().length() + 1).replace('\\', '/'))
            .containsExactly(
                "patterns/windows/bad.md:1:1: no Chinese text (write patterns/windows/bad.zh.md with the same headings "
                    + "and commands)",
                "patterns/windows/bad.md:2:1: unknown cause \"netwrk-driver\": expected the name of a file in causes "
                    + "(did you mean \"network-driver\"?)",
                "patterns/windows/bad.md:6:1: unknown key \"severty\" (did you mean \"severity\"?)",
                "patterns/windows/bad.md:19:1: destructive without undo: bcdedit /set {current} safeboot minimal "
                    + "(add (undo: …))",
                "patterns/windows/bad.md:19:1: the first step is destructive: bcdedit /set {current} safeboot minimal "
                    + "(begin with a step that changes nothing, or keeps what this one changes)"));
  }

  @Test
  void refusesATranslationWithAnotherCommand() throws IOException {
    write("patterns/windows/wifi.zh.md", WIFI_ZH.replace("/export-driver {inf}", "/export-driver {file}"));

    assertThat(Knowledge.only(folder).faults()).singleElement()
        .satisfies(fault -> assertThat(fault.what()).contains("step 1 runs"));
  }

  @Test
  void refusesAnUndoThatNobodyCouldRun() throws IOException {
    for (String undo : List.of("sc config {service} start= demand", "`sc config {service} start= disabled`")) {
      String step = "1. Stop it. `sc config {service} start= disabled` (undo: " + undo + ")";
      write("patterns/windows/wifi.md", WIFI.replaceFirst("(?m)^1\\. .*$", Matcher.quoteReplacement(step)));
      write("patterns/windows/wifi.zh.md", WIFI_ZH.replaceFirst("(?m)^1\\. .*$", Matcher.quoteReplacement(step)));

      assertThat(Knowledge.only(folder).faults()).as(undo).hasSize(2)
          .allSatisfy(fault -> assertThat(fault.what()).containsAnyOf("without backticks as undo", "undone by the same command"));
    }
  }

  @Test
  void wordingsOfThoseWhoMeetItAreWantedInBothLanguagesOrInNone() throws IOException {
    String wordings = "## Reported as\n- crash on streaming over wireless\n## Mechanism";
    write("patterns/windows/wifi.md", WIFI.replace("## Mechanism", wordings));
    assertThat(Knowledge.only(folder).faults()).singleElement()
        .extracting(ContentFault::toString).asString().contains("wifi.zh.md:1:1: no section \"Reported as\"");
    write("patterns/windows/wifi.zh.md", WIFI_ZH.replace("## Mechanism", "## Reported as\n- 无线串流时蓝屏\n## Mechanism"));
    assertThat(Knowledge.only(folder).faults()).isEmpty();
    assertThat(Knowledge.only(folder).patterns().find("windows/wifi")).get()
        .extracting(pattern -> pattern.en().reported()).isEqualTo("- crash on streaming over wireless");
  }

  @Test
  void anOverlaysFileReplacesTheOneBelow(@TempDir Path overlay) throws IOException {
    Files.createDirectories(overlay.resolve("causes"));
    Files.writeString(overlay.resolve("causes/network-driver.md"), "---\nprior: 0.5\n---\n# Ours\ntext\n");
    Files.writeString(overlay.resolve("causes/network-driver.zh.md"), "# 我们的\n文\n");

    assertThat(Knowledge.load(folder, overlay).causes().find("network-driver").orElseThrow().prior()).isEqualTo(0.5);
  }

  @Test
  void suggestsNearIds() {
    Knowledge knowledge = Knowledge.only(folder);

    assertThat(knowledge.causes().near("netwrok-driver")).containsExactly("network-driver");
    assertThat(knowledge.patterns().near("windows/wfi")).containsExactly("windows/wifi");
  }

  @Test
  void looksRowsUpWhateverTheCase() throws IOException {
    write("reference/codes.tsv", "# codes\ncode\tname\tsource\n0xd1\tIRQL\tMicrosoft\n0x1E\tKMODE\tMicrosoft\n");

    Table table = Knowledge.only(folder).reference().table("codes");

    assertThat(table.where("code", "0XD1")).extracting(row -> row.get("name")).containsExactly("IRQL");
    assertThat(table.first("name", "kmode").orElseThrow().line()).isEqualTo(4);
    assertThatThrownBy(() -> table.where("nam", "x")).hasMessageContaining("did you mean \"name\"?");
  }

  @Test
  void everyRowHasASource() throws IOException {
    write("reference/codes.tsv", "code\tsource\n0xD1\t\n0x1E\tMicrosoft\textra\n");

    assertThat(Knowledge.only(folder).faults()).extracting(ContentFault::line).containsExactly(2, 3);
  }
}
