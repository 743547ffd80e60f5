package org.whydunit.shell.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.jline.reader.Candidate;
import org.jline.reader.ParsedLine;
import org.jline.reader.impl.DefaultParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whydunit.shell.Bundles;
import org.whydunit.shell.Session;
import org.whydunit.shell.Shell;

class PromptTest {

  @TempDir Path folder;

  private static List<String> offered(String typed) {
    ParsedLine line = new DefaultParser().parse(typed, typed.length(), org.jline.reader.Parser.ParseContext.COMPLETE);
    List<Candidate> candidates = new ArrayList<>();
    Shell.bean(Completions.class).complete(null, line, candidates);
    return candidates.stream().map(Candidate::value).filter(v -> v.startsWith(line.word())).toList();
  }

  @Test
  void keepsWhatIsQuotedTogetherAndDropsRemarks() {
    assertThat(Line.words("what-if \"driver a b.sys absent\"  # why")).containsExactly("what-if", "driver a b.sys absent");
    assertThat(Line.words("open 'C:\\My Dumps'")).containsExactly("open", "C:\\My Dumps");
    assertThat(Line.words("   ")).isEmpty();
  }

  @Test
  void offersCommandsOptionsAndValues() {
    assertThat(offered("dia")).containsExactly("diagnose");
    assertThat(offered("case re")).containsExactlyInAnyOrder("reopen", "restore");
    assertThat(offered("diagnose --red")).contains("--redact", "--redact-map");
    assertThat(offered("diagnose --format ")).containsExactly("text", "json", "markdown", "html");
    assertThat(offered("search x --os l")).containsExactly("linux");
    assertThat(offered("why-not gpu")).containsExactly("gpu-driver");
    assertThat(offered("patterns drivers/wifi-driver-i")).containsExactly("drivers/wifi-driver-irql");
  }

  @Test
  void offersWhatTheOpenBundleHolds() throws IOException {
    Shell.run("open", Bundles.wifi(folder).toString());
    assertThat(offered("explain rtw")).contains("rtwlane.sys");
    assertThat(offered("how ")).contains("1", "2");
  }

  @Test
  void takesNumbersOfTheLastListForWhatTheyStandFor() throws IOException {
    String bundle = Bundles.wifi(folder).toString();
    Shell.run("diagnose", bundle, "--no-save");
    String second = Shell.bean(Session.class).diagnosis(null, java.util.Locale.ENGLISH).causes().get(1).cause();
    assertThat(Shell.run("why-not", "2", "--format", "json").out()).contains("\"" + second + "\"");
    String fix = Shell.run("fix", "1", "--lang", "en").out();
    assertThat(fix).contains("drivers/wifi-driver-irql");
    assertThat(Shell.run("patterns", "1").out()).contains("drivers/wifi-driver-irql");
    Shell.run("causes");
    assertThat(Shell.run("patterns", "1").out()).contains("drivers/wifi-driver-irql");
  }

  @Test
  void letsNothingThroughAfterACommandWasStopped() throws IOException {
    StringWriter screen = new StringWriter();
    Gate gate = new Gate(screen);
    PrintWriter out = new PrintWriter(gate);
    out.print("before");
    gate.shut();
    out.print("after");
    out.print('c');
    out.flush();
    assertThat(screen.toString()).isEqualTo("before");
  }
}
