package org.whydunit.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

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
  void printsAScriptForWindows() {
    assertThat(Shell.run("collect-script", "windows").out()).contains("wevtutil epl", "Compress-Archive");
    assertThat(Shell.run("collect-script", "amiga").code()).isEqualTo(2);
  }
}
