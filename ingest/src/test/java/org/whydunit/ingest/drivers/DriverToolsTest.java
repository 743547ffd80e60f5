package org.whydunit.ingest.drivers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.whydunit.ingest.facts.Device;
import org.whydunit.ingest.facts.Driver;
import org.whydunit.ingest.facts.Service;
import org.whydunit.ingest.facts.Setting;
import org.whydunit.ingest.tables.Reads;

class DriverToolsTest {

  private static final String FLTMC =
      """

      Filter Name                     Num Instances    Altitude    Frame
      ------------------------------  -------------  ------------  -----
      exscan                                  5       328010         0
      exold                                                  <Legacy>
      FileInfo                                5        40500         0
      """;

  private static final String PACKAGES =
      """
      Microsoft PnP Utility

      Published Name:     oem12.inf
      Original Name:      exnet.inf
      Provider Name:      Example Corp.
      Class Name:         Network adapters
      Class GUID:         {4d36e972-e325-11ce-bfc1-08002be10318}
      Driver Version:     03/05/2024 12.15.31.4
      Signer Name:        Example Signer

      Published Name:     oem13.inf
      Original Name:      exgpu.inf
      Provider Name:      Example Graphics
      Driver Version:     12/28/2023 31.0.15.5244
      """;

  private static final String SC =
      """

      SERVICE_NAME: ExSvc
      DISPLAY_NAME: Example Service
              TYPE               : 20  WIN32_SHARE_PROCESS
              STATE              : 1  STOPPED
              WIN32_EXIT_CODE    : 1067  (0x42b)

      SERVICE_NAME: exnet
      DISPLAY_NAME: Example Net
              TYPE               : 1  KERNEL_DRIVER
              STATE              : 4  RUNNING
              WIN32_EXIT_CODE    : 0  (0x0)
      """;

  private static final String VERIFIER =
      """

      Verifier Flags: 0x00000209

        Standard Flags:

          [X] 0x00000001 Special pool.
          [ ] 0x00000002 Force IRQL checking.
          [X] 0x00000008 Pool tracking.
          [X] 0x00000200 Miscellaneous checks.

        Verified Drivers:

          exnet.sys
      """;

  @Test
  void readsMinifiltersWithTheirAltitudes() {
    assertThat(Reads.all(Reads.of(FLTMC), Driver.class)).extracting(d -> d.file() + " " + d.altitude())
        .containsExactly("exscan.sys 328010", "exold.sys ", "fileinfo.sys 40500");
  }

  @Test
  void readsDriverPackagesMonthFirstInAnyLanguage() {
    var drivers = Reads.all(Reads.of(PACKAGES), Driver.class);

    assertThat(drivers).extracting(Driver::file).containsExactly("exnet.inf", "exgpu.inf");
    assertThat(drivers.getFirst().date()).isEqualTo(Instant.parse("2024-03-05T00:00:00Z"));
    assertThat(drivers.getFirst().version()).isEqualTo("12.15.31.4");
    Driver chinese =
        Reads.only(Reads.of("发布名称:     oem12.inf\n原始名称:     exnet.inf\n提供程序名称: 示例\n驱动程序版本: 03/05/2024 1.2.3.4\n", "GBK"), Driver.class);
    assertThat(chinese.vendor()).isEqualTo("示例");
    assertThat(chinese.date()).isEqualTo(Instant.parse("2024-03-05T00:00:00Z"));
  }

  @Test
  void readsProblemCodesOfDevices() {
    var pnputil =
        Reads.of(
            "Instance ID:                PCI\\VEN_8086&DEV_1\\3&1\nDevice Description:         Example\nStatus:                     Problem\nProblem Code:               28 (0x1C) [CM_PROB_FAILED_INSTALL]\n");
    var powershell =
        Reads.of(
            """

            Status     Class           FriendlyName         InstanceId
            ------     -----           ------------         ----------
            OK         Net             Example Net          PCI\\VEN_8086&DEV_1\\3&1
            Error      Display         Example GPU          PCI\\VEN_8086&DEV_2\\3&1
            """);
    var csv =
        Reads.of("\"FriendlyName\",\"InstanceId\",\"Problem\"\n\"Example\",\"USB\\VID_1\\1\",\"CM_PROB_FAILED_POST_START\"\n");

    assertThat(Reads.only(pnputil, Device.class).problem()).isEqualTo(28);
    assertThat(Reads.all(powershell, Device.class)).extracting(Device::problem).containsExactly(0, null);
    assertThat(Reads.only(csv, Device.class).problem()).isEqualTo(43);
  }

  @Test
  void tellsServicesFromDrivers() {
    var read = Reads.of(SC);

    assertThat(Reads.only(read, Service.class).exitCode()).isEqualTo(1067);
    assertThat(Reads.only(read, Service.class).state()).isEqualTo("stopped");
    assertThat(Reads.only(read, Driver.class).file()).isEqualTo("exnet.sys");
    assertThat(Reads.only(read, Driver.class).state()).isEqualTo("running");
  }

  @Test
  void readsCrossedVerifierOptionsOnly() {
    assertThat(Reads.all(Reads.of(VERIFIER), Setting.class)).extracting(Setting::name)
        .containsExactly("flags", "0x00000001", "0x00000008", "0x00000200", "driver");
  }

  @Test
  void survivesEveryCut() {
    Reads.survivesEveryCut(FLTMC);
    Reads.survivesEveryCut(PACKAGES);
    Reads.survivesEveryCut(SC);
    Reads.survivesEveryCut(VERIFIER);
  }
}
