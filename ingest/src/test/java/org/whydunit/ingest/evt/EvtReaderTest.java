package org.whydunit.ingest.evt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.whydunit.ingest.Ingest;
import org.whydunit.ingest.Interest;
import org.whydunit.ingest.Limits;
import org.whydunit.ingest.Problem;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.Source;
import org.whydunit.ingest.evtx.Samples;
import org.whydunit.ingest.facts.LogEvent;
import org.whydunit.ingest.facts.Origin;

class EvtReaderTest {

  private static byte[] utf16(String text) {
    return (text + "\0").getBytes(StandardCharsets.UTF_16LE);
  }

  private static byte[] record(int number, String source, int id, int type, String... strings) {
    ByteArrayOutputStream rest = new ByteArrayOutputStream();
    rest.writeBytes(utf16(source));
    rest.writeBytes(utf16("XP-LAB"));
    int stringsAt = 56 + rest.size();
    for (String string : strings) {
      rest.writeBytes(utf16(string));
    }
    int dataAt = 56 + rest.size();
    rest.writeBytes(new byte[] {(byte) 0xCA, (byte) 0xFE});
    int size = (56 + rest.size() + 3) / 4 * 4 + 4;
    ByteBuffer record = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    record.putInt(size).put("LfLe".getBytes(StandardCharsets.US_ASCII)).putInt(number);
    record.putInt(1_300_000_000 + number).putInt(1_300_000_000 + number).putInt(0xC0000000 | id);
    record.putShort((short) type).putShort((short) strings.length).putInt(0).putInt(0).putInt(stringsAt);
    record.putInt(0).putInt(0).putInt(2).putInt(dataAt).put(rest.toByteArray());
    record.putInt(size - 4, size);
    return record.array();
  }

  /** A log of these records; the last {@code wrapped} bytes of them stand behind the header, as in a full ring. */
  private static byte[] log(int wrapped, byte[]... records) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] record : records) {
      all.writeBytes(record);
    }
    byte[] ring = all.toByteArray();
    int straight = ring.length - wrapped;
    ByteBuffer log = ByteBuffer.allocate(48 + ring.length).order(ByteOrder.LITTLE_ENDIAN);
    log.putInt(48).put("LfLe".getBytes(StandardCharsets.US_ASCII)).putInt(1).putInt(1).putInt(48 + wrapped);
    log.putInt(48 + wrapped).position(44).putInt(48).put(ring, straight, wrapped).put(ring, 0, straight);
    return log.array();
  }

  static byte[] threeRecords() {
    return log(
        0,
        record(1, "System Error", 1003, 1, "1000000a", "c0000005"),
        record(2, "Disk", 11, 2, "\\Device\\Harddisk0\\D"),
        record(3, "Tcpip", 4226, 4));
  }

  static byte[] wrapped() {
    byte[] last = record(6, "Service Control Manager", 7026, 1, "demo.sys");
    return log(last.length - 40, record(4, "Disk", 7, 1), record(5, "Application Popup", 26, 4, "a", "b"), last);
  }

  private static Reading read(byte[] log, Interest interest) {
    Source source = Source.of("SysEvent.Evt", log);
    Reading reading = new Reading(source, interest, ZoneOffset.UTC);
    new EvtReader().read(source, reading);
    return reading;
  }

  private static List<Integer> ids(Reading reading) {
    return reading.facts().stream().map(f -> ((LogEvent) f).id()).toList();
  }

  @Test
  void readsEveryFieldOfARecord() {
    Reading reading = read(threeRecords(), Interest.everything());

    assertThat(reading.problems()).isEmpty();
    assertThat(reading.facts().getFirst())
        .isEqualTo(
            new LogEvent(
                "System Error",
                1003,
                "",
                "error",
                Instant.ofEpochSecond(1_300_000_001),
                "XP-LAB",
                Map.of("param1", "1000000a", "param2", "c0000005", "Binary", "CAFE"),
                "",
                Origin.record("SysEvent.Evt", 1)));
    assertThat(ids(reading)).containsExactly(1003, 11, 4226);
  }

  @Test
  void countsWhatNobodyWants() {
    Reading reading = read(threeRecords(), new Interest(Map.of("disk", Set.of(11)), List.of()));

    assertThat(reading.records()).isEqualTo(3);
    assertThat(ids(reading)).containsExactly(11);
  }

  @Test
  void readsARecordThatGoesOnBehindTheHeader() {
    byte[] last = record(3, "Tcpip", 4226, 4, "x");
    byte[] log = log(last.length - 20, record(1, "A", 1, 1), record(2, "B", 2, 1), last);

    assertThat(ids(read(log, Interest.everything()))).containsExactly(1, 2, 4226);
  }

  @Test
  void leavesRestsOfOlderRecordsAlone() {
    byte[] log = log(0, record(8, "A", 8, 1), record(9, "B", 9, 1), record(2, "C", 2, 1));

    assertThat(ids(read(log, Interest.everything()))).containsExactly(8, 9);
  }

  @Test
  void keepsRecordsPastADamagedOne() {
    byte[] log = threeRecords();
    int second = 48 + record(1, "System Error", 1003, 1, "1000000a", "c0000005").length;
    log[second] ^= 4;
    Reading reading = read(log, Interest.everything());

    assertThat(ids(reading)).containsExactly(1003, 4226);
    assertThat(reading.problems()).extracting(Problem::id).containsExactly("evt/record-lost");
    assertThat(reading.problems().getFirst().origin()).isEqualTo(Origin.offset("SysEvent.Evt", second));
    assertThat(reading.problems().getFirst().message(Locale.SIMPLIFIED_CHINESE)).contains("记录");
  }

  @Test
  void keepsWhatCameBeforeACut() {
    byte[] log = threeRecords();
    for (int cut = 0; cut < log.length; cut++) {
      List<Integer> kept = ids(read(Arrays.copyOf(log, cut), Interest.everything()));
      assertThat(kept).isEqualTo(List.of(1003, 11, 4226).subList(0, kept.size()));
    }
  }

  @Property(tries = 500)
  void survivesAnyBytes(@ForAll long seed) {
    Random random = new Random(seed);
    byte[] log = threeRecords();
    for (int i = 0; i < 1 + random.nextInt(20); i++) {
      log[random.nextInt(log.length)] = (byte) random.nextInt(256);
    }
    Reading reading = read(log, Interest.everything());
    assertThat(reading.facts()).hasSizeLessThanOrEqualTo(4);
    assertThat(reading.problems()).allMatch(p -> p.origin().position() <= log.length);
  }

  @Test
  void readsTheSampleAsOtherReadersDo() throws IOException {
    byte[] log = Files.readAllBytes(Samples.path("evtx/plaso-SysEvent.Evt"));
    Ingest ingest = new Ingest(Interest.everything(), ZoneOffset.UTC, Limits.DEFAULT);

    var read = ingest.read(Source.of("SysEvent.Evt", log));

    assertThat(read.format()).isEqualTo("evt");
    assertThat(read.records()).isEqualTo(6063);
    assertThat(read.facts()).hasSize(6063);
  }
}
