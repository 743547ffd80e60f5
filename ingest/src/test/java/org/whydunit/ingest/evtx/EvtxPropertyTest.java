package org.whydunit.ingest.evtx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.whydunit.ingest.Interest;
import org.whydunit.ingest.Problem;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.Source;
import org.whydunit.ingest.evtx.EvtxWriter.Datum;
import org.whydunit.ingest.evtx.EvtxWriter.Written;
import org.whydunit.ingest.facts.Fact;
import org.whydunit.ingest.facts.LogEvent;

class EvtxPropertyTest {

  private static final DateTimeFormatter MICROS = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'");

  /** A value to write and the text that it should be read as. */
  record Expected(int type, byte[] raw, String text) {}

  private static ByteBuffer bytes(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Provide
  Arbitrary<Expected> values() {
    Arbitrary<Long> longs = Arbitraries.longs();
    return Arbitraries.oneOf(
        Arbitraries.strings().all().excludeChars('\0').ofMaxLength(40)
            .filter(s -> s.chars().noneMatch(c -> Character.isSurrogate((char) c)))
            .map(s -> new Expected(1, Datum.text("", s).raw(), s)),
        longs.map(v -> new Expected(3, new byte[] {v.byteValue()}, String.valueOf(v.byteValue()))),
        longs.map(v -> new Expected(6, bytes(2).putShort(v.shortValue()).array(), String.valueOf(v & 0xFFFF))),
        longs.map(v -> new Expected(8, bytes(4).putInt(v.intValue()).array(), String.valueOf(v & 0xFFFFFFFFL))),
        longs.map(v -> new Expected(9, bytes(8).putLong(v).array(), String.valueOf(v))),
        longs.map(v -> new Expected(10, bytes(8).putLong(v).array(), unsigned(v).toString())),
        longs.map(v -> new Expected(0x15, bytes(8).putLong(v).array(), "0x" + unsigned(v).toString(16))),
        longs.map(v -> new Expected(0x10, bytes(4).putInt(v.intValue()).array(),
            "0x" + BigInteger.valueOf(v & 0xFFFFFFFFL).toString(16))),
        longs.map(v -> new Expected(13, bytes(4).putInt((int) (v & 2)).array(), (v & 2) != 0 ? "true" : "false")),
        longs.map(v -> new Expected(14, bytes(8).putLong(v).array(),
            HexFormat.of().withUpperCase().formatHex(bytes(8).putLong(v).array()))),
        Combinators.combine(longs, longs).as((a, b) -> guid(new UUID(a, b))),
        Arbitraries.longs().between(0, 4_000_000_000L).map(EvtxPropertyTest::fileTime),
        Arbitraries.integers().between(0, Integer.MAX_VALUE).map(v -> new Expected(0x13,
            bytes(16).put(new byte[] {1, 2, 0, 0, 0, 0, 0, 5}).putInt(21).putInt(v).array(), "S-1-5-21-" + v)));
  }

  private static BigInteger unsigned(long value) {
    return new BigInteger(1, ByteBuffer.allocate(8).putLong(value).array());
  }

  private static Expected guid(UUID id) {
    long high = id.getMostSignificantBits();
    ByteBuffer raw = bytes(16).putInt((int) (high >> 32)).putShort((short) (high >> 16)).putShort((short) high);
    raw.order(ByteOrder.BIG_ENDIAN).putLong(id.getLeastSignificantBits());
    return new Expected(15, raw.array(), id.toString().toUpperCase(Locale.ROOT));
  }

  private static Expected fileTime(long seconds) {
    Instant time = Instant.ofEpochSecond(seconds, 123_456_000);
    long ticks = (seconds + 11_644_473_600L) * 10_000_000 + 1_234_560;
    return new Expected(17, bytes(8).putLong(ticks).array(), MICROS.format(time.atOffset(ZoneOffset.UTC)));
  }

  @Property(tries = 150)
  void readsWhatWasWritten(@ForAll("logs") List<List<Expected>> events) throws IOException {
    EvtxWriter writer = new EvtxWriter();
    List<Map<String, String>> expected = new ArrayList<>();
    for (List<Expected> values : events) {
      List<Datum> data = new ArrayList<>();
      Map<String, String> texts = new LinkedHashMap<>();
      for (Expected value : values) {
        String name = "Value" + data.size();
        data.add(new Datum(name, value.type(), value.raw()));
        texts.put(name, value.text());
      }
      writer.add(new Written("Vendor-" + values.size(), 7, 2, 133594528891234560L, data));
      expected.add(texts);
    }

    Reading reading = read(writer.log(), Interest.everything());

    assertThat(reading.problems()).isEmpty();
    assertThat(reading.facts()).extracting(f -> ((LogEvent) f).data()).containsExactlyElementsOf(expected);
  }

  @Provide
  Arbitrary<List<List<Expected>>> logs() {
    return values().list().ofMaxSize(6).list().ofMinSize(1).ofMaxSize(40);
  }

  /** Every mutated log is read within seconds; what is found lies inside it. */
  @Property(tries = 200)
  void survivesAnyBytes(@ForAll long seed) {
    Random random = new Random(seed);
    byte[] log = smallLog(random);
    int changes = 1 + random.nextInt(40);
    for (int i = 0; i < changes; i++) {
      int at = 4096 + random.nextInt(4000);
      log[at] = (byte) (random.nextBoolean() ? random.nextInt(256) : random.nextInt(16));
    }
    assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> {
          Reading reading = read(log, Interest.everything());
          for (Fact fact : reading.facts()) {
            assertThat(fact.origin().source()).isEqualTo("a.evtx");
          }
          for (Problem problem : reading.problems()) {
            assertThat(problem.origin().position()).isBetween(0L, (long) log.length);
          }
          Source source = Source.of("a.evtx", log);
          new EvtxJson(source)
              .write(new Reading(source, Interest.everything(), ZoneOffset.UTC), OutputStream.nullOutputStream());
          read(log, new Interest(Map.of("vendor", Set.of(1)), List.of()));
        });
  }

  private static byte[] smallLog(Random random) {
    EvtxWriter writer = new EvtxWriter();
    for (int i = 0; i < 8; i++) {
      List<Datum> data =
          List.of(
              Datum.text("A", "text " + i),
              Datum.u32("B", i),
              new Datum("C", 0x81, new byte[] {65, 0, 0, 0, 66, 0, 0, 0}));
      Written event = new Written("Vendor", i, 2, 133594528891234560L, data);
      if (random.nextInt(3) == 0) {
        writer.addInline(new Written("Vendor", i, 2, 133594528891234560L, List.of(Datum.text("A", "inline"))));
      } else {
        writer.add(event);
      }
    }
    return writer.log();
  }

  private static Reading read(byte[] log, Interest interest) throws IOException {
    Source source = Source.of("a.evtx", log);
    Reading reading = new Reading(source, interest, ZoneOffset.UTC);
    new EvtxReader().read(source, reading);
    return reading;
  }
}
