package org.whydunit.ingest.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import org.junit.jupiter.api.Test;
import org.whydunit.ingest.facts.Disk;
import org.whydunit.ingest.facts.Volume;
import org.whydunit.ingest.tables.Reads;

class StorageReadersTest {

  private static final String ATA =
      """
      smartctl 7.2 2020-12-30 r5155 [x86_64-linux-5.15.0] (local build)

      === START OF INFORMATION SECTION ===
      Device Model:     EXAMPLE HDD1000
      Firmware Version: EX01
      User Capacity:    1,000,204,886,016 bytes [1.00 TB]

      === START OF READ SMART DATA SECTION ===
      SMART overall-health self-assessment test result: PASSED

      ID# ATTRIBUTE_NAME          FLAG     VALUE WORST THRESH TYPE      UPDATED  WHEN_FAILED RAW_VALUE
        5 Reallocated_Sector_Ct   0x0033   100   100   010    Pre-fail  Always       -       16
      190 Airflow_Temperature_Cel 0x0022   064   045   045    Old_age   Always   In_the_past 36 (Min/Max 20/55)
      197 Current_Pending_Sector  0x0012   100   100   000    Old_age   Always       -       8
      """;

  private static final String NVME =
      """
      === START OF INFORMATION SECTION ===
      Model Number:                       Example NVMe
      Firmware Version:                   2B0Q
      SMART overall-health self-assessment test result: FAILED!
      Critical Warning:                   0x04
      Percentage Used:                    103%
      Media and Data Integrity Errors:    1,204
      """;

  @Test
  void readsAtaAttributesByTheirName() {
    Disk disk = Reads.only(Reads.of(ATA), Disk.class);

    assertThat(disk.model()).isEqualTo("EXAMPLE HDD1000");
    assertThat(disk.bytes()).isEqualTo(1_000_204_886_016L);
    assertThat(disk.status()).isEqualTo("passed");
    assertThat(disk.attribute("Current_Pending_Sector")).isEqualTo(8);
    assertThat(disk.attribute("Airflow_Temperature_Cel")).isEqualTo(36);
  }

  @Test
  void readsNvmeHealthLines() {
    Disk disk = Reads.only(Reads.of(NVME), Disk.class);

    assertThat(disk.status()).isEqualTo("failed!");
    assertThat(disk.attribute("Critical Warning")).isEqualTo(4);
    assertThat(disk.attribute("Percentage Used")).isEqualTo(103);
    assertThat(disk.attribute("Media and Data Integrity Errors")).isEqualTo(1204);
  }

  @Test
  void readsDrivesOfWmicAndPowerShell() {
    var wmic = Reads.of("FirmwareRevision  Model          Size          Status\nEX01              EXAMPLE HDD1   500105249280  Pred Fail\n");
    var powershell =
        Reads.of("DeviceId          : 0\nFriendlyName      : Example SSD\nFirmwareVersion   : 2B0Q\nOperationalStatus : Predictive Failure\nHealthStatus      : Warning\nSize              : 500107862016\n");

    assertThat(Reads.only(wmic, Disk.class).status()).isEqualTo("pred fail");
    assertThat(Reads.only(powershell, Disk.class).status()).isEqualTo("warning");
  }

  @Test
  void readsSpaceAndInodes() {
    Volume space =
        Reads.only(Reads.of("Filesystem     1K-blocks     Used Available Use% Mounted on\n/dev/sda2       98497780 93497780   2000 100% /var/lib data\n"), Volume.class);
    Volume inodes =
        Reads.only(Reads.of("Filesystem      Inodes   IUsed IFree IUse% Mounted on\n/dev/sda2      6291456 6291456     0  100% /\n"), Volume.class);
    Volume human = Reads.only(Reads.of("文件系统        容量  已用  可用 已用% 挂载点\n/dev/sda2        94G   90G  4.0G   96% /\n"), Volume.class);

    assertThat(space.name()).isEqualTo("/var/lib data");
    assertThat(space.freeBytes()).isEqualTo(2000L << 10);
    assertThat(space.usedPercent()).isEqualTo(100);
    assertThat(inodes.usedInodesPercent()).isEqualTo(100);
    assertThat(inodes.bytes()).isNull();
    assertThat(human.bytes()).isEqualTo(94L << 30);
  }

  @Test
  void survivesEveryCut() {
    Reads.survivesEveryCut(ATA);
    Reads.survivesEveryCut(NVME);
  }

  @Test
  void joinsALongNameWithTheRestOfItsRow() {
    String df = "Filesystem         1K-blocks      Used Available Capacity Mounted on\n/dev/mapper/a-very-long-volume-name\n                    100000     75000     25000      75% /data\n/dev/sda1 1000 500 500 50% /boot\n";
    assertThat(Reads.all(Reads.of(df), Volume.class)).extracting(Volume::name, Volume::usedPercent).containsExactly(tuple("/data", 75.0), tuple("/boot", 50.0));
  }

  @Test
  void readsWhatAMemberOfAnArrayRemembers() {
    String examine = "/dev/sdb1:\n          Magic : a92b4efc\n     Raid Level : raid1\n   Raid Devices : 2\n          State : clean\n    Array State : A. ('A' == active, '.' == missing)\n";
    assertThat(Reads.only(Reads.of(examine), Disk.class).attributes()).containsEntry("Missing Devices", 1L).containsEntry("Raid Devices", 2L);
  }
}
