package org.whydunit.ingest.sysinfo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.whydunit.ingest.facts.Change;
import org.whydunit.ingest.tables.Reads;

class HotfixReaderTest {

  private static final String WMIC =
      """
      Caption                                     CSName    Description      FixComments  HotFixID   InstallDate  InstalledBy          InstalledOn  Name  ServicePackInEffect  Status
      http://support.example.test/?kbid=5022834   BENCH-07  Security Update               KB5022834               NT AUTHORITY\\SYSTEM  3/2/2023
                                                  BENCH-07  Update                        KB5011048               NT AUTHORITY\\SYSTEM  2/28/2023
      """;

  private static final String POWERSHELL =
      """

      Source        Description      HotFixID      InstalledBy          InstalledOn
      ------        -----------      --------      -----------          -----------
      BENCH-07      Security Update  KB5022834     NT AUTHORITY\\SYSTEM  15.02.2023 00:00:00
      BENCH-07      Update           KB5011048     BENCH-07\\user        01.02.2023 00:00:00
      BENCH-07      Update           KB5012170

      """;

  @Test
  void readsTheTableOfWmicMonthFirst() {
    assertThat(Reads.all(Reads.of(WMIC), Change.class))
        .extracting(Change::subject, Change::detail, Change::by, Change::time)
        .containsExactly(
            tuple(
                "KB5022834", "Security Update", "NT AUTHORITY\\SYSTEM", Instant.parse("2023-03-02T00:00:00Z")),
            tuple(
                "KB5011048", "Update", "NT AUTHORITY\\SYSTEM", Instant.parse("2023-02-28T00:00:00Z")));
  }

  @Test
  void readsTheTableOfPowerShell() {
    var read = Reads.of(POWERSHELL, "UTF-16LE");

    assertThat(Reads.all(read, Change.class)).extracting(Change::time)
        .containsExactly(Instant.parse("2023-02-15T00:00:00Z"), Instant.parse("2023-02-01T00:00:00Z"), null);
    assertThat(Reads.all(read, Change.class).get(1).origin()).hasToString("input.txt:5");
  }

  @Test
  void readsAList() {
    var read =
        Reads.of("Description : Update\nHotFixID    : KB5011048\nInstalledBy : SYSTEM\nInstalledOn : 2023/2/1 0:00:00\n\n"
            + "Description : Update\nHotFixID    : KB5012170\nInstalledOn :\n");

    assertThat(Reads.all(read, Change.class)).extracting(Change::subject).containsExactly("KB5011048", "KB5012170");
  }

  @Test
  void readsCsvWithATypeLine() {
    var read =
        Reads.of(
            """
            #TYPE System.Management.ManagementObject#root\\cimv2\\Win32_QuickFixEngineering
            "PSComputerName","InstalledOn","Description","HotFixID","InstalledBy"
            "BENCH-07","2/15/2023 12:00:00 AM","Security Update","KB5022834","NT AUTHORITY\\SYSTEM"
            """);

    assertThat(Reads.only(read, Change.class).time()).isEqualTo(Instant.parse("2023-02-15T00:00:00Z"));
  }

  @Test
  void readsOneColumnAlone() {
    assertThat(Reads.all(Reads.of("HotFixID  \nKB5022834  \nKB5011048  \n"), Change.class))
        .extracting(Change::subject)
        .containsExactly("KB5022834", "KB5011048");
  }

  @Test
  void survivesEveryCut() {
    Reads.survivesEveryCut(WMIC);
    Reads.survivesEveryCut(POWERSHELL);
  }
}
