package org.whydunit.ingest.evtx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.whydunit.ingest.Interest;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.Source;
import org.whydunit.ingest.facts.LogEvent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Compares with what another reader, the Rust {@code evtx_dump}, says of the same logs. */
class EvtxGoldenTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Records that only we recover: behind damage inside a chunk, or of a chunk that is cut. */
  private static final Map<String, Integer> MORE =
      Map.of(
          "2-vss_0-Microsoft-Windows-RemoteDesktopServices-RdpCoreTS%4Operational.evtx", 41,
          "2-vss_0-Microsoft-Windows-TerminalServices-RemoteConnectionManager%4Operational.evtx", 21,
          "plaso-System2-truncated.evtx", 89,
          "sample-with-zero-data-size-event.evtx", 114,
          "sample_with_a_bad_chunk_magic.evtx", 31);

  @TestFactory
  List<DynamicTest> everyFieldOfEveryRecordIsEqual() throws IOException {
    try (var files = Files.list(Samples.path("evtx-golden"))) {
      return files
          .filter(f -> f.toString().endsWith(".jsonl.gz"))
          .sorted()
          .map(f -> DynamicTest.dynamicTest(f.getFileName().toString(), () -> compareFields(f)))
          .toList();
    }
  }

  private static void compareFields(Path golden) throws IOException {
    String log = golden.getFileName().toString().replace(".jsonl.gz", "");
    List<String> ours = lines(Samples.path("evtx/" + log));
    List<String> theirs;
    try (InputStream in = new GZIPInputStream(Files.newInputStream(golden));
        BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      theirs = reader.lines().toList();
    }
    assertThat(ours).hasSize(theirs.size() + MORE.getOrDefault(log, 0));
    assertThat(ours).containsSubsequence(theirs);
  }

  @TestFactory
  List<DynamicTest> countsByProviderAndIdAreEqual() throws IOException {
    Map<String, Map<String, Integer>> golden = new TreeMap<>();
    for (String line : Files.readAllLines(Samples.path("evtx-golden/counts.tsv")).stream().skip(1).toList()) {
      String[] cells = line.split("\t");
      golden
          .computeIfAbsent(cells[0], f -> new TreeMap<>())
          .merge(cells[1] + " " + cells[2], Integer.parseInt(cells[3]), Integer::sum);
    }
    return golden.entrySet().stream()
        .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> compareCounts(e.getKey(), e.getValue())))
        .toList();
  }

  private static void compareCounts(String log, Map<String, Integer> theirs) throws IOException {
    Map<String, Integer> ours = new HashMap<>();
    for (String line : lines(Samples.path("evtx/" + log))) {
      JsonNode system = JSON.readTree(line).path("Event").path("System");
      JsonNode id = system.path("EventID");
      String number = id.isObject() ? id.path("#text").asString() : id.isNull() ? "0" : id.asString();
      ours.merge(system.path("Provider").path("#attributes").path("Name").asString("") + " " + number, 1, Integer::sum);
    }
    Map<String, Integer> fewer = new TreeMap<>(theirs);
    fewer.entrySet().removeIf(e -> ours.getOrDefault(e.getKey(), 0) >= e.getValue());
    assertThat(fewer).as("records that only the other reader has").isEmpty();
    assertThat(sum(ours)).isEqualTo(sum(theirs) + MORE.getOrDefault(log, 0));
  }

  @TestFactory
  List<DynamicTest> aSelectionIsAPartOfTheWhole() throws IOException {
    try (var files = Files.list(Samples.path("evtx"))) {
      return files
          .filter(f -> f.toString().endsWith(".evtx"))
          .sorted()
          .map(f -> DynamicTest.dynamicTest(f.getFileName().toString(), () -> compareSelection(f)))
          .toList();
    }
  }

  private static void compareSelection(Path log) throws IOException {
    List<LogEvent> whole = events(log, Interest.everything());
    Map<String, Set<Integer>> oddIds = new HashMap<>();
    for (LogEvent event : whole) {
      if (event.id() % 2 == 1) {
        oddIds.computeIfAbsent(event.provider().toLowerCase(Locale.ROOT), p -> new HashSet<>()).add(event.id());
      }
    }
    assertThat(events(log, new Interest(oddIds, List.of())))
        .isEqualTo(whole.stream().filter(e -> e.id() % 2 == 1).toList());
  }

  private static List<LogEvent> events(Path log, Interest interest) throws IOException {
    Source source = Source.of(log.getFileName().toString(), Files.readAllBytes(log));
    Reading reading = new Reading(source, interest, ZoneOffset.UTC);
    new EvtxReader().read(source, reading);
    return reading.facts().stream().map(LogEvent.class::cast).toList();
  }

  @Test
  void readsUserDataByTheNamesOfItsInnermostElements() throws IOException {
    Interest interest = new Interest(Map.of("microsoft-windows-userpnp", Set.of(20003)), List.of());
    LogEvent event = events(Samples.path("evtx/system.evtx"), interest).getFirst();

    assertThat(event.data())
        .containsOnlyKeys(
            "ServiceName", "DriverFileName", "DeviceInstanceID", "PrimaryService", "UpdateService", "AddServiceStatus");
    assertThat(event.value("PrimaryService")).isIn("true", "false");
  }

  private static int sum(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static List<String> lines(Path log) throws IOException {
    Source source = Source.of(log.getFileName().toString(), Files.readAllBytes(log));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new EvtxJson(source).write(new Reading(source, Interest.everything(), ZoneOffset.UTC), out);
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
