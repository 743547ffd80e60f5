package org.whydunit.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What evidence and its names may try to do to whoever reads an answer, and to the machine that keeps it. */
class InjectionTest {

  private static final Pattern FOREIGN_MARKUP = Pattern.compile("(?i)<img src=x|<svg onload|<script>alert|<[^>]+ onmouseover=|href=[\"']?javascript:");

  @TempDir Path folder;

  @Test
  void lendsNamesAndFieldsNoMarkupAndNoControl() throws IOException {
    Files.writeString(folder.resolve("\"><img src=x onerror=alert(1)>.txt"), Bundles.ANALYZE.replace("rtwlane", "\" onmouseover=\"alert(1)"));
    Files.writeString(folder.resolve("\u001b[31m\u009b2J.txt"), Bundles.ANALYZE.replace("System", "<svg onload=alert(1)>"));
    Files.writeString(folder.resolve("notes.txt"), "Antivirus: [click](javascript:alert(1)) </title></style><script>alert(1)</script>\n");
    for (String format : List.of("text", "json", "markdown", "html")) {
      Shell.Answer answer = Shell.run("diagnose", folder.toString(), "--no-save", "--format", format);
      assertThat(answer.out() + answer.err()).as(format).doesNotContain("\u001b", "\u009b");
      if (format.equals("html")) {
        assertThat(FOREIGN_MARKUP.matcher(answer.out()).results().map(r -> r.group()).toList()).isEmpty();
      }
    }
  }

  @Test
  void shipsNoTextThatScannersTakeForAnAttack() throws IOException {
    // Put together here, so that this file is none either.
    List<Pattern> attacks = Stream.of("EICAR-STAN" + "DARD", "Download" + "String", "FromBase64" + "String", "Invoke-Ex" + "pression", "powershell[^\\n]*-e(nc|ncodedcommand)? +[A-Za-z0-9+/=]{20,}",
            "vssadmin +del" + "ete", "sekur" + "lsa", "Disable" + "RealtimeMonitoring", "certutil[^\\n]*-url" + "cache", "This program cannot be run in " + "DOS mode")
        .map(a -> Pattern.compile(a, Pattern.CASE_INSENSITIVE)).toList();
    for (String content : List.of("knowledge-base/patterns", "knowledge-base/causes", "knowledge-base/reference", "rules/packs", "shell/src/main/resources", "ingest/src/main/resources", "examples", "docs")) {
      try (Stream<Path> files = Files.walk(Path.of("..").resolve(content))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          byte[] bytes = Files.readAllBytes(file);
          String text = new String(bytes, StandardCharsets.ISO_8859_1);
          assertThat(text).as(file.toString()).doesNotStartWith("MZ").doesNotStartWith("\u007fELF");
          assertThat(attacks).as(file.toString()).noneMatch(a -> a.matcher(text).find());
        }
      }
    }
  }
}
