package org.whydunit.rules.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackCompilerTest {

  private static final String RULE =
      """
      rule "%s"
          @source("reasoned")
      when
          $e : LogEvent( provider == "volmgr", id in (46, 161) )
          $m : LogMessage( signature == "linux/oom-kill" )
          not Claim( key == "quiet" )
      then
          insertLogical( Evidence.supporting("power", "", Strength.WEAK, $e, $m) );
      end
      """;

  @TempDir Path folder;

  @Test
  void writesClassesAndTellsWhatARuleReads() throws IOException {
    write("power/dump-failed.drl", RULE.formatted("power/dump-failed"));

    PackCompiler.compile(packs(), classes());

    assertThat(Files.readString(classes().resolve(PackCompiler.MODELS))).contains("org.whydunit.packs.power.");
    RuleReads reads = RuleReads.parse(Files.readString(classes().resolve(RuleReads.FILE))).getFirst();
    assertThat(reads.kinds()).containsExactly("LogEvent", "LogMessage");
    assertThat(reads.events()).containsExactly("volmgr/161", "volmgr/46");
    assertThat(reads.signatures()).containsExactly("linux/oom-kill");
    assertThat(reads.argues()).containsExactly("+power:WEAK");
  }

  @Test
  void compilesNothingWhenNothingChanged() throws IOException {
    write("power/dump-failed.drl", RULE.formatted("power/dump-failed"));
    PackCompiler.compile(packs(), classes());
    FileTime old = FileTime.fromMillis(0);
    Files.setLastModifiedTime(classes().resolve(PackCompiler.MODELS), old);

    PackCompiler.compile(packs(), classes());

    assertThat(Files.getLastModifiedTime(classes().resolve(PackCompiler.MODELS))).isEqualTo(old);
  }

  @Test
  void tellsEveryFaultAtOnceWithFileAndLine() throws IOException {
    write("power/first.drl", RULE.formatted("power/other-name"));
    write("power/second.drl", RULE.formatted("power/another"));

    assertThatThrownBy(() -> PackCompiler.compile(packs(), classes()))
        .isInstanceOfSatisfying(
            PackException.class,
            e -> assertThat(e.faults()).hasSize(2).allMatch(f -> f.matches("power/(first|second)\\.drl:1:1: .*expected the file's id.*")));
  }

  @Test
  void namesTheLineOfAnUnknownField() throws IOException {
    write("power/typo.drl", RULE.formatted("power/typo").replace("provider ==", "provder =="));

    assertThatThrownBy(() -> PackCompiler.compile(packs(), classes()))
        .isInstanceOfSatisfying(PackException.class, e -> assertThat(e.getMessage()).contains("power/typo.drl").contains("provder"));
  }

  @Test
  void signsEveryArgumentWithItsRule() {
    assertThat(PackCompiler.source("power/x", "Evidence.opposing(\"power\"").lines().toList())
        .isEqualTo(List.of(Vocabulary.header("power") + "Evidence.opposing(\"power/x\", \"power\""));
  }

  private void write(String path, String text) throws IOException {
    Path file = packs().resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Path packs() {
    return folder.resolve("packs");
  }

  private Path classes() {
    return folder.resolve("classes");
  }
}
