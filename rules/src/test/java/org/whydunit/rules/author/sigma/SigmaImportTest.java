package org.whydunit.rules.author.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whydunit.ingest.facts.LogEvent;
import org.whydunit.ingest.facts.Origin;
import org.whydunit.knowledge.Knowledge;
import org.whydunit.rules.Engine;
import org.whydunit.rules.Evidence;
import org.whydunit.rules.author.Check;
import org.whydunit.rules.author.RuleCache;
import org.whydunit.rules.author.SitePacks;

class SigmaImportTest {

  private static final String SERVICE =
      """
      title: A service from a folder that anyone may write
      id: 11111111-2222-3333-4444-555555555555
      name: strange_service
      author: A test
      level: high
      logsource: {product: windows, service: system}
      detection:
        selection:
          Provider_Name: 'Service Control Manager'
          EventID: 7045
        place:
          - ImagePath|contains: ['\\Temp\\', ':\\Users\\Public\\']
          - ImagePath|endswith: '*.scr'
        filter_known:
          ServiceName|startswith: 'Known'
        condition: selection and place and not 1 of filter_*
      """;

  private static final String OFTEN =
      """
      title: Many such services
      level: critical
      correlation:
        type: event_count
        rules: [strange_service]
        group-by: [Account]
        timespan: 10m
        condition: {gte: 3}
      """;

  private static Knowledge knowledge;

  @TempDir Path folder;

  @BeforeAll
  static void load() {
    knowledge = Knowledge.load();
  }

  @Test
  void arguesWhereTheSigmaRuleWouldMatchAndCountsWhatComesOften() throws IOException {
    Engine engine = engine(SERVICE + "---\n" + OFTEN);
    List<LogEvent> events = new ArrayList<>();
    events.add(event(1, 0, "C:\\Windows\\TEMP\\a.exe", "Odd", "x"));
    events.add(event(2, 1, "C:\\Windows\\System32\\a.exe", "Odd", "x"));
    events.add(event(3, 2, "C:\\Games\\b.SCR", "Odd", "x"));
    events.add(event(4, 3, "C:\\Windows\\Temp\\a.exe", "known good", "x"));

    assertThat(engine.argue(events)).filteredOn(e -> e.rule().equals("sigma/services"))
        .extracting(e -> ((LogEvent) e.facts().getFirst()).origin().toString()).containsExactlyInAnyOrder("s.evtx#1", "s.evtx#3");
    assertThat(engine.argue(events)).extracting(Evidence::rule).doesNotContain("sigma/many-such-services");
    events.add(event(5, 9, "C:\\Windows\\Temp\\c.exe", "Odd", "y"));
    assertThat(engine.argue(events)).extracting(Evidence::rule).doesNotContain("sigma/many-such-services");
    events.add(event(6, 9, "C:\\Windows\\Temp\\c.exe", "Odd", "x"));
    assertThat(engine.argue(events)).extracting(Evidence::rule).contains("sigma/many-such-services");
  }

  private static LogEvent event(int record, int minute, String image, String service, String account) {
    return new LogEvent("Service Control Manager", 7045, "System", "information", Instant.parse("2024-05-01T10:00:00Z").plusSeconds(60L * minute), "",
        Map.of("ImagePath", image, "ServiceName", service, "Account", account), "", Origin.record("s.evtx", record));
  }

  private Engine engine(String yaml) throws IOException {
    Path from = Files.createDirectories(folder.resolve("from"));
    Files.writeString(from.resolve("services.yml"), yaml);
    SigmaImport.Result result = SigmaImport.of(from, knowledge.reference());
    assertThat(result.refused()).isEmpty();
    result.write(folder.resolve("site"));
    RuleCache cache = RuleCache.in(folder.resolve("cache"));
    SitePacks site = SitePacks.load(List.of(folder.resolve("site")), new Check(knowledge, cache), cache);
    assertThat(site.refused()).isEmpty();
    assertThat(site.trial()).hasSize(2);
    return Engine.load(knowledge, site.speaking());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "EventID: 1#condition: selection | count() > 5#an aggregation in the condition",
        "Field|expand: x#condition: selection#modifier expand",
        "Field: a#condition: selection#no event id",
        "EventID: 1#condition: 2 of sel*#\"2 of\"",
        "EventID: 1#condition: nothing#the unknown selection nothing",
      })
  void namesWhatItCannotSay(String field, String condition, String what) throws IOException {
    Files.writeString(folder.resolve("one.yml"), "title: One\nlogsource: {service: security}\ndetection:\n  selection:\n    " + field + "\n  " + condition + "\n");

    assertThat(SigmaImport.of(folder, knowledge.reference()).refused()).containsEntry("one: One", what);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "F; a\\b; value(\"F\").equalsIgnoreCase(\"a\\\\b\")",
        "F|contains; Ab; value(\"F\").toLowerCase().contains(\"ab\")",
        "F|endswith; \\x.exe; value(\"F\").toLowerCase().endsWith(\"\\\\x.exe\")",
        "F; *\\\\a*b?; value(\"F\").matches(\"(?si).*\\\\\\\\a.*b.\")",
        "F|cased; A\\*; value(\"F\").equals(\"A*\")",
        "F|cidr; 172.16.0.0/14; value(\"F\").matches(\"172\\\\.(16|17|18|19)\\\\..*\")",
        "F|cidr; fe80::/10; value(\"F\").matches(\"(?i)[f][e][89ab][0123456789abcdef]:.*\")",
        "F|fieldref; G; value(\"F\").equalsIgnoreCase(value(\"G\"))",
        "F|exists; true; data.containsKey(\"F\")",
        "F; ''; value(\"F\").isEmpty()",
      })
  void saysAComparisonAsARuleWritesIt(String key, String value, String expected) {
    assertThat(Field.term(key, value).text().replaceAll("^\\((.*)\\)$", "$1")).isEqualTo(expected);
  }

  @Test
  void findsTheProviderThatARuleLeavesOutOrNamesInPart() throws IOException {
    Files.writeString(folder.resolve("a.yml"), SERVICE.replaceAll(".*Provider_Name.*\\n", ""));
    Files.writeString(folder.resolve("b.yml"), SERVICE.replace("Provider_Name: 'Service Control Manager'", "Provider_Name|contains: 'mssql'").replace("7045", "18456"));

    SigmaImport.Result result = SigmaImport.of(folder, knowledge.reference());

    assertThat(result.refused()).isEmpty();
    assertThat(result.rules().get("sigma/a")).contains("provider in (\"Service Control Manager\"), id in (7045)");
    assertThat(result.rules().get("sigma/b")).contains("provider in (\"MSSQL$SQLEXPRESS\", \"MSSQLSERVER\"), id in (18456)");
  }

  @Test
  void findsTextInBase64WhereverItBegins() {
    String text = Field.term("F|base64offset|contains", "http://").text();

    for (String around : List.of("", "a", "ab")) {
      String encoded = java.util.Base64.getEncoder().encodeToString((around + "http://x.example").getBytes());
      assertThat(java.util.regex.Pattern.compile("contains\\(\"([^\"]+)\"").matcher(text).results().map(m -> m.group(1))).anyMatch(encoded::contains);
    }
  }
}
