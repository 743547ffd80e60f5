package org.whydunit.rules.join;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.whydunit.ingest.Ingest;
import org.whydunit.ingest.Ingest.SourceFacts;
import org.whydunit.ingest.Limits;
import org.whydunit.ingest.Source;
import org.whydunit.ingest.facts.Fact;
import org.whydunit.knowledge.Knowledge;
import org.whydunit.rules.Engine;
import org.whydunit.rules.Evidence;
import org.whydunit.rules.author.Example;
import org.whydunit.rules.author.Examples;

/** No rule joins what two machines, or one machine at two times, have said. */
class CapturesTest {

  private static final String INSTALLED = "drivers/installed-before-its-stop";
  private static Engine engine;
  private static Ingest ingest;

  @BeforeAll
  static void load() {
    engine = Engine.load(Knowledge.load());
    ingest = new Ingest(engine.interest(), ZoneOffset.UTC, Limits.DEFAULT);
  }

  private static String systeminfo(String host, String memory) {
    return "\r\nHost Name:                 " + host + "\r\nOS Name:                   Microsoft Windows 11 Pro\r\nOS Version:                10.0.22631 N/A Build 22631\r\n"
        + "System Boot Time:          4/21/2026, 00:03:12 AM\r\nTotal Physical Memory:     " + memory + " MB\r\n";
  }

  /** A driver is installed, and a day later the debugger names it: one file and one event that a rule joins. */
  private static final String CRASH =
      "Debug session time: Mon Apr 20 23:58:05.123 2026 (UTC + 0:00)\n\nDRIVER_IRQL_NOT_LESS_OR_EQUAL (d1)\nArguments:\nArg1: 0000000000000028\nArg2: 0000000000000002\n"
          + "Arg3: 0000000000000000\nArg4: fffff80712345a10\n\nIMAGE_NAME:  rtwlane.sys\n";

  private static String installed(String computer) {
    return "<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='Microsoft-Windows-UserPnp'/><EventID>20003</EventID>"
        + "<TimeCreated SystemTime='2026-04-19T13:05:12Z'/><Computer>" + computer + "</Computer></System>"
        + "<UserData><AddServiceID xmlns='http://manifests.microsoft.com/win/2004/08/windows/userpnp'><ServiceName>rtwlane</ServiceName><DriverFileName>rtwlane.sys</DriverFileName></AddServiceID></UserData></Event>\n";
  }

  private static List<String> rules(String... namesAndTexts) {
    return engine.evidence(read(namesAndTexts)).stream().map(Evidence::rule).distinct().sorted().toList();
  }

