package org.whydunit.ingest.sysinfo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.whydunit.ingest.facts.AppCrash;
import org.whydunit.ingest.facts.BugCheck;
import org.whydunit.ingest.facts.Device;
import org.whydunit.ingest.facts.Disk;
import org.whydunit.ingest.facts.Driver;
import org.whydunit.ingest.facts.LogEvent;
import org.whydunit.ingest.facts.Machine;
import org.whydunit.ingest.facts.Resource;
import org.whydunit.ingest.facts.Service;
import org.whydunit.ingest.facts.Volume;
import org.whydunit.ingest.tables.Reads;

class Msinfo32ReaderTest {

  private static final String TEXT =
      """
      System Information report written at: 03/15/24 04:28:51
      System Name: BENCH-07
      [System Summary]

      Item	Value
      OS Name	Microsoft Windows 11 Pro
      Version	10.0.22631 Build 22631
      System Name	BENCH-07
      System Manufacturer	Example Corp.
      System Model	Tower 5
      Processor	Example CPU 9, 3600 Mhz, 6 Core(s), 12 Logical Processor(s)
      BIOS Version/Date	Example Corp. 1.20, 3/14/2022
      BaseBoard Manufacturer	Example Corp.
      BaseBoard Product	B550
      Installed Physical Memory (RAM)	16.0 GB

      [Conflicts/Sharing]

      Resource	Device
      IRQ 16	Example USB Controller
      IRQ 16	Example Audio

      Memory Address 0xA0000-0xBFFFF	Example Display

      [IRQs]

      Resource	Device	Status
      IRQ 16	Example USB Controller	OK

      [Display]

      Item	Value
      Name	Example Display
      PNP Device ID	PCI\\VEN_10DE&DEV_1C03&SUBSYS_85C51043&REV_A1\\4&358A712B&0&0008
      Driver	c:\\windows\\system32\\drivers\\exgpu.sys (31.0.15.5161, 50.61 MB (53,067,272 bytes), 3/2/2024 2:31 AM)

      [Drives]

      Item	Value
      Drive	C:
      File System	NTFS
      Size	29.66 GB (31,843,151,872 bytes)
      Free Space	8.37 GB (8,984,641,536 bytes)

      [Disks]

      Item	Value
      Description	Disk drive
      Model	Example SSD 500
      Size	64.98 GB (69,775,050,240 bytes)
      Partition	Disk #1, Partition #0

      [Problem Devices]

      Device	PNP Device ID	Error Code
      Example Modem	PCI\\VEN_1013&DEV_00B8\\3&267A616A&2&10	Reinstall the drivers for this device.
      Example Card	PCI\\VEN_1014&DEV_00B8\\3&267A616A&2&11	Some words of a later Windows.

      [System Drivers]

      Name	Description	File	Type	Started	Start Mode	State	Status	Error Control	Accept Pause	Accept Stop
      exnet	Example Net	c:\\windows\\system32\\drivers\\exnet64.sys	Kernel Driver	Yes	Manual	Running	OK	Normal	No	Yes
      exold	Example Old	Not Available	Kernel Driver	No	Manual	Stopped	OK	Normal	No	No

      [Services]

      Display Name	Name	State	Start Mode	Service Type	Path	Error Control	Start Name	Tag ID
      Example Service	ExSvc	Running	Auto	Own Process	c:\\example\\svc.exe	Normal	localSystem	0

      [Windows Error Reporting]

      Time	Type	Details
      3/14/2024 3:22 AM	Windows Error Reporting	Fault bucket LKD_0x141_Tdr:6_IMAGE_exgpu.sys_Example, type 0&#x000d;&#x000a;Event Name: LiveKernelEvent&#x000d;&#x000a;Response: Not available&#x000d;&#x000a;Cab Id: 0&#x000d;&#x000a;&#x000d;&#x000a;Problem signature:&#x000d;&#x000a;P1: 141&#x000d;&#x000a;P2: ffffb10c8c6d9010&#x000d;&#x000a;P3: fffff80658e6e2a4&#x000d;&#x000a;P4: 0&#x000d;&#x000a;P5: 2f8c
      3/14/2024 3:20 AM	Windows Error Reporting	Fault bucket , type 0&#x000d;&#x000a;Event Name: APPCRASH&#x000d;&#x000a;Response: Not available&#x000d;&#x000a;Cab Id: 0&#x000d;&#x000a;&#x000d;&#x000a;Problem signature:&#x000d;&#x000a;P1: game.exe&#x000d;&#x000a;P2: 1.0.0.0&#x000d;&#x000a;P3: 5e0f1d2c&#x000d;&#x000a;P4: engine.dll&#x000d;&#x000a;P5: 1.0.0.0&#x000d;&#x000a;P6: 5e0f1d2c&#x000d;&#x000a;P7: c0000005&#x000d;&#x000a;P8: 0001a2b3
      3/14/2024 3:19 AM	Application Error	Faulting application name: tool.exe, version: 1.0.0.0, time stamp: 0x5e0f1d2c&#x000d;&#x000a;Faulting module name: ntdll.dll, version: 10.0.22621.1, time stamp: 0x5e0f1d2c&#x000d;&#x000a;Exception code: 0xc0000374&#x000d;&#x000a;Fault offset: 0x00000000000ff3c9
      3/14/2024 3:18 AM	Application Hang	The program slow.exe version 2.0 stopped interacting with Windows.
      3/14/2024 3:17 AM	Windows Error Reporting	Fault bucket , type 0&#x000d;&#x000a;Event Name: PnPDriverNotFound&#x000d;&#x000a;P1: x64&#x000d;&#x000a;P2: PCI\\VEN_1013
      """;

