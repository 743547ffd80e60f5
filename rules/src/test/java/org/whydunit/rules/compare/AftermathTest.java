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
import org.whydunit.rules.compare.Aftermath.Verdict;

class AftermathTest {

  private static final String START =
      """
      <Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='Microsoft-Windows-Kernel-General'/>\
      <EventID>12</EventID><Level>4</Level><TimeCreated SystemTime='%s'/><Channel>System</Channel></System><EventData/></Event>
      """;
  private static final String STOP =
      """
      <Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='Microsoft-Windows-WER-SystemErrorReporting'/>\
      <EventID>1001</EventID><Level>2</Level><TimeCreated SystemTime='%s'/><Channel>System</Channel></System>\
      <EventData><Data Name='param1'>%s</Data><Data Name='param2'>C:\\Windows\\MEMORY.DMP</Data></EventData></Event>
      """;
  private static final String UPDATES =
      """
      Source        Description      HotFixID      InstalledBy          InstalledOn
      ------        -----------      --------      -----------          -----------
      PC            Update           KB5099312     NT AUTHORITY\\SYSTEM  2/27/2026
      PC            Update           KB5034123     NT AUTHORITY\\SYSTEM  3/20/2026
      """;
  private static final String WIFI = "0x000000d1 (0x0000000000000028, 0x0000000000000002, 0x0000000000000000, 0xfffff8011c49ca64)";
  private static final String VIDEO = "0x00000116 (0xffffa70c4ae26010, 0xfffff8023e2c9a40, 0xffffffffc000009a, 0x0000000000000004)";
  private static Engine engine;
  private static Ingest ingest;

  @BeforeAll
  static void load() {
    engine = Engine.load(Knowledge.load());
    ingest = new Ingest(engine.interest(), ZoneOffset.UTC, Limits.DEFAULT);
  }

  @Test
  void aFixHeldWhenTheMachineStaysQuietForLongerThanChanceAllows() {
    Diagnosis before = events(stop("2026-03-01T10:00:00Z", WIFI), stop("2026-03-02T10:00:00Z", WIFI), stop("2026-03-03T10:00:00Z", WIFI));
    Aftermath soon = Aftermath.of(before, events(stop("2026-03-03T10:00:00Z", WIFI), start("2026-03-04T10:00:00Z")));
    Aftermath late = Aftermath.of(before, events(stop("2026-03-03T10:00:00Z", WIFI), start("2026-04-20T10:00:00Z")));

    assertThat(soon.verdict()).isEqualTo(Verdict.TOO_EARLY);
    assertThat(late.verdict()).isEqualTo(Verdict.HELD);
    assertThat(late.gone()).containsExactly("0x000000D1 DRIVER_IRQL_NOT_LESS_OR_EQUAL");
  }

  @Test
  void aFixDidNotHoldWhenTheSameStopCameAgain() {
    Diagnosis before = events(stop("2026-03-01T10:00:00Z", WIFI));
    Aftermath aftermath = Aftermath.of(before, events(stop("2026-03-01T10:00:00Z", WIFI), stop("2026-03-05T10:00:00Z", WIFI)));

    assertThat(aftermath.verdict()).isEqualTo(Verdict.CAME_BACK);
    assertThat(aftermath.again()).hasSize(1);
  }

  @Test
  void anotherStopAfterwardsIsNotTheOldOne() {
    Aftermath aftermath = Aftermath.of(events(stop("2026-03-01T10:00:00Z", WIFI)), events(stop("2026-03-05T10:00:00Z", VIDEO)));

    assertThat(aftermath.verdict()).isEqualTo(Verdict.ANOTHER);
    assertThat(aftermath.appeared()).singleElement().asString().startsWith("0x00000116");
    assertThat(aftermath.gone()).singleElement().asString().startsWith("0x000000D1");
  }

  @Test
  void aSoundCaptureLeavesNoFixToJudge() {
    assertThat(Aftermath.of(events(start("2026-03-01T10:00:00Z")), events(stop("2026-03-05T10:00:00Z", WIFI))).verdict())
        .isEqualTo(Verdict.NOTHING_BEFORE);
  }

  @Test
  void twelveStopsOfAMachineAreOneStoryWithItsOddOneOutAndTheChangeBeforeIt() {
    List<String> told = new ArrayList<>();
    for (int day = 1; day <= 11; day++) {
      told.add(stop("2026-03-%02dT10:00:00Z".formatted(day), WIFI));
    }
    told.add(stop("2026-03-12T10:00:00Z", VIDEO));
    List<SourceFacts> sources = new ArrayList<>(List.of(ingest.read(Source.of("hotfixes.txt", UPDATES.getBytes(StandardCharsets.UTF_8)))));
    sources.addAll(events(told.toArray(String[]::new)).sources());
    Diagnosis diagnosis = engine.diagnose(sources);
    CrashGroups groups = CrashGroups.of(diagnosis.crashes());

    assertThat(groups.groups()).extracting(g -> g.code() + " × " + g.crashes().size()).containsExactly("0x000000D1 × 11", "0x00000116 × 1");
    assertThat(groups.oddOneOut().orElseThrow().code()).isEqualTo(0x116);
    assertThat(new Comparison(engine.knowledge().reference()).before(diagnosis))
        .extracting(Suspect::subject).containsExactly("KB5099312");
  }

  private static String start(String time) {
    return START.formatted(time);
  }

  private static String stop(String time, String code) {
    return STOP.formatted(time, code);
  }

  private static Diagnosis events(String... events) {
    List<SourceFacts> sources = new ArrayList<>();
    sources.add(ingest.read(Source.of("System.xml", ("<Events>" + String.join("", events) + "</Events>").getBytes(StandardCharsets.UTF_8))));
    return engine.diagnose(sources);
  }
}
