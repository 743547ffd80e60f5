package org.whydunit.ingest.kernellog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

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
import org.whydunit.ingest.facts.Driver;
import org.whydunit.ingest.facts.Fact;
import org.whydunit.ingest.facts.HardwareError;
import org.whydunit.ingest.facts.Machine;
import org.whydunit.ingest.facts.Process;
import org.whydunit.ingest.facts.Resource;
import org.whydunit.ingest.facts.Setting;
import org.whydunit.ingest.facts.StackFrame;

class KernelLogReaderTest {

  private static final String OOPS =
      """
      [    0.000000] Linux version 6.8.0-41-generic (builder@example) (gcc 13.2.0) #41-Ubuntu SMP
      [    0.000000] Command line: BOOT_IMAGE=/vmlinuz-6.8.0-41-generic root=/dev/sda2 ro quiet
      [    0.000000] DMI: Example Corp. Desk 9/B9-BOARD, BIOS 1.07 03/14/2024
      [  120.500000] BUG: kernel NULL pointer dereference, address: 0000000000000008
      [  120.500010] Oops: 0002 [#1] PREEMPT SMP NOPTI
      [  120.500011] CPU: 2 PID: 811 Comm: demod Tainted: P           OE      6.8.0-41-generic #41-Ubuntu
      [  120.500012] Hardware name: Example Corp. Desk 9/B9-BOARD, BIOS 1.07 03/14/2024
      [  120.500013] RIP: 0010:demo_poll+0x5e/0x210 [demonic]
      [  120.500020] Call Trace:
      [  120.500021]  <TASK>
      [  120.500022]  ? show_regs+0x6d/0x80
      [  120.500023]  demo_run+0x12/0x90 [demonic]
      [  120.500023] otherdrv: found a domain
      [  120.500024]  kthread+0xef/0x120
      [  120.500025]  </TASK>
      [  120.500026] Modules linked in: demonic(OE) snd_hda_intel r8169 [last unloaded: oldmod]
      [  120.500027] ---[ end trace 0000000000000000 ]---
      [  120.500028] RIP: 0010:demo_poll+0x5e/0x210 [demonic]
      """;

  @Test
  void readsAnOops() {
    List<Fact> facts = facts(OOPS);
    assertThat(of(facts, Machine.class))
        .extracting(Machine::build, Machine::model, Machine::board, Machine::firmware, Machine::firmwareDate)
        .containsExactly(
            tuple(
                "6.8.0-41-generic", "Example Corp. Desk 9", "B9-BOARD", "1.07", Instant.parse("2024-03-14T00:00:00Z")));
    assertThat(of(facts, StackFrame.class))
        .extracting(StackFrame::index, StackFrame::module, StackFrame::symbol, StackFrame::offset, StackFrame::exact)
        .containsExactly(
            tuple(0, "demonic", "demo_poll", 0x5eL, true),
            tuple(1, "", "show_regs", 0x6dL, false),
            tuple(2, "demonic", "demo_run", 0x12L, true),
            tuple(3, "", "kthread", 0xefL, true));
    assertThat(of(facts, Driver.class))
        .extracting(Driver::file, Driver::state)
        .containsExactly(
            tuple("oldmod", "unloaded"), tuple("demonic", "loaded"), tuple("snd_hda_intel", "loaded"), tuple("r8169", "loaded"));
    assertThat(of(facts, Setting.class))
        .extracting(Setting::scope, Setting::name, Setting::value)
        .contains(
            tuple("kernel-command-line", "root", "/dev/sda2"),
            tuple("kernel-command-line", "quiet", ""),
            tuple("kernel", "tainted", "P OE"),
            tuple("taint", "demonic", "OE"));
  }

  @Test
  void namesTheHandlersOfALineThatNobodyCaredFor() {
    assertThat(
            of(
                facts(
                    """
                    [Tue Feb  3 10:11:12 2026] irq 18: nobody cared (try booting with the "irqpoll" option)
                    [Tue Feb  3 10:11:12 2026] handlers:
                    [Tue Feb  3 10:11:12 2026] [<00000000a1b2c3d4>] usb_hcd_irq
                    [Tue Feb  3 10:11:12 2026] [<ffffffff813e2080>] (ata_bmdma_interrupt+0x0/0x240)
                    [Tue Feb  3 10:11:12 2026] Disabling IRQ #18
                    """),
                Resource.class))
        .extracting(Resource::value, Resource::device)
        .containsExactly(tuple("18", "usb_hcd_irq"), tuple("18", "ata_bmdma_interrupt"));
  }

