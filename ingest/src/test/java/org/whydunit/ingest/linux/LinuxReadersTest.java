package org.whydunit.ingest.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.whydunit.ingest.facts.Device;
import org.whydunit.ingest.facts.Driver;
import org.whydunit.ingest.facts.Machine;
import org.whydunit.ingest.facts.MemoryModule;
import org.whydunit.ingest.facts.Metric;
import org.whydunit.ingest.facts.Resource;
import org.whydunit.ingest.tables.Reads;

class LinuxReadersTest {

  private static final String DMI =
      """
      # dmidecode 3.3
      Handle 0x0000, DMI type 0, 24 bytes
      BIOS Information
      \tVendor: Example BIOS
      \tVersion: F12
      \tRelease Date: 03/05/2024

      Handle 0x0001, DMI type 1, 27 bytes
      System Information
      \tManufacturer: Example Corp.
      \tProduct Name: Tower 5

      Handle 0x0011, DMI type 17, 40 bytes
      Memory Device
      \tSize: 16 GB
      \tLocator: DIMM_A2
      \tSpeed: 2666 MT/s
      \tManufacturer: Example RAM
      \tPart Number: EX16
      \tConfigured Memory Speed: 3600 MT/s

      Handle 0x0012, DMI type 17, 40 bytes
      Memory Device
      \tSize: No Module Installed
      \tLocator: DIMM_B2
      """;

  private static final String INTERRUPTS =
      """
                 CPU0       CPU1
        0:         12          0   IO-APIC   2-edge      timer
       16:       4711         12   IO-APIC  16-fasteoi   ehci_hcd:usb1, i801_smbus
      NMI:          5          6   Non-maskable interrupts
      """;

  private static final String LSPCI =
      """
      00:14.0 USB controller [0c03]: Example USB 3.0 xHCI [8086:a12f] (rev 31)
      \tSubsystem: Example Device 8694
      \tInterrupt: pin A routed to IRQ 16
      \tKernel driver in use: xhci_hcd

      01:00.0 VGA compatible controller [0300]: Example GPU [10de:1c03] (rev a1)
      \tKernel driver in use: nouveau
      """;

  @Test
  void readsMachineAndModulesOfSmbios() {
    var read = Reads.of(DMI);
    MemoryModule module = Reads.only(read, MemoryModule.class);

    assertThat(Reads.only(read, Machine.class).firmware()).isEqualTo("Example BIOS F12");
    assertThat(Reads.only(read, Machine.class).firmwareDate()).hasToString("2024-03-05T00:00:00Z");
    assertThat(module.bytes()).isEqualTo(16L << 30);
    assertThat(module.ratedMts()).isEqualTo(2666);
    assertThat(module.configuredMts()).isEqualTo(3600);
  }

  @Test
  void readsWhoSharesAnInterruptLine() {
    assertThat(Reads.all(Reads.of(INTERRUPTS), Resource.class))
        .extracting(r -> r.value() + " " + r.device())
        .containsExactly("0 timer", "16 ehci_hcd:usb1", "16 i801_smbus");
  }

  @Test
  void readsPciDevicesWithTheirDriverAndLine() {
    var read = Reads.of(LSPCI);

    assertThat(Reads.all(read, Device.class)).extracting(Device::driver).containsExactly("xhci_hcd", "nouveau");
    assertThat(Reads.only(read, Resource.class).value()).isEqualTo("16");
  }

  @Test
  void readsLoadedModules() {
    var read = Reads.of("Module                  Size  Used by\nnouveau              2306048  3 drm,video\nvboxdrv               53248  -2\n");

    assertThat(Reads.all(read, Driver.class)).extracting(Driver::file).containsExactly("nouveau", "vboxdrv");
  }

  @Test
  void readsReleaseAndKernel() {
    var read = Reads.of("PRETTY_NAME=\"Ubuntu 24.04.1 LTS\"\nLinux bench 6.8.0-41-generic #41-Ubuntu SMP x86_64 GNU/Linux\n");

    assertThat(Reads.only(read, Machine.class).os()).isEqualTo("Ubuntu 24.04.1 LTS");
    assertThat(Reads.only(read, Machine.class).build()).isEqualTo("6.8.0-41-generic");
  }

  @Test
  void survivesEveryCut() {
    Reads.survivesEveryCut(DMI);
    Reads.survivesEveryCut(INTERRUPTS);
    Reads.survivesEveryCut(LSPCI);
  }

  @Test
  void countsTheSocketsOfWindowsInAnyLanguage() {
    String english = "\nActive Connections\n\n  Proto  Local Address          Foreign Address        State\n"
        + "  TCP    0.0.0.0:135            0.0.0.0:0              LISTENING\n  TCP    10.0.0.5:50123         10.0.0.9:443           TIME_WAIT\n".repeat(2);
    String german = english.replace("LISTENING", "ABHÖREN").replace("TIME_WAIT", "WARTEND").replace("State", "Status");
    for (String text : List.of(english, german)) {
      assertThat(Reads.all(Reads.of(text), Metric.class)).extracting(Metric::name, Metric::value).containsExactly(tuple("LISTEN", 2.0), tuple("TIME-WAIT", 2.0));
    }
  }
}
