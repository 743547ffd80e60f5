package org.whydunit.ingest.sysinfo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.whydunit.ingest.Ingest;
import org.whydunit.ingest.facts.BugCheck;
import org.whydunit.ingest.facts.Device;
import org.whydunit.ingest.facts.Driver;
import org.whydunit.ingest.facts.Machine;
import org.whydunit.ingest.facts.Volume;
import org.whydunit.ingest.tables.Reads;

class DxdiagReaderTest {

  private static final String TEXT =
      """
      ------------------
      System Information
      ------------------
            Time of this report: 3/5/2024, 22:20:24
                   Machine name: BENCH-07
               Operating System: Windows 11 家庭版 64-bit (10.0, Build 22631) (22621.ni_release.220506-1250)
            System Manufacturer: Example Corp.
                   System Model: Tower 5
                           BIOS: 1.20 (type: UEFI)
                      Processor: Example CPU 9 (12 CPUs), ~3.6GHz
                         Memory: 16384MB RAM
                DirectX Version: DirectX 12
                 DxDiag Version: 10.00.22621.3527 64bit Unicode

      ---------------
      Display Devices
      ---------------
                 Card name: Example GPU 60
              Manufacturer: Example Graphics
                Device Key: Enum\\PCI\\VEN_10DE&DEV_1C03&SUBSYS_854A1043&REV_A1
       Device Problem Code: 43
               Driver Name: C:\\Windows\\System32\\DriverStore\\exgpu.inf\\exumd.dll,C:\\Windows\\System32\\exumd2.dll
            Driver Version: 31.0.15.5244
          Driver Date/Size: 2024/2/6 8:00:00, 957808 bytes

      ------------------------
      Disk & DVD/CD-ROM Drives
      ------------------------
            Drive: C:
       Free Space: 178.7 GB
      Total Space: 243.1 GB
      File System: NTFS
            Model: Example SSD

      --------------
      System Devices
      --------------
           Name: Example GPU 60
      Device ID: PCI\\VEN_10DE&DEV_1C03&SUBSYS_854A1043&REV_A1\\4&1&0&0008
         Driver: C:\\Windows\\System32\\exumd.dll, 31.00.0015.5244 (English), 2/6/2024 01:00:00, 4096 bytes
         Driver: C:\\Windows\\System32\\DriverStore\\exgpu.inf\\exgpu.sys, 31.00.0015.5244 (English), 2/6/2024 01:00:00, 9999 bytes

      ---------------
      EVR Power Information
      ---------------

      Windows 错误报告:
      +++ WER0 +++:
      故障存储段 LKD_0x141_Tdr:6_IMAGE_exgpu.sys_Example，类型 0
      事件名称: LiveKernelEvent
      响应: 不可用
      Cab ID: 0

      问题签名:
      P1: 141
      P2: ffffb10c8c6d9010
      P3: 0
      P4: 0
      P5: 2f8c

      """;

  @Test
  void readsTheMachineAndItsGraphicsDriver() {
    for (String charset : new String[] {"UTF-8", "GBK", "UTF-16"}) {
      var read = Reads.of(TEXT, charset);
      Driver driver = Reads.only(read, Driver.class);

      assertThat(Reads.only(read, Machine.class).os()).isEqualTo("Windows 11 家庭版 64-bit");
      assertThat(Reads.only(read, Machine.class).build()).isEqualTo("22631");
      assertThat(driver.file()).isEqualTo("exgpu.sys");
      assertThat(driver.vendor()).isEqualTo("Example Graphics");
      assertThat(driver.version()).isEqualTo("31.0.15.5244");
      assertThat(driver.date()).isEqualTo(Instant.parse("2024-02-06T00:00:00Z"));
    }
  }

  @Test
  void readsAProblemCodeVolumesAndALiveDumpInChinese() {
    var read = Reads.of(TEXT);
    BugCheck live = Reads.only(read, BugCheck.class);

    assertThat(Reads.all(read, Device.class).getFirst().problem()).isEqualTo(43);
    assertThat(Reads.only(read, Volume.class).name()).isEqualTo("C:");
    assertThat(live.code()).isEqualTo(0x141);
    assertThat(live.module()).isEqualTo("exgpu.sys");
    assertThat(live.p4()).isEqualTo(0x2f8cL);
  }

  @Test
  void survivesEveryCut() {
    Reads.survivesEveryCut(TEXT);
  }

  @Test
  void saysTheSameOfTheReportAsXml() throws IOException {
    String card =
        """
            <SystemDevice>
              <Name>Demo Graphics 5</Name>
              <DeviceKey>PCI\\VEN_1234&amp;DEV_0005\\3&amp;1&amp;8</DeviceKey>
              <Drivers>
                <Driver>
                  <Path>C:\\Windows\\system32\\DRIVERS\\demogfx.sys</Path>
                  <Version>31.00.0015.1000</Version>
                </Driver>
              </Drivers>
            </SystemDevice>
          </SystemDevices>
        """;
    String report = Files.readString(Path.of("src/test/resources/samples/dxdiag-xml/dxdiag.xml"));
    Ingest.SourceFacts xml = Reads.of(report.replace("  </SystemDevices>\n", card));
    assertThat(Reads.only(xml, Machine.class)).extracting(Machine::build, Machine::model, Machine::memoryBytes).containsExactly("22631", "Contoso Model 5", 16384L << 20);
    assertThat(Reads.only(xml, Volume.class)).extracting(Volume::name, Volume::bytes, Volume::freeBytes).containsExactly("C:", 254803968000L, 12884901888L);
    assertThat(Reads.all(xml, Driver.class))
        .extracting(Driver::file, Driver::version, Driver::vendor)
        .containsExactly(tuple("demonet.sys", "7.01.0002.0003", ""), tuple("demogfx.sys", "31.0.15.1000", "Contoso"));
    assertThat(Reads.all(xml, Device.class))
        .extracting(Device::name, Device::id, Device::driver)
        .contains(
            tuple("Demo Graphics 5", "PCI\\VEN_1234&DEV_0005", ""),
            tuple("Demo Network 7", "PCI\\VEN_1234&DEV_0007\\3&1&0", "demonet.sys"));
  }
}
