package org.whydunit.ingest.sysinfo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whydunit.ingest.facts.Change;
import org.whydunit.ingest.facts.Machine;
import org.whydunit.ingest.facts.Setting;
import org.whydunit.ingest.tables.Reads;

class SysteminfoReaderTest {

  private static final String ENGLISH =
      """

      Host Name:                     BENCH-07
      OS Name:                       Microsoft Windows 10 Pro
      OS Version:                    10.0.19045 N/A Build 19045
      OS Manufacturer:               Microsoft Corporation
      Original Install Date:         1/23/2022, 9:14:02 PM
      System Boot Time:              3/5/2024, 8:30:11 AM
      System Manufacturer:           Example Corp.
      System Model:                  Tower 5
      System Type:                   x64-based PC
      Processor(s):                  1 Processor(s) Installed.
                                     [01]: Intel64 Family 6 Model 158 Stepping 10 GenuineIntel ~2904 Mhz
      BIOS Version:                  Example Corp. 1.20, 11/5/2021
      Time Zone:                     (UTC-08:00) Pacific Time (US & Canada)
      Total Physical Memory:         16,384 MB
      Page File Location(s):         C:\\pagefile.sys
      Hotfix(s):                     2 Hotfix(s) Installed.
                                     [01]: KB5022282
                                     [02]: KB5011048
      Network Card(s):               1 NIC(s) Installed.
                                     [01]: Example Ethernet
                                           Connection Name: Ethernet
      """;

  private static final String CHINESE =
      """
      主机名:           BENCH-08
      OS 名称:          Microsoft Windows 11 专业版
      OS 版本:          10.0.22631 暂缺 Build 22631
      系统启动时间:     2024/6/25, 0:22:46
      系统制造商:       示例公司
      系统型号:         Tower 6
      系统类型:         x64-based PC
      处理器:           安装了 1 个处理器。
                        [01]: Intel64 Family 6 Model 151 Stepping 2 GenuineIntel ~2100 Mhz
      BIOS 版本:        Example U50 Ver. 03.02.03, 2024/5/2
      时区:             (UTC+08:00) 北京，重庆，香港特别行政区，乌鲁木齐
      物理内存总量:     32,473 MB
      修补程序:         安装了 1 个修补程序。
                        [01]: KB5037591
      """;

  @Test
  void readsAMachineAndItsUpdates() {
    var read = Reads.of(ENGLISH);
    Machine machine = Reads.only(read, Machine.class);

    assertThat(read.format()).isEqualTo("systeminfo");
    assertThat(machine.os()).isEqualTo("Microsoft Windows 10 Pro");
    assertThat(machine.build()).isEqualTo("19045");
    assertThat(machine.model()).isEqualTo("Example Corp. Tower 5");
    assertThat(machine.processor()).startsWith("Intel64 Family 6 Model 158");
    assertThat(machine.firmware()).isEqualTo("Example Corp. 1.20");
    assertThat(machine.firmwareDate()).isEqualTo(Instant.parse("2021-11-05T00:00:00Z"));
    assertThat(machine.bootTime()).isEqualTo(Instant.parse("2024-03-05T16:30:11Z"));
    assertThat(machine.zone()).isEqualTo("UTC-08:00");
    assertThat(machine.memoryBytes()).isEqualTo(16384L << 20);
    assertThat(Reads.all(read, Change.class)).extracting(Change::subject).containsExactly("KB5022282", "KB5011048");
    assertThat(Reads.all(read, Change.class).getFirst().origin()).hasToString("input.txt:18");
    assertThat(Reads.all(read, Setting.class)).extracting(Setting::scope).contains("pagefile");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "GBK"})
  void readsChineseInAnyEncoding(String charset) {
    Machine machine = Reads.only(Reads.of(CHINESE, charset), Machine.class);

    assertThat(machine.os()).isEqualTo("Microsoft Windows 11 专业版");
    assertThat(machine.model()).isEqualTo("示例公司 Tower 6");
    assertThat(machine.bootTime()).isEqualTo(Instant.parse("2024-06-24T16:22:46Z"));
    assertThat(machine.memoryBytes()).isEqualTo(32473L << 20);
  }

  @Test
  void readsFrenchOfAnOemCodePage() {
    byte[] bytes =
        """
        Nom de l'hôte:                 BENCH-09
        Nom du système d'exploitation: Microsoft Windows 10 Famille
        Version du système:            10.0.18363 N/A version 18363
        Modèle du système:             Tour 7
        Mémoire physique totale:       16 223 Mo
        Version du BIOS:               Example F.05, 27/07/2020
        """
            .getBytes(Charset.forName("IBM850"));
    Machine machine = Reads.only(Reads.of("input.txt", bytes), Machine.class);

    assertThat(machine.build()).isEqualTo("18363");
    assertThat(machine.model()).isEqualTo("Tour 7");
    assertThat(machine.memoryBytes()).isEqualTo(16223L << 20);
    assertThat(machine.firmwareDate()).isEqualTo(Instant.parse("2020-07-27T00:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Betriebssystemname: Microsoft Windows 11 Pro\nSystemmodell: Turm\nGesamter physischer Speicher: 16.384 MB\n",
        "OS 名: Microsoft Windows 11 Pro\nシステム モデル: Turm\n物理メモリの合計: 16,384 MB\n"
      })
  void readsGermanAndJapaneseLabels(String text) {
    Machine machine = Reads.only(Reads.of(text), Machine.class);

    assertThat(machine.os()).isEqualTo("Microsoft Windows 11 Pro");
    assertThat(machine.model()).isEqualTo("Turm");
    assertThat(machine.memoryBytes()).isEqualTo(16L << 30);
  }

  @Test
  void readsCsv() {
    var read =
        Reads.of(
            """
            "Host Name","OS Name","OS Version","System Model","Processor(s)","Hotfix(s)"
            "BENCH-10","Microsoft Windows Server 2019","10.0.17763 N/A Build 17763","Rack 1","1 Processor(s) Installed.,[01]: Intel64 Family 6","2 Hotfix(s) Installed.,[01]: KB4483452,[02]: KB4470788"
            """);

    assertThat(Reads.only(read, Machine.class).build()).isEqualTo("17763");
    assertThat(Reads.only(read, Machine.class).processor()).isEqualTo("Intel64 Family 6");
    assertThat(Reads.all(read, Change.class)).extracting(Change::subject).containsExactly("KB4483452", "KB4470788");
  }

  @ParameterizedTest
  @ValueSource(strings = {"OS Name:  Microsoft Windows 11\n", "System Type:  x64-based PC\n", "System Model: Book 3\n"})
  void recognisesOneLineAlone(String line) {
    assertThat(Reads.of(line).format()).isEqualTo("systeminfo");
  }

  @Test
  void leavesProseThatMentionsALabelAlone() {
    assertThat(Reads.of("It broke.\nBIOS Version: old, I think\nThen it broke again.\nAnd again.\n").format())
        .isNotEqualTo("systeminfo");
  }

  @Test
  void survivesEveryCut() {
    Reads.survivesEveryCut(ENGLISH);
    Reads.survivesEveryCut(CHINESE);
  }
}
