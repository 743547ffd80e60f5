package org.whydunit.ingest.drivers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.whydunit.ingest.facts.Device;
import org.whydunit.ingest.facts.Driver;
import org.whydunit.ingest.facts.Setting;
import org.whydunit.ingest.tables.Reads;

class DriverListsTest {

  private static final String VERBOSE =
      """
      "Module Name","Display Name","Description","Driver Type","Start Mode","State","Status","Accept Stop","Accept Pause","Paged Pool(bytes)","Code(bytes)","BSS(bytes)","Link Date","Path","Init(bytes)"
      "exnet","Example ""Net"" Adapter","Example","Kernel ","Manual","Running","OK","TRUE","FALSE","4,096","131,072","0","12/28/2022 1:06:00 PM","C:\\WINDOWS\\system32\\drivers\\exnet64.sys","4,096"
      "exold","Example Old","Example","Kernel ","Manual","Stopped","OK","FALSE","FALSE","4,096","131,072","0","","",""
      """;

  private static final String TABLE =
      """

      Module Name  Display Name           Driver Type   Link Date
      ============ ====================== ============= ======================
      exnet        Example Net            Kernel        12/28/2022 1:06:00 PM
      exfs         Example File System    File System
      """;

  @Test
  void readsCsvWithPathsAndStates() {
    var drivers = Reads.all(Reads.of(VERBOSE), Driver.class);

    assertThat(drivers).extracting(Driver::file).containsExactly("exnet64.sys", "exold.sys");
    assertThat(drivers).extracting(Driver::state).containsExactly("running", "stopped");
    assertThat(drivers.getFirst().date()).isEqualTo(Instant.parse("2022-12-28T13:06:00Z"));
    assertThat(drivers.getFirst().product()).isEqualTo("Example \"Net\" Adapter");
  }

  @Test
  void readsTheTable() {
    var drivers = Reads.all(Reads.of(TABLE), Driver.class);

    assertThat(drivers).extracting(Driver::file).containsExactly("exnet.sys", "exfs.sys");
    assertThat(drivers.getFirst().origin()).hasToString("input.txt:4");
  }

  @Test
  void readsAChineseTableWhoseWideCharactersTakeTwoPlaces() {
    String table =
        """

        模块名       显示名称               驱动程序类型  链接日期
        ============ ====================== ============= ======================
        exnet        示例网络适配器         Kernel        2022/12/28 13:06:00
        """;
    for (String charset : new String[] {"UTF-8", "GBK", "UTF-16"}) {
      Driver driver = Reads.only(Reads.of(table, charset), Driver.class);

      assertThat(driver.product()).isEqualTo("示例网络适配器");
      assertThat(driver.date()).isEqualTo(Instant.parse("2022-12-28T13:06:00Z"));
    }
  }

  @Test
  void readsTheList() {
    var read =
        Reads.of("Module Name:       exnet\nDisplay Name:      Example Net\nDriver Type:       Kernel \nLink Date:         2022/12/28 13:06:00\n\n"
            + "Module Name:       exfs\nDisplay Name:      Example FS\nDriver Type:       File System \nLink Date:\n");

    assertThat(Reads.all(read, Driver.class)).extracting(Driver::file).containsExactly("exnet.sys", "exfs.sys");
  }

  @Test
  void readsSignedDevicesWithTheirInf() {
    var read =
        Reads.of(
            "\"DeviceName\",\"InfName\",\"IsSigned\",\"Manufacturer\"\n\"Example Card\",\"oem7.inf\",\"FALSE\",\"Example Corp.\"\n");

    assertThat(Reads.only(read, Device.class).driver()).isEqualTo("oem7.inf");
    assertThat(Reads.only(read, Setting.class).value()).isEqualTo("false");
  }

  @Test
  void readsOneFileALine() {
    var drivers = Reads.all(Reads.of("# from the Driver Store\nExNet.SYS\nC:\\Windows\\System32\\drivers\\exfs.sys  10.0.19041.1  2021-05-06\nexusb\n"), Driver.class);

    assertThat(drivers).extracting(Driver::file).containsExactly("exnet.sys", "exfs.sys", "exusb.sys");
    assertThat(drivers.get(1).version()).isEqualTo("10.0.19041.1");
    assertThat(drivers.get(1).date()).isEqualTo(Instant.parse("2021-05-06T00:00:00Z"));
  }

  @Test
  void takesBareNamesForDriversOnlyWhereTheFileSaysSo() {
    byte[] bytes = "ExHw.x64\n".getBytes(StandardCharsets.UTF_8);

    assertThat(Reads.all(Reads.of("drivers.txt", bytes), Driver.class)).extracting(Driver::file).containsExactly("exhw.x64");
    assertThat(Reads.of("words.txt", bytes).format()).isNotEqualTo("driver-list");
  }

  @Test
  void survivesEveryCut() {
    Reads.survivesEveryCut(VERBOSE);
    Reads.survivesEveryCut(TABLE);
  }
}
