package org.whydunit.ingest.servicing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.charset.Charset;
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
import org.whydunit.ingest.facts.Change;
import org.whydunit.ingest.facts.Fact;
import org.whydunit.ingest.facts.FileCheck;
import org.whydunit.ingest.facts.Package;
import org.whydunit.ingest.facts.Setting;
import org.whydunit.ingest.facts.Volume;

class ServicingReadersTest {

  private static final String CBS =
      """
      2026-02-03 10:11:12, Info                  CSI    0000035d [SR] Cannot repair member file [l:12]'autochk.exe' of Microsoft-Windows-Autochk, version 10.0.22621.1, arch amd64, nonSxS, pkt {l:8 b:31bf3856ad364e35} in the store, hash mismatch
      2026-02-03 10:11:13, Info                  CSI    0000035e [SR] Cannot repair member file [l:8]'demo.dll' of Demo, version 10.0.22621.1, arch amd64, nonSxS in the store, file is missing
      2026-02-03 10:11:14, Info                  CBS    (p)	CSI Payload Corrupt	(Fixed)			amd64_demo_31bf3856ad364e35_10.0.22621.1_none_0123456789abcdef\\demo2.dll
      2026-02-03 10:11:15, Error                 CBS    Failed to resolve package 'Package_for_KB5000001~31bf3856ad364e35~amd64~~10.0.1.3' [HRESULT = 0x80070490 - ERROR_NOT_FOUND]
      2026-02-03 10:11:16, Info                  CBS    Exec: Processing complete.  Session: 31045_12, Package: Package_for_KB5000002~31bf3856ad364e35~amd64~~10.0.1.3 [HRESULT = 0x800f0922 - CBS_E_INSTALLERS_FAILED]
      """;

  @Test
  void readsFilesPackagesAndSessionsOfComponentServicing() {
    List<Fact> facts = read(CBS, StandardCharsets.UTF_8).facts();
    assertThat(of(facts, FileCheck.class))
        .extracting(FileCheck::path, FileCheck::status)
        .containsExactly(
            tuple("autochk.exe", "corrupt"),
            tuple("demo.dll", "missing"),
            tuple("amd64_demo_31bf3856ad364e35_10.0.22621.1_none_0123456789abcdef\\demo2.dll", "repaired"));
    assertThat(of(facts, Package.class))
        .extracting(Package::name, Package::state)
        .containsExactly(tuple("Package_for_KB5000001~31bf3856ad364e35~amd64~~10.0.1.3", "missing"));
    assertThat(of(facts, Change.class))
        .extracting(Change::kind, Change::subject, Change::detail, Change::time)
        .containsExactly(
            tuple("update", "KB5000002", "0x800f0922 CBS_E_INSTALLERS_FAILED", Instant.parse("2026-02-03T10:11:16Z")));
  }

  @Test
  void readsRepairedFilesInEverySpelling() {
    String log =
        """
        2026-02-03 10:11:12, Info                  CSI    00000002 [SR] Repairing corrupted file [ml:520{260},l:22{11}]"\\??\\C:\\Windows\\one.dll" from store
        2026-02-03 10:11:13, Info                  CSI    00000003 [SR] Repairing corrupted file \\??\\C:\\Windows\\two.dll from store
        (p)	CSI Payload Corrupt	(w)	(Fixed)	amd64_demo_none_0\\three.dll
        (p)	CBS MUM Missing				(n)			Demo-Package~31bf3856ad364e35
        """;
    assertThat(of(read(log, StandardCharsets.UTF_8).facts(), FileCheck.class))
        .extracting(FileCheck::path, FileCheck::status)
        .containsExactly(
            tuple("C:\\Windows\\one.dll", "repaired"),
            tuple("C:\\Windows\\two.dll", "repaired"),
            tuple("amd64_demo_none_0\\three.dll", "repaired"),
            tuple("Demo-Package~31bf3856ad364e35", "missing"));
  }

  @Test
  void tellsOfAFailedUpgradeOncePerResult() {
    String setup =
        """
        2026-02-03 10:11:12, Error                 MOUPG  CDemo::Execute(212): Result = 0xC1900101[gle=0x00000002]
        2026-02-03 10:11:13, Error                 MOUPG  CDemo::Execute(300): Result = 0xC1900101
        """;
    assertThat(of(read(setup, StandardCharsets.UTF_8).facts(), Change.class))
        .extracting(Change::kind, Change::detail)
        .containsExactly(tuple("upgrade", "0xC1900101"));
  }

  @Test
  void readsSetupDiagAsTextAndAsXml() {
    String text =
        """
        Matching Profile found: FindRollbackFailure - 3A43C9B5-05B3-4F7C-A955-88F991BB5A48
        SetupDiag version: 1.7.0.0
            HostOSVersion = 10.0.19045
            TargetOSVersion = 10.0.22631
        Last Operation: Finalize
        Error: 0xC1900101 - 0x30018
        """;
    String xml =
        """
        <?xml version="1.0" encoding="utf-16"?>
        <SetupDiag>
          <SystemInfo><HostOSVersion>10.0.19045</HostOSVersion><TargetOSVersion>10.0.22631</TargetOSVersion></SystemInfo>
          <FailureData>Error: 0xC1900101 - 0x30018</FailureData>
          <FailureDetails>Last Operation: Finalize</FailureDetails>
        </SetupDiag>
        """;
    assertThat(of(read(text, StandardCharsets.UTF_8).facts(), Setting.class))
        .extracting(Setting::name, Setting::value)
        .contains(tuple("Last Operation", "Finalize"));
    for (Fact change :
        List.of(
            of(read(text, StandardCharsets.UTF_8).facts(), Change.class).getFirst(),
            of(read(xml, StandardCharsets.UTF_16).facts(), Change.class).getFirst())) {
      assertThat(((Change) change).detail()).isEqualTo("10.0.19045 > 10.0.22631 0xC1900101 - 0x30018");
    }
  }

