package org.whydunit.ingest.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.whydunit.ingest.Ingest;
import org.whydunit.ingest.Interest;
import org.whydunit.ingest.Limits;
import org.whydunit.ingest.Source;
import org.whydunit.ingest.facts.Claim;
import org.whydunit.ingest.tables.Reads;

class NotesReaderTest {

  private static final String NOTES =
      """
      stop code: 0x1A MEMORY_MANAGEMENT
      - **Recent change**: chat client installed; BIOS left alone

      os:
      C:\\Windows\\Minidump was empty at 10:30
      see https://example.org/thread for more
      """;

  @Test
  void splitsALabelFromItsWordsAtTheFirstColon() {
    assertThat(claims(NOTES.getBytes(StandardCharsets.UTF_8)))
        .extracting(Claim::key, Claim::text, c -> c.origin().position())
        .containsExactly(
            tuple("stop code", "0x1A MEMORY_MANAGEMENT", 1L),
            tuple("recent change", "chat client installed; BIOS left alone", 2L),
            tuple("", "C:\\Windows\\Minidump was empty at 10:30", 5L),
            tuple("", "see https://example.org/thread for more", 6L));
  }

  @Test
  void takesNoSentenceForALabel() {
    String prose = "what I have tried so far without success: nothing";
    assertThat(claims(prose.getBytes(StandardCharsets.UTF_8))).extracting(Claim::key).containsExactly("");
  }

  @Test
  void splitsLongProseIntoSentences() {
    String prose =
        "The laptop froze three times on Monday while it was docked. It has not frozen since the dock was removed! "
            + "Version 2.4 of its driver is installed.";
    assertThat(claims(prose.getBytes(StandardCharsets.UTF_8)))
        .extracting(Claim::text)
        .containsExactly(
            "The laptop froze three times on Monday while it was docked.",
            "It has not frozen since the dock was removed!",
            "Version 2.4 of its driver is installed.");
  }

  @Test
  void readsChineseInUtf8Gb18030AndUtf16Alike() {
    String notes = "最近更改：更新了显卡驱动；未改 BIOS\n进入游戏后蓝屏，安全模式正常\n";
    for (Charset charset :
        List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"), StandardCharsets.UTF_16)) {
      assertThat(claims(notes.getBytes(charset)))
          .extracting(Claim::key, Claim::text)
          .containsExactly(
              tuple("最近更改", "更新了显卡驱动；未改 BIOS"),
              tuple("", "进入游戏后蓝屏，安全模式正常"));
    }
  }

  @Test
  void keepsTheTimeOfALineThatNamesOne() {
    assertThat(claims("2026-03-04T05:06:07Z reboot by itself".getBytes(StandardCharsets.UTF_8)))
        .extracting(Claim::time)
        .containsExactly(Instant.parse("2026-03-04T05:06:07Z"));
  }

  @Test
  void leavesALongTextAndMarkupAlone() {
    assertThat(claims("one more line\n".repeat(601).getBytes(StandardCharsets.UTF_8))).isEmpty();
    assertThat(claims("<a>\n<b>words</b>\n</a>\n".getBytes(StandardCharsets.UTF_8))).isEmpty();
  }

  @Test
  void cutAnywhereKeepsTheLinesBefore() {
    byte[] all = NOTES.getBytes(StandardCharsets.UTF_8);
    for (int length = 1; length <= all.length; length++) {
      byte[] cut = Arrays.copyOf(all, length);
      assertThatCode(() -> claims(cut)).doesNotThrowAnyException();
    }
    assertThat(claims(Arrays.copyOf(all, 60))).extracting(Claim::key).startsWith("stop code");
  }

  private static List<Claim> claims(byte[] bytes) {
    return new Ingest(Interest.everything(), ZoneOffset.UTC, Limits.DEFAULT)
        .read(Source.of("notes.txt", bytes)).facts().stream().map(Claim.class::cast).toList();
  }

  @Test
  void takesNoManualAndNoProgramForAUsersWords() {
    String manual = "# Demo driver\n\nThis driver crashes Windows when the update is missing.\n";
    String program = "#include <stdio.h>\n\nint main(void) {\n  puts(\"blue screen\");\n  return 0;\n}\n";
    String script = "import os\n\ndef crash(code):\n    return os.abort()\n";
    assertThat(Reads.of("docs/README.md", manual.getBytes(StandardCharsets.UTF_8)).facts()).isEmpty();
    assertThat(Reads.of("crash.c", program.getBytes(StandardCharsets.UTF_8)).facts()).isEmpty();
    assertThat(Reads.of("crash.py", script.getBytes(StandardCharsets.UTF_8)).facts()).isEmpty();
    assertThat(Reads.of("ticket.md", manual.getBytes(StandardCharsets.UTF_8)).facts()).isNotEmpty();
  }

  @Test
  void takesNoTableAndNoLogForAUsersWords() {
    String table = "Device     Start      End  Sectors  Type\n" + "/dev/sda1  2048  1050623  1048576  EFI System\n".repeat(6);
    String log = "2024-03-05 08:15:02 worker started\n".repeat(6);
    String diary = "2024-03-05 installed the driver\n2024-03-06 10:15 first crash\n2024-03-07 10:20 second crash\n2024-03-08 gone\n";
    assertThat(claims(table.getBytes(StandardCharsets.UTF_8))).isEmpty();
    assertThat(claims(log.getBytes(StandardCharsets.UTF_8))).isEmpty();
    assertThat(claims(diary.getBytes(StandardCharsets.UTF_8))).hasSize(4);
  }
}