  @Test
  void readsHardwareErrorsOfEveryKind() {
    String log =
        """
        [Tue Feb  3 10:11:12 2026] mce: [Hardware Error]: CPU 4: Machine Check Exception: 5 Bank 0: be00000000800400
        [Tue Feb  3 10:11:13 2026] [Hardware Error]: CPU:6 (17:71:0) MC7_STATUS[Over|CE|MiscV|-|-|-]: 0x9c2040000000011b
        [Tue Feb  3 10:11:14 2026] EDAC MC0: 1 CE memory read error on CPU_SrcID#0_DIMM#1 (channel:1 slot:0 page:0x3c1f26)
        [Tue Feb  3 10:11:15 2026] {3}[Hardware Error]: event severity: recoverable
        [Tue Feb  3 10:11:15 2026] {3}[Hardware Error]:   section_type: memory error
        [Tue Feb  3 10:11:15 2026] {3}[Hardware Error]:   physical_address: 0x0000004000000300
        [Tue Feb  3 10:11:16 2026] nvme 0000:03:00.0: PCIe Bus Error: severity=Uncorrected (Non-Fatal), type=Transaction Layer, (Requester ID)
        [Tue Feb  3 10:11:17 2026] NVRM: Xid (PCI:0000:65:00): 13, pid=2211, name=train, Graphics SM Exception
        [Tue Feb  3 10:11:18 2026] Uhhuh. NMI received for unknown reason 3d on CPU 1.
        """;
    List<HardwareError> errors = of(facts(log), HardwareError.class);
    assertThat(errors)
        .extracting(HardwareError::kind, HardwareError::severity, HardwareError::component)
        .containsExactlyInAnyOrder(
            tuple("processor", "fatal", "bank 0"),
            tuple("processor", "corrected", "bank 7"),
            tuple("memory", "corrected", "CPU_SrcID#0_DIMM#1"),
            tuple("memory", "recoverable", ""),
            tuple("pcie", "recoverable", "0000:03:00.0"),
            tuple("gpu", "recoverable", "PCI:0000:65:00"),
            tuple("nmi", "recoverable", ""));
    assertThat(errors.getFirst().time()).isEqualTo(Instant.parse("2026-02-03T10:11:12Z"));
  }

  @Test
  void readsTheTableOfTheOutOfMemoryKiller() {
    assertThat(
            of(
                facts(
                    """
                    Feb 10 06:02:20 kernel: Tasks state (memory values in pages):
                    Feb 10 06:02:20 kernel: [  pid  ]   uid  tgid total_vm      rss pgtables_bytes swapents oom_score_adj name
                    Feb 10 06:02:20 kernel: [   4120]  1001  4120  3122030  2280011  9302016        0             0 Web Content
                    """),
                Process.class))
        .extracting(Process::name, Process::pid, Process::memoryBytes)
        .containsExactly(tuple("Web Content", 4120L, 2280011L * 4096));
  }

  @Test
  void givesATimeOnlyWhereTheLogTellsTheYear() {
    String line = "Feb  3 10:11:12 host kernel: Uhhuh. NMI received for unknown reason 3d on CPU 1.\n";
    assertThat(of(facts(line), HardwareError.class)).extracting(HardwareError::time).containsOnlyNulls();
    String header = "-- Logs begin at Mon 2026-02-02 08:00:00 CET, end at Tue 2026-02-03 11:00:00 CET. --\n";
    assertThat(of(facts(header + line), HardwareError.class))
        .extracting(HardwareError::time)
        .containsExactly(Instant.parse("2026-02-03T10:11:12Z"));
  }

  @Test
  void readsTheJournalInItsOwnFormats() {
    String json =
        """
        {"__REALTIME_TIMESTAMP":"1770113472000000","MESSAGE":"EDAC MC0: 2 UE memory read error on DIMM_A1 (channel:0 slot:0)"}
        {"__REALTIME_TIMESTAMP":"17701
        {"__REALTIME_TIMESTAMP":"1770113473000000","MESSAGE":"EDAC MC0: 3 UE memory read error on DIMM_A2 (channel:0 slot:0)"}
        """;
    String export =
        """
        __CURSOR=s=1;i=1
        __REALTIME_TIMESTAMP=1770113472000000
        MESSAGE=EDAC MC0: 2 UE memory read error on DIMM_A1 (channel:0 slot:0)

        __CURSOR=s=1;i=2
        __REALTIME_TIMESTAMP=1770113473000000
        MESSAGE=EDAC MC0: 3 UE memory read error on DIMM_A2 (channel:0 slot:0)
        """;
    for (String journal : List.of(json, export)) {
      assertThat(of(facts(journal), HardwareError.class))
          .extracting(HardwareError::component, HardwareError::severity, HardwareError::time)
          .containsExactly(
              tuple("DIMM_A1", "fatal", Instant.parse("2026-02-03T10:11:12Z")),
              tuple("DIMM_A2", "fatal", Instant.parse("2026-02-03T10:11:13Z")));
    }
    assertThat(read(json.getBytes(StandardCharsets.UTF_8)).problems())
        .extracting(p -> p.id(), p -> p.origin().position())
        .containsExactly(tuple("kernellog/not-json", 2L));
  }

  @Test
  void cutAnywhereKeepsWhatCameBefore() {
    byte[] all = OOPS.getBytes(StandardCharsets.UTF_8);
    long lines = OOPS.lines().count();
    for (int length = 1; length <= all.length; length++) {
      Ingest.SourceFacts cut = read(Arrays.copyOf(all, length));
      assertThat(cut.problems()).noneMatch(p -> p.id().equals("reader-failed"));
      assertThat(cut.facts()).allMatch(f -> f.origin().position() >= 1 && f.origin().position() <= lines);
    }
    assertThat(of(read(Arrays.copyOf(all, all.length / 2)).facts(), Machine.class)).hasSize(1);
  }

  private static <T extends Fact> List<T> of(List<Fact> facts, Class<T> kind) {
    return facts.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private static List<Fact> facts(String log) {
    return read(log.getBytes(StandardCharsets.UTF_8)).facts();
  }

  private static Ingest.SourceFacts read(byte[] bytes) {
    return new Ingest(Interest.everything(), ZoneOffset.UTC, Limits.DEFAULT).read(Source.of("log.txt", bytes));
  }
}