  @Test
  void readsRepairToolsInEnglishAndChinese() {
    String chkdsk =
        """
        C:\\>chkdsk D: /f
        The type of the file system is NTFS.
        Windows has made corrections to the file system.
          100000 KB total disk space.
           25000 KB available on disk.
        """;
    List<Fact> facts = read(chkdsk, StandardCharsets.UTF_8).facts();
    assertThat(of(facts, FileCheck.class)).extracting(FileCheck::path, FileCheck::status).containsExactly(tuple("D:", "repaired"));
    assertThat(of(facts, Volume.class)).extracting(Volume::name, Volume::usedPercent).containsExactly(tuple("D:", 75.0));
    for (Charset charset : List.of(StandardCharsets.UTF_16, Charset.forName("GB18030"))) {
      assertThat(of(read("开始系统扫描。\r\nWindows 资源保护找到了损坏文件并成功修复了它们。\r\n", charset).facts(), FileCheck.class))
          .extracting(FileCheck::status)
          .containsExactly("repaired");
    }
    assertThat(of(read("The component store is repairable.\n", StandardCharsets.UTF_8).facts(), FileCheck.class))
        .extracting(FileCheck::path, FileCheck::status)
        .containsExactly(tuple("component store", "corrupt"));
  }

  private static final String MSI =
      """
      === Verbose logging started: 2/13/2026  10:11:12  Build type: SHIP UNICODE 5.00.10011.00  Calling process: C:\\Windows\\System32\\msiexec.exe ===
      MSI (s) (2C:48) [10:11:13:345]: Product: Demo Suite -- Error 1321. The Installer has insufficient privileges to modify this file: C:\\Demo\\demo.exe.
      Action ended 10:11:14: InstallFiles. Return value 3.
      Action ended 10:11:15: INSTALL. Return value 3.
      MSI (s) (2C:48) [10:11:16:001]: Windows Installer installed the product. Product Name: Demo Suite. Product Version: 2.1.0. Product Language: 1033. Manufacturer: Example. Installation success or error status: 1603.
      """;

  @Test
  void readsWhatAnInstallerFailedAt() {
    List<Fact> facts = read(MSI, StandardCharsets.UTF_16).facts();
    Change change = of(facts, Change.class).getFirst();
    assertThat(change.subject()).isEqualTo("Demo Suite");
    assertThat(change.time()).isEqualTo(Instant.parse("2026-02-13T10:11:12Z"));
    assertThat(change.detail()).startsWith("status 1603; InstallFiles; Error 1321.");
    assertThat(of(facts, Package.class)).extracting(Package::version, Package::state).containsExactly(tuple("2.1.0", "missing"));
  }

  @Test
  void readsUpdatesThatWereInstalledOrFailed() {
    String log =
        """
        2026/02/03 10:11:12.1234567 1204  8816  Report          Installation Successful: Windows successfully installed the following update: 2026-02 Demo Update (KB5000001)
        2026-02-03	10:12:12:123	 884	e08	Report	Installation Failure: Windows failed to install the following update with error 0x800F0922: Demo driver
        """;
    assertThat(of(read(log, StandardCharsets.UTF_8).facts(), Change.class))
        .extracting(Change::subject, Change::detail, Change::time)
        .containsExactly(
            tuple("KB5000001", "installed: 2026-02 Demo Update (KB5000001)", Instant.parse("2026-02-03T10:11:12.123456700Z")),
            tuple("Demo driver", "failed 0x800F0922", Instant.parse("2026-02-03T10:12:12Z")));
  }

  @Test
  void cutAnywhereNeverFails() {
    for (String text : List.of(CBS, MSI)) {
      byte[] all = text.getBytes(StandardCharsets.UTF_8);
      for (int length = 1; length <= all.length; length++) {
        Ingest.SourceFacts cut = read(Arrays.copyOf(all, length));
        assertThat(cut.problems()).noneMatch(p -> p.id().equals("reader-failed"));
        assertThat(cut.facts()).allMatch(f -> f.origin().position() <= 5);
      }
    }
    assertThat(of(read(Arrays.copyOf(CBS.getBytes(StandardCharsets.UTF_8), 400)).facts(), FileCheck.class)).hasSizeGreaterThan(0);
  }

  private static <T extends Fact> List<T> of(List<Fact> facts, Class<T> kind) {
    return facts.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private static Ingest.SourceFacts read(String text, Charset charset) {
    return read(text.getBytes(charset));
  }

  private static Ingest.SourceFacts read(byte[] bytes) {
    return new Ingest(Interest.everything(), ZoneOffset.UTC, Limits.DEFAULT).read(Source.of("log.txt", bytes));
  }
}
