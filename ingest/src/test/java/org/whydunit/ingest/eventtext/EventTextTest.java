package org.whydunit.ingest.eventtext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.whydunit.ingest.Ingest;
import org.whydunit.ingest.Interest;
import org.whydunit.ingest.Limits;
import org.whydunit.ingest.Source;
import org.whydunit.ingest.facts.LogEvent;

class EventTextTest {

  private static final String WER = "Microsoft-Windows-WER-SystemErrorReporting";

  private static final String WEVTUTIL =
      """
      Event[0]:
        Log Name: System
        Source: Microsoft-Windows-WER-SystemErrorReporting
        Date: 2024-03-05T08:16:00.123
        Event ID: 1001
        Task: N/A
        Level: Error
        Opcode: N/A
        Computer: KIM-PC
        Description:
      The computer has rebooted from a bugcheck.  The bugcheck was: 0x000000d1 (0x0000000000000028, 0x0000000000000002, 0x0000000000000000, 0xfffff80112345678). A dump was saved in: C:\\WINDOWS\\Minidump\\030524-8921-01.dmp. Report Id: 11112222-3333-4444-5555-666677778888.

      Event[1]:
        Log Name: System
        Source: Microsoft-Windows-Kernel-Power
        Date: 2024-03-05T08:15:40.000
        Event ID: 41
        Level: Critical
        Computer: KIM-PC
        Description:
      BugcheckCode: 209
      Source: none of a label
      """;

  private static final String XML =
      """
      <?xml version="1.0" encoding="utf-8"?>
      <Events>
      <Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='disk'/><EventID Qualifiers='49156'>7</EventID><Level>2</Level><TimeCreated SystemTime='2024-03-05T08:15:02.123456700Z'/><Channel>System</Channel><Computer>KIM-PC</Computer></System><EventData><Data>\\Device\\Harddisk0\\DR0</Data><Binary>0300</Binary></EventData></Event>
      <Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='Microsoft-Windows-WHEA-Logger'/><EventID>18</EventID><Level>2</Level><TimeCreated SystemTime='2024-03-05T08:15:03Z'/><Channel>System</Channel></System><EventData><Data Name='ErrorSource'>3</Data><Data Name='MCABank'>5</Data></EventData><RenderingInfo Culture='de-DE'><Message>Schwerwiegender Hardwarefehler.</Message><Level>Fehler</Level></RenderingInfo></Event>
      <Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='Microsoft-Windows-Memory-Diagnostic-Task-Handler'/><EventID>None</EventID></System><UserData><Results xmlns='http://example.invalid'><Outcome>found</Outcome></Results></UserData></Event>
      </Events>
      """;

  private static Ingest.SourceFacts read(Interest interest, byte[] bytes) {
    return new Ingest(interest, ZoneOffset.UTC, Limits.DEFAULT).read(Source.of("System.txt", bytes));
  }

