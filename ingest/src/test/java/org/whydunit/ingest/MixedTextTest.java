package org.whydunit.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.whydunit.ingest.facts.BugCheck;
import org.whydunit.ingest.facts.Claim;
import org.whydunit.ingest.facts.Driver;
import org.whydunit.ingest.facts.Fact;
import org.whydunit.ingest.facts.LogMessage;
import org.whydunit.ingest.facts.Machine;
import org.whydunit.ingest.facts.Volume;
import org.whydunit.ingest.tables.Reads;

/** Texts in which several tools and a person have their say. */
class MixedTextTest {

  private static final String ANALYSIS =
      """
      *******************************************************************************
      *                        Bugcheck Analysis                                    *
      *******************************************************************************

      DRIVER_IRQL_NOT_LESS_OR_EQUAL (d1)
      An attempt was made to access a pageable address at an interrupt request level
      that is too high.
      Arguments:
      Arg1: fffff80400000010, memory referenced
      Arg2: 0000000000000002, IRQL
      Arg3: 0000000000000000
      Arg4: fffff80412345678

      Debugging Details:
      ------------------

      IMAGE_NAME:  demonet.sys

      MODULE_NAME: demonet
      """;

  private static final String SYSTEMINFO =
      """
      Host Name:                 DEMO-PC
      OS Name:                   Microsoft Windows 11 Pro
      OS Version:                10.0.22631 N/A Build 22631
      System Manufacturer:       Contoso
      System Model:              Model 5
      BIOS Version:              Contoso 1.20, 1/15/2024
      """;

  private static final String DF =
      """
      $ df -h
      Filesystem      Size  Used Avail Use% Mounted on
      /dev/sda2        98G   96G     0 100% /
      /dev/sda1       511M  6.1M  505M   2% /boot/efi
      """;

  @Test
  void readsAllThatAThreadHolds() {
    String thread =
        "Hello, my laptop crashes right after I close the VPN.\n\n" + ANALYSIS + "\n\nHere is what the machine says about itself:\n\n"
            + SYSTEMINFO + "\n" + DF + "\n\nSince the update to 5.1 it happens twice a day.\n";
    Ingest.SourceFacts read = Reads.of(thread);

    assertThat(read.format()).isEqualTo("windbg");
    assertThat(Reads.only(read, BugCheck.class).code()).isEqualTo(0xD1);
    assertThat(Reads.only(read, Machine.class).build()).contains("22631");
    assertThat(Reads.all(read, Volume.class)).hasSize(2);
    assertThat(Reads.all(read, Claim.class).stream().map(Claim::text))
        .contains("Hello, my laptop crashes right after I close the VPN.", "Since the update to 5.1 it happens twice a day.");
    assertThat(read.facts()).doesNotHaveDuplicates();
    assertEachStandsWhereItSays(thread, read);
  }

  private static void assertEachStandsWhereItSays(String thread, Ingest.SourceFacts read) {
    List<String> lines = thread.lines().toList();
    for (Claim claim : Reads.all(read, Claim.class)) {
      assertThat(lines.get((int) claim.origin().position() - 1)).contains(claim.text());
    }
    standsAt(read, lines, Machine.class, "Host Name");
    for (Volume volume : Reads.all(read, Volume.class)) {
      assertThat(lines.get((int) volume.origin().position() - 1)).contains(volume.name());
    }
  }

  private static <F extends Fact> void standsAt(Ingest.SourceFacts read, List<String> lines, Class<F> kind, String text) {
    assertThat(lines.get((int) Reads.only(read, kind).origin().position() - 1)).contains(text);
  }

  @Test
  void findsAnAnalysisAtTheEndOfALongLog() {
    String log = "10:00:01 worker 7 took item of the queue and gave it back\n".repeat(20_000);
    Ingest.SourceFacts read = Reads.of(log + "\n" + ANALYSIS);

    assertThat(Reads.only(read, BugCheck.class).code()).isEqualTo(0xD1);
    assertThat(Reads.only(read, BugCheck.class).origin().position()).isGreaterThan(20_000);
    assertThat(read.format()).isEqualTo("windbg");
    assertThat(Reads.all(read, Claim.class)).isEmpty();
  }

  @Test
  void keepsTheWordsOfAShortTextOfTheDebugger() {
    Ingest.SourceFacts read =
        Reads.of("Unable to load image \\SystemRoot\\system32\\DRIVERS\\demonet.sys, Win32 error 0n2\nNDIS_DEMO_HEADER\n");

    assertThat(Reads.only(read, Driver.class).file()).isEqualTo("demonet.sys");
    assertThat(Reads.all(read, Claim.class)).extracting(c -> c.origin().position()).containsExactly(1L, 2L);
  }

  @Test
  void leavesAnAnalysisWithoutWordsToTheDebuggerAlone() {
    assertThat(Reads.all(Reads.of(ANALYSIS), Claim.class)).isEmpty();
  }

  @Test
  void takesASingleLineOfANoteForWhatItIs() {
    Ingest.SourceFacts read = Reads.of("It crashed again.\n\nmemtest: OK\n\nSafe mode is fine.\n");

    assertThat(read.format()).isEqualTo("notes");
    assertThat(Reads.all(read, Claim.class)).hasSize(3);
    assertThat(read.facts()).hasSize(3);
  }

  @Test
  void findsSignaturesBesideThePartsOnce() {
    Signature disk = new Signature("demo/full", "no space left", Pattern.compile("No space left"));
    Ingest ingest = new Ingest(new Interest(null, List.of(disk)), java.time.ZoneOffset.UTC, Limits.DEFAULT);
    String text = "The copy stops:\nNo space left on device\n\n" + DF;
    Ingest.SourceFacts read = ingest.read(Source.of("notes.txt", text.getBytes(StandardCharsets.UTF_8)));

    assertThat(Reads.all(read, LogMessage.class)).hasSize(1);
    assertThat(Reads.all(read, Volume.class)).hasSize(2);
  }
}