  private static List<SourceFacts> read(String... namesAndTexts) {
    List<SourceFacts> sources = new ArrayList<>();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      sources.add(ingest.read(Source.of(namesAndTexts[i], namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8))));
    }
    return sources;
  }

  private static int parts(String... namesAndTexts) {
    List<Fact> facts = read(namesAndTexts).stream().flatMap(s -> s.facts().stream()).toList();
    return Captures.apart(facts).size();
  }

  @Test
  void joinsAnInstallationAndAStopOfOneMachine() {
    assertThat(rules("a/systeminfo.txt", systeminfo("PC-A", "16,384"), "a/System.xml", installed("pc-a.corp.example"), "a/analyze.txt", CRASH)).contains(INSTALLED);
  }

  @Test
  void joinsNoInstallationOfOneMachineWithAStopOfAnother() {
    assertThat(rules("a/systeminfo.txt", systeminfo("PC-A", "16,384"), "a/System.xml", installed("PC-A"), "b/systeminfo.txt", systeminfo("PC-B", "8,192"), "b/analyze.txt", CRASH))
        .isNotEmpty().doesNotContain(INSTALLED);
  }

  @Test
  void givesWhatLiesBesideTwoMachinesToNeither() {
    assertThat(rules("systeminfo-a.txt", systeminfo("PC-A", "16,384"), "System.xml", installed("PC-A"), "systeminfo-b.txt", systeminfo("PC-B", "8,192"), "analyze.txt", CRASH))
        .doesNotContain(INSTALLED);
  }

  @Test
  void keepsApartTheEventsOfOneLogThatWasCollectedFromSeveral() {
    String log = "<Events>" + installed("PC-A") + installed("PC-B").replace("04-19T13", "04-19T14") + installed("PC-A").replace("04-19T13", "04-19T15") + "</Events>";
    assertThat(parts("System.xml", log)).isEqualTo(2);
  }

  @Test
  void takesARenamedMachineForOne() {
    String log = "<Events>" + installed("WIN-8F2K1") + installed("PC-A").replace("04-19T13", "04-19T14") + "</Events>";
    assertThat(parts("System.xml", log, "systeminfo.txt", systeminfo("PC-A", "16,384"))).isEqualTo(1);
  }

  @Test
  void joinsNoInstallationOfOneTimeWithAStopOfAnother() {
    assertThat(rules("march/systeminfo.txt", systeminfo("PC-A", "16,384"), "march/System.xml", installed("PC-A"), "may/systeminfo.txt", systeminfo("PC-A", "32,768"), "may/analyze.txt", CRASH))
        .isNotEmpty().doesNotContain(INSTALLED);
  }

  @Test
  void takesACopyOfAnOutputForNoOtherTime() {
    String told = systeminfo("PC-A", "16,384");
    assertThat(rules("a/systeminfo.txt", told, "a/System.xml", installed("PC-A"), "a/more/systeminfo.txt", told, "a/more/analyze.txt", CRASH)).contains(INSTALLED);
  }

  @Test
  void letsAPersonSpeakOfEveryMachine() {
    List<Fact> facts =
        read("notes.txt", "Symptom: blue screen\n", "a/systeminfo.txt", systeminfo("PC-A", "16,384"), "b/systeminfo.txt", systeminfo("PC-B", "8,192")).stream()
            .flatMap(s -> s.facts().stream())
            .toList();
    assertThat(Captures.apart(facts)).hasSize(2).allMatch(part -> part.stream().anyMatch(f -> f.origin().source().equals("notes.txt")));
  }

  /** The files of an example of each rule (a row has one condition) on as many machines: a rule may argue from one of them, never from several. */
  @Test
  void letsNoRuleOfThePacksJoinFilesOfSeveralMachines() {
    Collection<Example> several =
        Examples.ofProduct().stream()
            .filter(e -> e.fires() && e.expected() != null && e.files().size() > 1 && e.files().keySet().stream().noneMatch(n -> n.contains("notes")))
            .collect(Collectors.toMap(Example::rule, e -> e, (one, other) -> one, TreeMap::new))
            .values();

    List<Example> joined =
        several.parallelStream()
            .filter(e -> speaks(e.rule(), apart(e)))
            .filter(e -> e.files().entrySet().stream().noneMatch(f -> speaks(e.rule(), Map.of(f.getKey(), f.getValue()))))
            .toList();

    assertThat(several).hasSizeGreaterThan(10);
    assertThat(joined).isEmpty();
  }

  private static Map<String, byte[]> apart(Example example) {
    Map<String, byte[]> apart = new TreeMap<>();
    example.files().forEach((name, content) -> {
      apart.put(name + "-machine/" + name, content);
      apart.put(name + "-machine/its-systeminfo.txt", systeminfo("HOST-" + apart.size(), "16,384").getBytes(StandardCharsets.UTF_8));
    });
    return apart;
  }

  private static boolean speaks(String rule, Map<String, byte[]> files) {
    List<SourceFacts> sources = files.entrySet().stream().map(e -> ingest.read(Source.of(e.getKey(), e.getValue()))).toList();
    return engine.story(sources).parts().stream().flatMap(part -> engine.argue(part, Set.of(rule)).stream()).anyMatch(e -> e.rule().equals(rule));
  }
}