  private static final String CHINESE_NFO =
      """
      <?xml version="1.0"?>
      <MsInfo>
      <Metadata>
      <Version>8.0</Version>
      <CreationUTC>03/15/24 04:28:32</CreationUTC>
      </Metadata>
      <Category name="系统摘要">
      <Data>
      <项目><![CDATA[OS 名称]]></项目>
      <值><![CDATA[Microsoft Windows 11 专业版]]></值>
      </Data>
      <Data>
      <项目><![CDATA[系统型号]]></项目>
      <值><![CDATA[Tower 5]]></值>
      </Data>
      <Category name="冲突/共享">
      <Data>
      <资源><![CDATA[IRQ 16]]></资源>
      <设备><![CDATA[示例 USB 控制器]]></设备>
      </Data>
      </Category>
      <Category name="系统驱动程序">
      <Data>
      <名称><![CDATA[exnet]]></名称>
      <描述><![CDATA[示例
      网卡]]></描述>
      <文件><![CDATA[c:\\windows\\system32\\drivers\\exnet64.sys]]></文件>
      <类型><![CDATA[内核驱动程序]]></类型>
      <已启动><![CDATA[是]]></已启动>
      <启动模式><![CDATA[手动]]></启动模式>
      <状态><![CDATA[正在运行]]></状态>
      <状态><![CDATA[良好]]></状态>
      </Data>
      </Category>
      </Category>
      </MsInfo>
      """;

  @Test
  void readsEveryPartOfATextReport() {
    var read = Reads.of(TEXT);
    Machine machine = Reads.only(read, Machine.class);

    assertThat(read.format()).isEqualTo("msinfo32");
    assertThat(machine.build()).isEqualTo("22631");
    assertThat(machine.board()).isEqualTo("Example Corp. B550");
    assertThat(machine.firmware()).isEqualTo("Example Corp. 1.20");
    assertThat(machine.memoryBytes()).isEqualTo(16L << 30);
    assertThat(Reads.all(read, Driver.class)).extracting(Driver::file, Driver::state)
        .containsExactly(
            tuple("exgpu.sys", "installed"),
            tuple("exnet64.sys", "running"),
            tuple("exold.sys", "stopped"));
    assertThat(Reads.all(read, Driver.class).getFirst().version()).isEqualTo("31.0.15.5161");
    assertThat(Reads.only(read, Service.class).start()).isEqualTo("auto");
    assertThat(Reads.only(read, Volume.class).freeBytes()).isEqualTo(8_984_641_536L);
    assertThat(Reads.only(read, Disk.class).name()).isEqualTo("\\\\.\\PHYSICALDRIVE1");
  }

