package org.whydunit.ingest.evtx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.whydunit.ingest.Ingest;
import org.whydunit.ingest.Interest;
import org.whydunit.ingest.Limits;
import org.whydunit.ingest.Problem;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.Source;
import org.whydunit.ingest.evtx.EvtxWriter.Datum;
import org.whydunit.ingest.evtx.EvtxWriter.Written;
import org.whydunit.ingest.facts.LogEvent;
import org.whydunit.ingest.facts.Origin;

class EvtxReaderTest {

  private static final String POWER = "Microsoft-Windows-Kernel-Power";

  /** 2024-05-06T07:08:09.123456Z. */
  private static final long TIME = 133594528891234560L;

  private static Written event(int id) {
    return new Written(POWER, id, 1, TIME, List.of(Datum.u32("BugcheckCode", 0x9F), Datum.text("Note", "第" + id)));
  }

  private static byte[] threeChunks() {
    EvtxWriter writer = new EvtxWriter();
    for (int i = 1; i <= 9; i++) {
      writer.add(event(i));
      if (i % 3 == 0) {
        writer.endChunk();
      }
    }
    return writer.log();
  }

  private static Reading read(byte[] log, Interest interest) throws IOException {
    Source source = Source.of("System.evtx", log);
    Reading reading = new Reading(source, interest, ZoneOffset.UTC);
    new EvtxReader().read(source, reading);
    return reading;
  }

  private static Reading read(byte[] log) throws IOException {
    return read(log, Interest.everything());
  }

  private static List<Integer> ids(Reading reading) {
    return reading.facts().stream().map(f -> ((LogEvent) f).id()).toList();
  }

  private static List<String> problems(Reading reading) {
    return reading.problems().stream().map(p -> p.id() + "@" + p.origin().position()).toList();
  }

  @Test
  void readsEveryFieldOfAnEvent() throws IOException {
    Reading reading = read(new EvtxWriter().add(event(41)).log());

    assertThat(reading.problems()).isEmpty();
    assertThat(reading.facts())
        .containsExactly(
            new LogEvent(
                POWER,
                41,
                "System",
                "critical",
                Instant.parse("2024-05-06T07:08:09.123456Z"),
                "LAB-07",
                Map.of("BugcheckCode", "159", "Note", "第41"),
                "",
                Origin.record("System.evtx", 1)));
  }

  @Test
  void readsAnEventWithoutATemplate() throws IOException {
    Written written = new Written("disk", 153, 3, TIME, List.of(Datum.text("", "\\Device\\0"), Datum.text("", "b")));
    Reading reading = read(new EvtxWriter().addInline(written).log(), wanting("disk", 153));

    LogEvent event = (LogEvent) reading.facts().getFirst();
    assertThat(event.data()).containsOnly(entry("param1", "\\Device\\0"), entry("param2", "b"));
    assertThat(event.level()).isEqualTo("warning");
    assertThat(read(new EvtxWriter().addInline(written).log(), wanting("disk", 7)).facts()).isEmpty();
  }

  @Test
  void repeatsTheElementAroundAnArray() throws IOException {
    byte[] strings = "one\0\0three\0".getBytes(StandardCharsets.UTF_16LE);
    Written written = new Written("Application Error", 1000, 2, TIME, List.of(new Datum("", 0x81, strings)));

    LogEvent event = (LogEvent) read(new EvtxWriter().add(written).log()).facts().getFirst();

    assertThat(event.data()).containsOnly(entry("param1", "one"), entry("param2", ""), entry("param3", "three"));
  }

  /** As many as fit in a chunk; to try every number for each would be a hundred million tries. */
  @Test
  void numbersThousandsOfValuesOfOneName() throws IOException {
    byte[] strings = "x\0".repeat(15_000).getBytes(StandardCharsets.UTF_16LE);
    Written written = new Written("Application Error", 1000, 2, TIME, List.of(new Datum("n", 0x81, strings)));

    LogEvent event = (LogEvent) read(new EvtxWriter().add(written).log()).facts().getFirst();

    assertThat(event.data()).hasSize(15_000).containsKeys("n", "n_1", "n_14999");
  }

