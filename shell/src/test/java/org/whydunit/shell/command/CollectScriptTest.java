package org.whydunit.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.whydunit.shell.Bundles;
import org.whydunit.shell.Shell;

class CollectScriptTest {

  @TempDir Path folder;

  @Test
  @EnabledOnOs(OS.LINUX)
  void gathersOnThisMachineWhatDiagnoseReads() throws IOException, InterruptedException {
    Path script = folder.resolve("collect.sh");
    Files.writeString(script, Shell.run("collect-script", "linux").out());
    Path target = folder.resolve("bundle.tar.gz");
    Process process = new ProcessBuilder("sh", script.toString(), target.toString()).redirectErrorStream(true).start();
    process.getInputStream().readAllBytes();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isZero();
    assertThat(Shell.run("evidence", "--bundle", target.toString()).out()).contains("os-release");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void leavesThisMachinesNameOutWhenAsked() throws IOException, InterruptedException {
    Path script = folder.resolve("collect.sh");
    Files.writeString(script, Shell.run("collect-script", "linux").out());
    Process name = new ProcessBuilder("uname", "-n").start();
    String host = new String(name.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    Path target = folder.resolve("bundle.tar.gz");
    Process process = new ProcessBuilder("sh", script.toString(), "--redact", target.toString()).redirectErrorStream(true).start();
    process.getInputStream().readAllBytes();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(Shell.run("facts", target.toString(), "--all").out()).contains("Capture").doesNotContainPattern("\\b" + Pattern.quote(host) + "\\b");
  }

  @Test
  void asksOnlyForWhatIsMissing() throws IOException {
    String bundle = Bundles.wifi(folder.resolve("wifi")).toString();
    String whole = Shell.run("collect-script", "windows").out();
    String missing = Shell.run("next", "--bundle", bundle, "--script").out();
    assertThat(missing).contains("function Keep", "Compress-Archive").hasSizeLessThan(whole.length());
    Shell.run("next", "--bundle", bundle, "--format", "json").out().lines().filter(l -> l.contains("\"artifact\"")).map(l -> l.split("\"")[3]).forEach(asked -> {
      boolean gathered = whole.lines().anyMatch(l -> l.matches("# \\[.*\\b" + asked + "\\b.*"));
      assertThat(missing.lines().anyMatch(l -> gathered ? l.matches("# \\[.*\\b" + asked + "\\b.*") : l.startsWith("# By hand: "))).as(asked).isTrue();
    });
    assertThat(missing).doesNotContain("# [boot]", "# [setup-logs]");
  }

  @Test
  void isPlainAsciiSoThatNoCodePageSpoilsIt() {
    for (String system : CollectScript.systems()) {
      assertThat(CollectScript.of(system).text().chars()).as(system).allMatch(c -> c < 0x80);
    }
  }

  @Test
  void printsAScriptForWindows() {
    assertThat(Shell.run("collect-script", "windows").out()).contains("wevtutil epl", "Compress-Archive");
    assertThat(Shell.run("collect-script", "amiga").code()).isEqualTo(2);
  }
}
