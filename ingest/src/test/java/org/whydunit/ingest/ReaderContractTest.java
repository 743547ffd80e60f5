package org.whydunit.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.whydunit.ingest.dump.DumpFuzzTest;
import org.whydunit.ingest.evt.EvtFuzzTest;
import org.whydunit.ingest.evtx.EvtxFuzzTest;
import org.whydunit.ingest.facts.Fact;
import org.whydunit.ingest.facts.Origin;

/**
 * What every reader promises, on every sample of its format: {@code src/test/resources/samples/<format>/*}, or for
 * binary formats what their writers write. A reader without a sample fails.
 */
class ReaderContractTest {

  private static final Path SAMPLES = Path.of("src/test/resources/samples");
  private static final Ingest INGEST = new Ingest(Interest.everything(), ZoneOffset.UTC, Limits.DEFAULT);

  /** A sample is cut at every byte up to this length, a larger one at a prime step. */
  private static final int EVERY_BYTE = 4_000;

  private record Sample(String format, String name, byte[] bytes) {}

  private static List<Sample> samples() throws IOException {
    List<Sample> samples = new ArrayList<>();
    try (Stream<Path> files = Files.walk(SAMPLES)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        if (!file.getFileName().toString().equals(".gitattributes")) {
          String format = file.getParent().getFileName().toString();
          samples.add(new Sample(format, file.getFileName().toString(), Files.readAllBytes(file)));
        }
      }
    }
    samples.add(new Sample("evtx", "System.evtx", EvtxFuzzTest.log()));
    samples.add(new Sample("evt", "SysEvent.Evt", EvtFuzzTest.log()));
    samples.add(new Sample("kernel-dump", "a.dmp", DumpFuzzTest.kernel()));
    samples.add(new Sample("minidump", "b.dmp", DumpFuzzTest.program()));
    return samples;
  }

  @Test
  void everyReaderHasASample() throws IOException {
    Set<String> formats = INGEST.readers().stream().map(Reader::format).collect(Collectors.toCollection(TreeSet::new));
    Set<String> sampled = samples().stream().map(Sample::format).collect(Collectors.toCollection(TreeSet::new));
    assertThat(sampled).isEqualTo(formats);
  }

  @TestFactory
  Stream<DynamicTest> isRecognisedAndGivesFactsWithoutAnyProblem() throws IOException {
    return samples().stream()
        .map(sample -> DynamicTest.dynamicTest(sample.format + "/" + sample.name, () -> recognised(sample)));
  }

  private static void recognised(Sample sample) {
    Ingest.SourceFacts read = INGEST.read(Source.of(sample.name, sample.bytes));
    assertThat(read.format()).isEqualTo(sample.format);
    assertThat(read.facts()).isNotEmpty();
    assertThat(read.problems())
        .filteredOn(p -> !Set.of("zone-assumed", "encoding-assumed", "tables/date-ambiguous").contains(p.id()))
        .isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> survivesACutAnywhereAndKeepsWhatCameBefore() throws IOException {
    return samples().stream()
        .map(sample -> DynamicTest.dynamicTest(sample.format + "/" + sample.name, () -> cutAnywhere(sample)));
  }

  private static void cutAnywhere(Sample sample) {
    Reader reader = INGEST.readers().stream().filter(r -> r.format().equals(sample.format)).findFirst().orElseThrow();
    int step = sample.bytes.length <= EVERY_BYTE ? 1 : sample.bytes.length <= 16_000 ? 7 : 997;
    List<String> before = List.of();
    for (int length = 1; length < sample.bytes.length; length += step) {
      Source source = Source.of(sample.name, Arrays.copyOf(sample.bytes, length));
      Reading reading = read(reader, source);
      for (Fact fact : reading.facts()) {
        assertInside(fact.origin(), source, length);
      }
      reading.problems().forEach(p -> assertThat(p.message(Locale.ENGLISH)).isNotBlank());
      if (source.isText() && !source.text().assumed()) {
        List<String> now = places(reading.facts());
        assertThat(now).as("cut at byte %d", length).containsAll(before);
        if (endsWithALine(source)) {
          before = now;
          Head head = new Head(source);
          INGEST.readers().forEach(r -> r.recognise(head));
        }
      }
    }
  }

  private static boolean endsWithALine(Source source) {
    byte[] bytes = source.bytes().toArray(java.lang.foreign.ValueLayout.JAVA_BYTE);
    return new String(bytes, source.text().encoding()).endsWith("\n");
  }

  /** The kind and place of each fact: its values may grow with the lines that follow. */
  private static List<String> places(List<Fact> facts) {
    return new ArrayList<>(new HashSet<>(facts.stream().map(f -> f.getClass().getSimpleName() + "@" + f.origin()).toList()));
  }

  private static void assertInside(Origin origin, Source source, int length) {
    long last =
        switch (origin.unit()) {
          case WHOLE -> 0;
          case LINE -> lines(source);
          case RECORD -> Long.MAX_VALUE;
          case OFFSET -> length;
        };
    assertThat(origin.position()).as("origin %s of a source of %d bytes", origin, length).isBetween(0L, last);
  }

  private static long lines(Source source) {
    long lines = 1;
    for (Text.Line line : source.text()) {
      lines = line.number();
    }
    return lines;
  }

  private static Reading read(Reader reader, Source source) {
    Reading reading = new Reading(source, Interest.everything(), ZoneOffset.UTC);
    try {
      reader.read(source, reading);
    } catch (Damage damage) {
      reading.problem(damage);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return reading;
  }
}
