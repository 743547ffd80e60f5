package org.whydunit.ingest.bluescreenview;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.whydunit.ingest.Ingest;
import org.whydunit.ingest.Interest;
import org.whydunit.ingest.Limits;
import org.whydunit.ingest.Source;
import org.whydunit.ingest.facts.BugCheck;
import org.whydunit.ingest.facts.Driver;

class CrashReportsTest {

  private static final String TEXT =
      """
      ==================================================
      Dump File         : 030524-8921-01.dmp
      Crash Time        : 3/5/2024 8:15:02 AM
      Bug Check String  : DRIVER_IRQL_NOT_LESS_OR_EQUAL
      Bug Check Code    : 0x000000d1
      Parameter 1       : 00000000`00000028
      Parameter 2       : 00000000`00000002
      Parameter 3       : 00000000`00000000
      Parameter 4       : fffff801`12345678
      Caused By Driver  : wifidrv.sys
      Caused By Address : wifidrv.sys+1a2b
      Processor         : x64
      Full Path         : C:\\Windows\\Minidump\\030524-8921-01.dmp
      ==================================================

      ==================================================
      Dump File         : 030624-9000-01.dmp
      Crash Time        : 3/6/2024 8:15:02 AM
      Bug Check Code    : 0x1000007e
      Caused By Driver  : ntoskrnl.exe
      ==================================================
      """;