  @Test
  void decodesAnsiTextInTheCodePageThatItFits() throws IOException {
    byte[] gbk = "驱动程序错误".getBytes("GBK");
    Written written = new Written("Vendor", 1, 2, TIME, List.of(new Datum("Text", 2, gbk)));

    LogEvent event = (LogEvent) read(new EvtxWriter().add(written).log()).facts().getFirst();

    assertThat(event.value("Text")).isEqualTo("驱动程序错误");
  }

  @Test
  void countsWhatNobodyWants() throws IOException {
    EvtxWriter writer = new EvtxWriter().add(event(41)).add(event(42)).providerAsValue();
    writer.add(new Written("BugCheck", 1001, 2, TIME, List.of()));
    writer.add(new Written("BugCheck", 1002, 2, TIME, List.of()));

    Interest interest =
        new Interest(Map.of("bugcheck", Set.of(1001), POWER.toLowerCase(Locale.ROOT), Set.of(42)), List.of());
    Reading reading = read(writer.log(), interest);

    assertThat(reading.records()).isEqualTo(4);
    assertThat(ids(reading)).containsExactly(42, 1001);
  }

  @Test
  void keepsRecordsOfAChunkWithABadChecksum() throws IOException {
    byte[] log = threeChunks();
    log[4096 + 54] ^= 1;
    log[4096 + 65536 + 54] ^= 1;
    log[4096 + 65536 + 124] ^= 1;
    log[4096 + 65536 + 10] ^= 1;

    Reading reading = read(log);

    assertThat(ids(reading)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
    assertThat(problems(reading))
        .containsExactly(
            "evtx/header-checksum@4096",
            "evtx/records-checksum@4608",
            "evtx/header-checksum@69632",
            "evtx/records-checksum@70144");
  }

  @Test
  void keepsRecordsOfAChunkWithoutItsMagic() throws IOException {
    byte[] log = threeChunks();
    log[4096 + 65536] = 'X';
    Reading reading = read(log);

    assertThat(ids(reading)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
    assertThat(problems(reading)).containsExactly("evtx/chunk-magic@69632");
  }

  @Test
  void keepsRecordsPastAnOverwrittenOne() throws IOException {
    byte[] log = threeChunks();
    int second = 4096 + 512 + size(log, 4096 + 512);
    Arrays.fill(log, second, second + 16, (byte) 0x55);

    Reading reading = read(log);

    assertThat(ids(reading)).containsExactly(1, 3, 4, 5, 6, 7, 8, 9);
    assertThat(problems(reading)).containsExactly("evtx/records-checksum@4608", "evtx/record-lost@" + second);
  }

  @Test
  void keepsAllButTheOverwrittenSlot() throws IOException {
    byte[] log = threeChunks();
    Arrays.fill(log, 4096 + 65536, 4096 + 2 * 65536, (byte) 0);
    assertThat(ids(read(log))).containsExactly(1, 2, 3, 7, 8, 9);

    Arrays.fill(log, 4096 + 65536, 4096 + 2 * 65536, (byte) 0x5A);
    Reading reading = read(log);
    assertThat(ids(reading)).containsExactly(1, 2, 3, 7, 8, 9);
    assertThat(problems(reading)).containsExactly("evtx/chunk-magic@69632");
  }

  @Test
  void readsRecordsThatTheHeaderDoesNotCountYet() throws IOException {
    byte[] log = threeChunks();
    int firstEnds = 512 + size(log, 4096 + 512);
    log[4096 + 48] = (byte) firstEnds;
    log[4096 + 49] = (byte) (firstEnds >> 8);
    log[4096 + 120] = 4;

    assertThat(ids(read(log))).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
  }

  @Test
  void readsALogWithoutItsFileHeader() {
    byte[] log = threeChunks();
    Arrays.fill(log, 0, 4096, (byte) 0);
    byte[] carved = Arrays.copyOfRange(threeChunks(), 4096, 4096 + 65536);

    Ingest ingest = new Ingest(Interest.everything(), ZoneOffset.UTC, Limits.DEFAULT);

    assertThat(ingest.read(Source.of("a", log)).facts()).hasSize(9);
    assertThat(ingest.read(Source.of("a", log)).format()).isEqualTo("evtx");
    assertThat(ingest.read(Source.of("b", carved)).facts()).hasSize(3);
  }

  @Test
  void refusesATemplateThatReplacedAnother() throws IOException {
    byte[] log = new EvtxWriter().add(event(1)).add(event(2)).log();
    int template = 4096 + 512 + 24 + 4 + 10;
    log[template + 4] ^= 1;

    Reading reading = read(log);

    assertThat(reading.facts()).isEmpty();
    assertThat(reading.problems()).extracting(Problem::id).contains("evtx/record-damaged");
  }

  @Test
  void boundsTheWorkOfARecordThatRepeatsALargeValue() throws IOException {
    List<Datum> data = new ArrayList<>();
    data.add(Datum.text("a", "x".repeat(8000)));
    for (int i = 1; i < 60; i++) {
      data.add(Datum.text("b" + i, ""));
    }
    byte[] log = new EvtxWriter().add(new Written("P", 1, 1, TIME, data)).add(event(2)).log();
    assertThat(ids(read(log))).containsExactly(1, 2);

    for (int at = 4096; at < 4096 + 20_000; at++) {
      if (log[at] == 0x0E && log[at + 1] > 4 && log[at + 2] == 0 && log[at + 3] == 1) {
        log[at + 1] = 4;
      }
    }
    Reading reading = read(log);

    assertThat(ids(reading)).containsExactly(2);
    assertThat(reading.problems()).extracting(Problem::id).contains("evtx/record-damaged");
  }

  @Test
  void keepsWhatCameBeforeACut() throws IOException {
    byte[] log = threeChunks();
    List<Integer> whole = ids(read(log));
    for (int cut = 0; cut < log.length; cut += 97) {
      Reading reading = read(Arrays.copyOf(log, cut));
      List<Integer> kept = ids(reading);
      assertThat(kept).isEqualTo(whole.subList(0, kept.size()));
      assertThat(kept.size()).isGreaterThanOrEqualTo(3 * Math.max(0, (cut - 4096) / 65536));
      for (Problem problem : reading.problems()) {
        assertThat(problem.origin().position()).isLessThanOrEqualTo(cut);
      }
    }
  }

  @Test
  void readsNothingFromNothing() throws IOException {
    assertThat(read(new byte[0]).facts()).isEmpty();
    assertThat(read(new byte[5000]).problems()).isEmpty();
    assertThat(read("ElfFile\0".getBytes(StandardCharsets.US_ASCII)).records()).isZero();
  }

  @Test
  void saysEveryProblemInBothLanguages() throws IOException {
    byte[] log = threeChunks();
    log[4096] = 'X';
    log[4096 + 65536 + 512] = 0;
    Reading reading = read(Arrays.copyOf(log, log.length - 100));

    assertThat(reading.problems()).extracting(p -> p.message(Locale.ENGLISH)).doesNotContainNull().isNotEmpty();
    assertThat(reading.problems())
        .extracting(p -> p.message(Locale.SIMPLIFIED_CHINESE))
        .allMatch(m -> m.matches(".*[一-龥].*"));
  }

  @Test
  void writesTheSameEventAsJson() throws IOException {
    Source source = Source.of("System.evtx", new EvtxWriter().add(event(41)).log());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new EvtxJson(source).write(new Reading(source, Interest.everything(), ZoneOffset.UTC), out);

    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            """
            {"Event":{"#attributes":{"xmlns":"http://schemas.microsoft.com/win/2004/08/events/event"},\
            "System":{"Provider":{"#attributes":{"Name":"Microsoft-Windows-Kernel-Power"}},"EventID":41,"Level":1,\
            "TimeCreated":{"#attributes":{"SystemTime":"2024-05-06T07:08:09.123456Z"}},\
            "Channel":"System","Computer":"LAB-07"},"EventData":{"BugcheckCode":159,"Note":"第41"}}}
            """);
  }

  private static Interest wanting(String provider, int id) {
    return new Interest(Map.of(provider, Set.of(id)), List.of());
  }

  private static int size(byte[] log, int record) {
    return log[record + 4] & 0xFF | (log[record + 5] & 0xFF) << 8;
  }
}