  @Test
  void tellsWhichDevicesShareALine() {
    assertThat(Reads.all(Reads.of(TEXT), Resource.class))
        .filteredOn(r -> r.kind().equals("irq") && r.value().equals("16") && r.conflict())
        .extracting(Resource::device)
        .containsExactly("Example USB Controller", "Example Audio");
  }

  @Test
  void readsTheProblemCodeOutOfItsWords() {
    var read = Reads.of(TEXT);

    assertThat(Reads.all(read, Device.class)).filteredOn(d -> d.id().startsWith("PCI\\VEN_101"))
        .extracting(Device::problem)
        .containsExactly(18, null);
    assertThat(read.problems()).extracting(p -> p.id()).contains("sysinfo/problem-text");
  }

  @Test
  void readsErrorReportsByTheirEventName() {
    var read = Reads.of(TEXT);
    BugCheck live = Reads.only(read, BugCheck.class);

    assertThat(live.code()).isEqualTo(0x141);
    assertThat(live.live()).isTrue();
    assertThat(live.p1()).isEqualTo(0xffffb10c8c6d9010L);
    assertThat(live.module()).isEqualTo("exgpu.sys");
    assertThat(live.time()).isEqualTo(Instant.parse("2024-03-14T03:22:00Z"));
    assertThat(Reads.all(read, AppCrash.class)).extracting(AppCrash::process, AppCrash::module, AppCrash::exception, AppCrash::kind)
        .containsExactly(
            tuple("game.exe", "engine.dll", 0xc0000005L, "crash"),
            tuple("tool.exe", "ntdll.dll", 0xc0000374L, "crash"),
            tuple("slow.exe", "", null, "hang"));
    assertThat(Reads.only(read, LogEvent.class).value("EventName")).isEqualTo("PnPDriverNotFound");
  }

  @Test
  void readsAChineseReportThatIsSavedInAnotherEncodingThanUtf16() {
    for (String charset : new String[] {"UTF-16", "UTF-8", "GBK"}) {
      var read = Reads.of(CHINESE_NFO, charset);

      assertThat(Reads.only(read, Machine.class).os()).isEqualTo("Microsoft Windows 11 专业版");
      assertThat(Reads.only(read, Driver.class).state()).isEqualTo("running");
      assertThat(Reads.only(read, Driver.class).product()).isEqualTo("示例\n网卡");
      assertThat(Reads.only(read, Resource.class).origin()).hasToString("input.txt:17");
    }
  }

  @Test
  void keepsWhatCameBeforeACut() {
    var read = Reads.of(CHINESE_NFO.substring(0, CHINESE_NFO.indexOf("<类型>")));

    assertThat(Reads.only(read, Resource.class).device()).isEqualTo("示例 USB 控制器");
    assertThat(read.problems()).extracting(p -> p.id()).contains("sysinfo/nfo-cut");
  }

  @Test
  void survivesEveryCut() {
    Reads.survivesEveryCut(TEXT);
    Reads.survivesEveryCut(CHINESE_NFO);
  }

  @Test
  void readsTheSameOutOfBothLayoutsOfARealReport() throws IOException {
    Path samples = samples();
    Assumptions.assumeTrue(samples != null, "shared/samples/sysinfo is not here");
    var nfo = Reads.of("a.nfo", Files.readAllBytes(samples.resolve("aws-msinfo32.nfo")));
    var text = Reads.of("a.txt", Files.readAllBytes(samples.resolve("aws-msinfo32.txt")));

    assertThat(Reads.all(nfo, Driver.class)).hasSize(Reads.all(text, Driver.class).size()).hasSizeGreaterThan(250);
    assertThat(Reads.all(nfo, Service.class)).hasSize(Reads.all(text, Service.class).size()).hasSizeGreaterThan(130);
    assertThat(Reads.all(nfo, Resource.class)).hasSize(Reads.all(text, Resource.class).size()).hasSizeGreaterThan(400);
    assertThat(Reads.all(nfo, LogEvent.class)).hasSize(8);
    assertThat(nfo.problems()).extracting(p -> p.id()).containsExactly("zone-assumed");
  }

  private static Path samples() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      for (String beside : new String[] {"shared", "../shared"}) {
        Path found = at.resolve(beside).resolve("samples/sysinfo").normalize();
        if (Files.isDirectory(found)) {
          return found;
        }
      }
    }
    return null;
  }
}
