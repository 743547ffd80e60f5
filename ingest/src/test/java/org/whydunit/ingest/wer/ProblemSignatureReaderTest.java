package org.whydunit.ingest.wer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whydunit.ingest.Ingest;
import org.whydunit.ingest.Ingest.SourceFacts;
import org.whydunit.ingest.Interest;
import org.whydunit.ingest.Limits;
import org.whydunit.ingest.facts.AppCrash;
import org.whydunit.ingest.facts.BugCheck;
import org.whydunit.ingest.facts.Claim;

class ProblemSignatureReaderTest {

  private static final Path SAMPLES = Path.of("src/test/resources/samples/problem-signature");

  @TempDir Path folder;

  private SourceFacts read(String text) throws IOException {
    Files.writeString(folder.resolve("details.txt"), text);
    return new Ingest(Interest.everything(), ZoneOffset.UTC, Limits.DEFAULT).read(folder).getFirst();
  }

  @Test
  void readsTheCodeOfWindows7ByItsName() throws IOException {
    SourceFacts read = read(Files.readString(SAMPLES.resolve("windows-7.txt")));
    assertThat(read.format()).isEqualTo("problem-signature");
    assertThat(read.facts()).filteredOn(BugCheck.class::isInstance).singleElement().isInstanceOfSatisfying(BugCheck.class, stop -> {
      assertThat(stop.code()).isEqualTo(0x7e);
      assertThat(stop.p1()).isEqualTo(0xFFFFFFFFC0000005L);
      assertThat(stop.p4()).isEqualTo(0xFFFFF880033D81F0L);
      assertThat(stop.live()).isFalse();
      assertThat(stop.origin().toString()).endsWith(":2");
    });
  }

  @Test
  void readsLaterOnesByTheirOrderInAnyLanguage() throws IOException {
    SourceFacts read = read(Files.readString(SAMPLES.resolve("reliability.zh.txt")));
    assertThat(read.facts()).filteredOn(BugCheck.class::isInstance).singleElement().isInstanceOfSatisfying(BugCheck.class, stop -> {
      assertThat(List.of(stop.code(), stop.p1(), stop.p4())).containsExactly(0x141L, 0xffffc30a5b1c2010L, 0x21b4L);
      assertThat(stop.bucket()).isEqualTo("LKD_0x141_Tdr:6_IMAGE_nvlddmkm.sys_Ampere");
      assertThat(stop.live()).isTrue();
    });
    assertThat(read.facts()).filteredOn(AppCrash.class::isInstance).singleElement().isInstanceOfSatisfying(AppCrash.class, crash ->
        assertThat(List.of(crash.process(), crash.module(), crash.exception())).containsExactly("editor.exe", "plugin.dll", 0xc0000005L));
  }

  @Test
  void keepsWhatThePersonSaysAround() throws IOException {
    SourceFacts read = read("It crashes every time that I start the game.\n\n" + Files.readString(SAMPLES.resolve("windows-7.txt")));
    assertThat(read.facts()).hasAtLeastOneElementOfType(BugCheck.class);
    assertThat(read.facts()).filteredOn(Claim.class::isInstance).extracting(fact -> ((Claim) fact).text())
        .contains("It crashes every time that I start the game.");
  }

  @Test
  void aStopWithoutCodeIsTold() throws IOException {
    SourceFacts read = read("Problem signature\nProblem Event Name:\tBlueScreen\n");
    assertThat(read.facts()).noneMatch(BugCheck.class::isInstance);
    assertThat(read.problems()).hasSize(1);
  }
}