  private static Ingest.SourceFacts read(String text) {
    return read(Interest.everything(), text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<LogEvent> events(Ingest.SourceFacts facts) {
    return facts.facts().stream().filter(LogEvent.class::isInstance).map(LogEvent.class::cast).toList();
  }

  private static List<LogEvent> events(String format, String text) {
    Ingest.SourceFacts facts = read(text);
    assertThat(facts.format()).isEqualTo(format);
    return events(facts);
  }

  @Test
  void readsTheTextOfWevtutil() {
    List<LogEvent> events = events("event-text", WEVTUTIL);
    assertThat(events).extracting(LogEvent::id).containsExactly(1001, 41);
    LogEvent first = events.getFirst();
    assertThat(first.provider()).isEqualTo(WER);
    assertThat(first.channel()).isEqualTo("System");
    assertThat(first.level()).isEqualTo("error");
    assertThat(first.computer()).isEqualTo("KIM-PC");
    assertThat(first.time()).isEqualTo(Instant.parse("2024-03-05T08:16:00.123Z"));
    assertThat(first.origin()).hasToString("System.txt:1");
    assertThat(events.get(1).provider()).isEqualTo("Microsoft-Windows-Kernel-Power");
    assertThat(events.get(1).level()).isEqualTo("critical");
    assertThat(events.get(1).value("BugcheckCode")).isEqualTo("209");
  }

  @Test
  void givesADescriptionTheValuesOfTheBinaryEvent() {
    assertThat(events("event-text", WEVTUTIL).getFirst().data())
        .containsEntry("param1", "0x000000d1 (0x0000000000000028, 0x0000000000000002, 0x0000000000000000, 0xfffff80112345678)")
        .containsEntry("param2", "C:\\WINDOWS\\Minidump\\030524-8921-01.dmp")
        .containsEntry("param3", "11112222-3333-4444-5555-666677778888");
  }

  @Test
  void readsChineseLabels() {
    List<LogEvent> events =
        events(
            "event-text",
            """
            日志名称:          System
            来源:            Microsoft-Windows-WER-SystemErrorReporting
            日期:            2024/3/5 8:16:00
            事件 ID:         1001
            任务类别:          无
            级别:            错误
            计算机:           KIM-PC
            描述:
            计算机已经从检测错误后重新启动。检测错误: 0x0000001a (0x0000000000041790, 0xffffab0010cebb80, 0x0000000000000000, 0x0000000000000001)。已将转储的数据保存在: C:\\Windows\\MEMORY.DMP。
            日志名称:          System
            来源:            disk
            日期:            2024/3/5 8:10:00
            事件 ID:         7
            级别:            警告
            描述:
            坏块。
            """);
    assertThat(events).extracting(LogEvent::id).containsExactly(1001, 7);
    assertThat(events).extracting(LogEvent::level).containsExactly("error", "warning");
    assertThat(events.getFirst().value("param1")).startsWith("0x0000001a (0x0000000000041790, ");
    assertThat(events.getFirst().value("param2")).isEqualTo("C:\\Windows\\MEMORY.DMP");
    assertThat(events.getFirst().time()).isEqualTo(Instant.parse("2024-03-05T08:16:00Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "Protokollname,Quelle,Datum,05.03.2024 08:16:00,Ereignis-ID,Ebene,Fehler,Beschreibung",
    "Nom du journal,Source,Date,05/03/2024 08:16:00,ID de l’événement,Niveau,Erreur,Description",
    "ログの名前,ソース,日付,2024/03/05 8:16:00,イベント ID,レベル,エラー,説明"
  })
  void readsOtherLanguages(
      String log, String source, String date, String when, String id, String level, String word, String description) {
    String text =
        "%s: System%n%s: disk%n%s: %s%n%s: 7%n%s: %s%n%s:%nbad%n".formatted(log, source, date, when, id, level, word, description);
    assertThat(events("event-text", text))
        .singleElement()
        .satisfies(
            e -> {
              assertThat(e.provider()).isEqualTo("disk");
              assertThat(e.id()).isEqualTo(7);
              assertThat(e.level()).isEqualTo("error");
              assertThat(e.channel()).isEqualTo("System");
              assertThat(e.time()).isEqualTo(Instant.parse("2024-03-05T08:16:00Z"));
            });
  }

  @Test
  void readsAList() {
    List<LogEvent> events =
        events(
            "event-text",
            """


            TimeCreated  : 3/5/2024 8:15:02 PM
            ProviderName : disk
            Id           : 7
            LevelDisplayName : Error
            Message      : The device has a bad block.
                           Id : not a label

            TimeCreated  : 3/5/2024 8:14:02 AM
            ProviderName : volmgr
            Id           : 46
            Message      : Crash dump initialization failed!


            """);
    assertThat(events).extracting(LogEvent::provider).containsExactly("disk", "volmgr");
    assertThat(events).extracting(LogEvent::time).containsExactly(Instant.parse("2024-03-05T20:15:02Z"), Instant.parse("2024-03-05T08:14:02Z"));
    assertThat(events.getFirst().message()).contains("not a label");
  }

  @Test
  void readsTheListOfTheOldCommandlet() {
    List<LogEvent> events =
        events(
            "event-text",
            """
            Index              : 1201
            EntryType          : Error
            InstanceId         : 3221487623
            Message            : A bad block.
            Category           : (0)
            Source             : disk
            TimeGenerated      : 3/5/2024 8:15:02 AM
            MachineName        : KIM-PC
            """);
    assertThat(events).singleElement().satisfies(e -> assertThat(e.id()).isEqualTo(7));
  }

  @Test
  void readsTheDefaultTable() {
    List<LogEvent> events =
        events(
            "event-text",
            """

               ProviderName: disk

            TimeCreated                      Id LevelDisplayName Message
            -----------                      -- ---------------- -------
            3/5/2024 8:15:02 AM               7 Error            The device has a bad block.
            3/5/2024 8:14:02 AM             153 Warning          The IO operation was retried.
            """);
    assertThat(events).extracting(LogEvent::id).containsExactly(7, 153);
    assertThat(events).extracting(LogEvent::provider).containsOnly("disk");
    assertThat(events).extracting(LogEvent::level).containsExactly("error", "warning");
  }

  @Test
  void readsXml() {
    List<LogEvent> events = events("event-xml", XML);
    assertThat(events).extracting(LogEvent::id).containsExactly(7, 18, -1);
    assertThat(events.get(0).value("param1")).isEqualTo("\\Device\\Harddisk0\\DR0");
    assertThat(events.get(0).time()).isEqualTo(Instant.parse("2024-03-05T08:15:02.123456700Z"));
    assertThat(events.get(1).data()).isEqualTo(Map.of("ErrorSource", "3", "MCABank", "5"));
    assertThat(events.get(1).message()).isEqualTo("Schwerwiegender Hardwarefehler.");
    assertThat(events.get(2).value("Outcome")).isEqualTo("found");
  }

  @Test
  void readsXmlEventsWithoutARootOnOneLine() {
    String bare = XML.replace("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<Events>\n", "").replace("</Events>", "").replace("\n", "");
    assertThat(events("event-xml", bare)).hasSize(3);
  }

  @Test
  void keepsXmlEventsAroundABrokenOne() {
    Ingest.SourceFacts facts = read(XML.replace("<Data Name='MCABank'>", "<Data Name='MCABank"));
    assertThat(events(facts)).extracting(LogEvent::id).containsExactly(7, -1);
    assertThat(facts.problems()).anyMatch(p -> p.id().equals("eventtext/event-broken") && p.origin().position() == 4);
    Ingest.SourceFacts endless = read(XML.replaceFirst("</Event>", ""));
    assertThat(events(endless)).extracting(LogEvent::id).containsExactly(18, -1);
  }

  @Test
  void opensNoExternalEntity() {
    String hostile = XML.replace("<Events>", "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><Events>").replace(">5<", ">&x;<");
    assertThat(events(read(hostile))).noneMatch(e -> e.value("MCABank").length() > 3);
  }

  @ParameterizedTest
  @ValueSource(strings = {",", "\t"})
  void readsTheEventViewersTables(String delimiter) {
    String text =
        """
        Level,Date and Time,Source,Event ID,Task Category
        Error,3/5/2024 8:15:02 AM,disk,7,None,"The device, it says,
        has a ""bad"" block."
        Critical,3/5/2024 8:14:02 AM,Microsoft-Windows-Kernel-Power,41,(63),"BugcheckCode: 0"
        """;
    List<LogEvent> events = events("event-table", delimiter.equals(",") ? text : text.replace("device, it says,", "device; it says;").replace(",", "\t"));
    assertThat(events).extracting(LogEvent::id).containsExactly(7, 41);
    assertThat(events.getFirst().message()).endsWith("has a \"bad\" block.");
    assertThat(events.get(1).value("BugcheckCode")).isEqualTo("0");
    assertThat(events.get(1).origin()).hasToString("System.txt:4");
  }

  @Test
  void readsAnExportedTable() {
    List<LogEvent> events =
        events(
            "event-table",
            """
            #TYPE System.Diagnostics.Eventing.Reader.EventLogRecord
            "Message","Id","Version","Level","ProviderName","LogName","MachineName","TimeCreated","LevelDisplayName"
            "A bad block.","7","","2","disk","System","KIM-PC","3/5/2024 8:15:02 AM","Error"
            """);
    assertThat(events).singleElement().satisfies(e -> assertThat(e.level()).isEqualTo("error"));
  }

  @Test
  void readsJson() {
    String one =
        """
        {"Id": 7, "ProviderName": "disk", "LogName": "System", "Level": 2, "MachineName": "KIM-PC",
         "TimeCreated": "\\/Date(1709626502000)\\/", "Message": "A bad block.",
         "Properties": [{"Value": "\\\\Device\\\\Harddisk0\\\\DR0"}]}""";
    assertThat(events("event-json", one))
        .singleElement()
        .satisfies(
            e -> {
              assertThat(e.time()).isEqualTo(Instant.parse("2024-03-05T08:15:02Z"));
              assertThat(e.value("param1")).isEqualTo("\\Device\\Harddisk0\\DR0");
              assertThat(e.level()).isEqualTo("error");
            });
    assertThat(events("event-json", "[" + one + ",\n" + one + ",{\"Id\":")).hasSize(2);
  }

  @Test
  void countsWhatNoRuleAsksFor() {
    Ingest.SourceFacts facts =
        read(new Interest(Map.of("disk", Set.of(7)), List.of()), XML.getBytes(StandardCharsets.UTF_8));
    assertThat(events(facts)).extracting(LogEvent::provider).containsExactly("disk");
    assertThat(facts.records()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
  void readsUtf16(String charset) {
    for (String text : List.of(XML, WEVTUTIL)) {
      assertThat(events(read(Interest.everything(), ("\uFEFF" + text).getBytes(Charset.forName(charset))))).hasSizeGreaterThan(1);
    }
  }

  @Test
  void keepsWhatCameBeforeACut() {
    for (String text : List.of(XML, WEVTUTIL)) {
      byte[] whole = text.getBytes(StandardCharsets.UTF_8);
      int second = text.equals(XML) ? text.indexOf("</Event>") + 8 : text.indexOf("Event[1]");
      for (int cut = 0; cut < whole.length; cut += 11) {
        Ingest.SourceFacts facts = read(Interest.everything(), Arrays.copyOf(whole, cut));
        assertThat(facts.problems()).noneMatch(p -> p.id().equals("reader-failed"));
        long lines = text.substring(0, cut).lines().count();
        assertThat(facts.facts()).allMatch(f -> f.origin().position() <= lines);
        assertThat(cut < second || !events(facts).isEmpty()).isTrue();
      }
    }
  }

  @Test
  void readsWhatALogToolPrintsAndGoesOnBehindABrokenObject() {
    String lines =
        """
        Record 1
        {
          "Event": {
            "#attributes": { "xmlns": "x" },
            "System": { "Provider": { "#attributes": { "Name": "disk" } }, "EventID": { "#attributes": { "Qualifiers": 1 }, "#text": 7 }, "Level": 2,
              "TimeCreated": { "#attributes": { "SystemTime": "2024-03-05T08:15:02Z" } }, "Channel": "System", "Computer": "LAB" },
            "EventData": { "Data": { "#text": ["one", "two"] }, "Named": 5 }
          }
        }
        Record 2
        {
          "Event": { "System": { "Provider
        Record 3
        {"Event":{"System":{"Provider":{"#attributes":{"Name":"Demo"}},"EventID":41},"UserData":{"Info":{"#attributes":{"a":"b"},"Param":"x"}}}}
        """;
    Ingest.SourceFacts read = read(lines);
    assertThat(read.format()).isEqualTo("evtx-json");
    assertThat(events(read)).extracting(LogEvent::provider, LogEvent::id, LogEvent::level).containsExactly(tuple("disk", 7, "error"), tuple("Demo", 41, ""));
    assertThat(events(read).getFirst().data()).isEqualTo(Map.of("param1", "one", "param2", "two", "Named", "5"));
    assertThat(events(read).getLast().data()).isEqualTo(Map.of("Param", "x"));
    assertThat(read.problems()).extracting(p -> p.id() + " " + p.origin().position()).containsExactly("eventtext/cut-off 11");
  }
}
