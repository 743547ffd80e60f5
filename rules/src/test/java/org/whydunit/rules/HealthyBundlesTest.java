package org.whydunit.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whydunit.ingest.Ingest;
import org.whydunit.ingest.Limits;
import org.whydunit.ingest.Source;
import org.whydunit.knowledge.Knowledge;

/** A machine on which nothing failed has products, old drivers, updates and noise in its logs like any other. */
class HealthyBundlesTest {

  private static final double HARDLY_SAID = 0.3;

  private static Engine engine;
  private static Ingest ingest;

  @BeforeAll
  static void load() {
    engine = Engine.load(Knowledge.load());
    ingest = new Ingest(engine.interest(), ZoneOffset.UTC, Limits.DEFAULT);
  }

  /** Files of a bundle: a line {@code == name} begins one. */
  private static List<Ingest.SourceFacts> read(String bundle) {
    List<Ingest.SourceFacts> sources = new ArrayList<>();
    for (String file : bundle.split("(?m)^== ")) {
      if (!file.isBlank()) {
        int end = file.indexOf('\n');
        sources.add(ingest.read(Source.of(file.substring(0, end).strip(), file.substring(end + 1).getBytes(StandardCharsets.UTF_8))));
      }
    }
    return sources;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        == notes.txt
        antivirus: Avast
        vpn: NordVPN
        recent change: NVIDIA driver updated to 566.36
        status: everything works
        """,
        """
        == notes.txt
        inventory of the finance notebooks, no problems reported
        software: VirtualBox 7.0, Hyper-V, Docker Desktop
        """,
        """
        == systeminfo.txt
        OS Name:                   Microsoft Windows 11 Pro
        OS Version:                10.0.22631 N/A Build 22631
        System Type:               x64-based PC
        """,
        """
        == hotfixes.txt
        Source        Description      HotFixID      InstalledBy          InstalledOn
        ------        -----------      --------      -----------          -----------
        PC            Update           KB5034441     NT AUTHORITY\\SYSTEM  1/10/2024
        PC            Security Update  KB5034123     NT AUTHORITY\\SYSTEM  1/10/2024
        """,
        """
        == notes.txt
        杀毒软件：火绒
        最近更改：升级到Windows 11
        运行正常
        """,
        """
        == notes.txt
        recent change: BIOS updated to F20, XMP enabled
        symptom: none
        """,
        """
        == drivers.txt
        nvlddmkm.sys
        rtkvhd64.sys
        netwtw10.sys
        """,
        """
        == drivers.txt
        gdrv.sys
        winring0x64.sys
        rtcore64.sys
        """,
        """
        == drivers.txt
        w22n51.sys
        """,
        """
        == notes.txt
        Riot Vanguard and Easy Anti-Cheat are installed
        tool: HWiNFO 7.66
        """,
        """
        == System.txt
        Event[0]
          Log Name: System
          Source: Microsoft-Windows-Kernel-General
          Date: 2024-05-01T08:00:00.0000000Z
          Event ID: 12
          Task: N/A
          Level: Information
          Description:
        The operating system started at system time 2024-05-01T08:00:00.

        Event[1]
          Log Name: System
          Source: Microsoft-Windows-WindowsUpdateClient
          Date: 2024-05-01T09:00:00.0000000Z
          Event ID: 19
          Task: N/A
          Level: Information
          Description:
        Installation Successful: Windows successfully installed the following update: KB5036893
        """,
        """
        == System.txt
        Event[0]
          Log Name: System
          Source: Microsoft-Windows-DistributedCOM
          Date: 2024-05-01T08:00:00.0000000Z
          Event ID: 10016
          Task: N/A
          Level: Warning
          Description:
        The application-specific permission settings do not grant Local Activation permission.
        """,
        """
        == notes.txt
        routine check after installing Kaspersky: no issues
        process: avp.exe
        """,
        """
        == notes.txt
        memory: 32 GB, MemTest86: passed, 0 errors
        disk: Samsung 980 PRO, SMART OK
        wsl: 2.0.9
        """,
        """
        == notes.txt
        network filter: AdGuard
        device: Intel Wi-Fi 6 AX200
        veracrypt: 1.26.7
        """,
        """
        == notes.txt
        New PC, set up yesterday. Windows 11 23H2 installed, all drivers updated.
        Runs fine so far.
        """,
        """
        == output.log
        Resource Protection did not find any integrity violations.
        == notes.txt
        antivirus: Microsoft Defender
        """,
      })
  void namesNoCulpritWhereNothingFailed(String bundle) {
    Diagnosis diagnosis = engine.diagnose(read(bundle));
    assertThat(diagnosis.causes().getFirst().cause()).isEqualTo("unknown");
    assertThat(diagnosis.causes().stream().skip(1)).allMatch(h -> h.probability() <= HARDLY_SAID, diagnosis.causes().toString());
  }
}
