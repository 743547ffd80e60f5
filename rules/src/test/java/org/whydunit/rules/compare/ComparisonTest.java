package org.whydunit.rules.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.whydunit.ingest.Ingest;
import org.whydunit.ingest.Ingest.SourceFacts;
import org.whydunit.ingest.Limits;
import org.whydunit.ingest.Source;
import org.whydunit.knowledge.Knowledge;
import org.whydunit.rules.Diagnosis;
import org.whydunit.rules.Engine;

class ComparisonTest {

  private static final String HEADER = "\"Module Name\",\"Display Name\",\"Driver Type\",\"Link Date\"\r\n";
  private static Engine engine;
  private static Ingest ingest;

  @BeforeAll
  static void load() {
    engine = Engine.load(Knowledge.load());
    ingest = new Ingest(engine.interest(), ZoneOffset.UTC, Limits.DEFAULT);
  }

  @Test
  void ranksTheChangedDriverThatTheDebuggerNamesBeforeAnUpdate() {
    Diagnosis good = diagnose("drivers.csv", HEADER + "\"rtwlane\",\"Realtek\",\"Kernel \",\"1/5/2025 8:00:00 AM\"\r\n", "hotfixes.txt", fixes("KB5034123"));
    Diagnosis bad =
        diagnose(
            "drivers.csv",
            HEADER + "\"rtwlane\",\"Realtek\",\"Kernel \",\"3/2/2026 8:00:00 AM\"\r\n",
            "hotfixes.txt",
            fixes("KB5034123", "KB5099312"),
            "analyze.txt",
            "DRIVER_IRQL_NOT_LESS_OR_EQUAL (d1)\nArguments:\nArg1: 0000000000000028\n\nIMAGE_NAME:  rtwlane.sys\n");

    List<Suspect> suspects = new Comparison(engine.knowledge().reference()).between(good, bad);

    assertThat(suspects).extracting(Suspect::subject).containsExactly("rtwlane.sys", "KB5099312");
    assertThat(suspects.getFirst().why()).containsExactly("driver-version", "blamed");
    assertThat(suspects.getFirst().origins()).hasSize(2);
  }

  @Test
  void saysNothingOfWhatOnlyOneCaptureLists() {
    Diagnosis good = diagnose("hotfixes.txt", fixes("KB5034123"));
    Diagnosis bad = diagnose("drivers.csv", HEADER + "\"rtwlane\",\"Realtek\",\"Kernel \",\"3/2/2026 8:00:00 AM\"\r\n");

    assertThat(new Comparison(engine.knowledge().reference()).between(good, bad)).isEmpty();
  }

  private static String fixes(String... ids) {
    StringBuilder list = new StringBuilder("Source        Description      HotFixID      InstalledBy          InstalledOn\n------        -----------      --------      -----------          -----------\n");
    for (String id : ids) {
      list.append("PC            Update           ").append(id).append("     NT AUTHORITY\\SYSTEM\n");
    }
    return list.toString();
  }

  private static Diagnosis diagnose(String... namesAndTexts) {
    List<SourceFacts> sources = new ArrayList<>();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      sources.add(ingest.read(Source.of(namesAndTexts[i], namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8))));
    }
    return engine.diagnose(sources);
  }
}