  private static Ingest.SourceFacts read(String text) {
    return new Ingest(Interest.everything(), ZoneOffset.UTC, Limits.DEFAULT)
        .read(Source.of("crashes.txt", text.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<BugCheck> stops(String format, String text) {
    Ingest.SourceFacts facts = read(text);
    assertThat(facts.format()).isEqualTo(format);
    return facts.facts().stream().filter(BugCheck.class::isInstance).map(BugCheck.class::cast).toList();
  }

  private static void isTheFirstCrash(BugCheck stop) {
    assertThat(stop.code()).isEqualTo(0xD1);
    assertThat(stop.name()).isEqualTo("DRIVER_IRQL_NOT_LESS_OR_EQUAL");
    assertThat(stop.p1()).isEqualTo(0x28);
    assertThat(stop.p4()).isEqualTo(0xfffff80112345678L);
    assertThat(stop.module()).isEqualTo("wifidrv.sys");
    assertThat(stop.dump()).isEqualTo("030524-8921-01.dmp");
    assertThat(stop.time()).isEqualTo(Instant.parse("2024-03-05T08:15:02Z"));
  }

  @Test
  void readsText() {
    List<BugCheck> stops = stops("bluescreenview", TEXT);
    assertThat(stops).extracting(BugCheck::code).containsExactly(0xD1L, 0x7EL);
    isTheFirstCrash(stops.getFirst());
    assertThat(stops.getFirst().symbol()).isEqualTo("wifidrv.sys+1a2b");
  }

  @Test
  void readsCsvWithAndWithoutItsHead() {
    String row =
        "030524-8921-01.dmp,3/5/2024 8:15:02 AM,DRIVER_IRQL_NOT_LESS_OR_EQUAL,0x000000d1,00000000`00000028,"
            + "00000000`00000002,00000000`00000000,fffff801`12345678,wifidrv.sys,wifidrv.sys+1a2b,,,,,x64\n";
    String head =
        "Dump File,Crash Time,Bug Check String,Bug Check Code,Parameter 1,Parameter 2,Parameter 3,Parameter 4,"
            + "Caused By Driver,Caused By Address,File Description,Product Name,Company,File Version,Processor\n";
    for (String text : List.of(row, head + row, row.replace(',', '\t'))) {
      assertThat(stops("bluescreenview", text)).singleElement().satisfies(CrashReportsTest::isTheFirstCrash);
    }
  }

  @Test
  void readsWhatAPersonCopiedByHand() {
    String copied =
        """
        Bug check string :
        Bug check code : 0x1000007e\t
        Parameters : ffffffff`c0000005\t, fffff800`02099054 , fffff880`02d55328 , fffff880`02d54b90
        Caused by driver : wifidrv.sys
        Caused by address : wifidrv.sys+1a2b
        """;
    assertThat(stops("bluescreenview", copied))
        .singleElement()
        .satisfies(
            stop -> {
              assertThat(stop.code()).isEqualTo(0x7E);
              assertThat(stop.p4()).isEqualTo(0xfffff88002d54b90L);
              assertThat(stop.module()).isEqualTo("wifidrv.sys");
            });
  }

  @Test
  void readsHtml() {
    String html =
        """
        <html><body><table border="1" cellpadding="5"><tr bgcolor="E0E0E0">
        <th>Dump File<th>Crash Time<th>Bug Check String<th>Bug Check Code<th>Parameter 1<th>Parameter 2<th>Parameter 3<th>Parameter 4<th>Caused By Driver
        <tr><td bgcolor=#FFFFFF nowrap>030524-8921-01.dmp<td nowrap>3/5/2024 8:15:02 AM<td>DRIVER_IRQL_NOT_LESS_OR_EQUAL<td>0x000000d1<td>00000000`00000028<td>0`0<td>0<td>fffff801`12345678<td>wifidrv.sys
        </table></body></html>
        """;
    assertThat(stops("bluescreenview", html)).singleElement().satisfies(CrashReportsTest::isTheFirstCrash);
  }

  @Test
  void readsTheDriverList() {
    Ingest.SourceFacts facts =
        read(
            """
            ==================================================
            Filename          : WifiDrv.sys
            Address In Stack  : WifiDrv.sys+1a2b
            From Address      : fffff801`5c600000
            To Address        : fffff801`5c6d2000
            Size              : 0x000d2000
            Time String       : 2/4/2019 10:00:00 AM
            Product Name      : Example Wireless
            File Version      : 3.2.1.0
            Company           : Example Networks
            ==================================================
            """);
    assertThat(facts.facts())
        .singleElement()
        .isInstanceOfSatisfying(
            Driver.class,
            d -> {
              assertThat(d.file()).isEqualTo("wifidrv.sys");
              assertThat(d.bytes()).isEqualTo(0xd2000);
              assertThat(d.vendor()).isEqualTo("Example Networks");
            });
  }

  @Test
  void readsReportsOfWhoCrashed() {
    String report =
        """
        Crash dumps are enabled on your computer.

        On Tue 3/5/2024 8:15:02 AM your computer crashed or a problem was reported
        crash dump file: C:\\Windows\\Minidump\\030524-8921-01.dmp
        This was probably caused by the following module: wifidrv.sys (wifidrv+0x1A2B)
        Bugcheck code: 0xD1 (0x28, 0x2, 0x0, 0xFFFFF80112345678)
        Error: DRIVER_IRQL_NOT_LESS_OR_EQUAL
        file path: C:\\Windows\\system32\\drivers\\wifidrv.sys

        On Mon 3/4/2024 8:15:02 AM your computer crashed or a problem was reported
        Crash dump file: C:\\Windows\\Minidump\\030424-8000-01.dmp (Minidump)
        Bugcheck code: 0x1A(0x41790, 0xFFFF950010CEBB80, 0x0, 0x1)
        Bugcheck name: MEMORY_MANAGEMENT
        Driver or module in which error occurred: ntkrnlmp.exe (nt!KeBugCheckEx+0x0)
        """;
    List<BugCheck> stops = stops("whocrashed", report);
    assertThat(stops).hasSize(2);
    isTheFirstCrash(stops.getFirst());
    assertThat(stops.get(1).symbol()).isEqualTo("nt!KeBugCheckEx+0x0");
    String html = report.replace("\n", "<br>").replace("On Tue", "<b>On Tue");
    assertThat(stops("whocrashed", html)).extracting(BugCheck::p1).containsExactly(0x28L, 0x41790L);
  }

  @Test
  void keepsWhatCameBeforeACut() {
    for (int cut = 0; cut < TEXT.length(); cut += 7) {
      Ingest.SourceFacts facts = read(new String(Arrays.copyOf(TEXT.toCharArray(), cut)));
      long lines = TEXT.substring(0, cut).lines().count();
      assertThat(facts.problems()).noneMatch(p -> p.id().equals("reader-failed"));
      assertThat(facts.facts()).allMatch(f -> f.origin().position() <= lines);
      assertThat(cut < TEXT.indexOf("030624") || !facts.facts().isEmpty()).isTrue();
    }
  }
}
