package org.whydunit.ingest.dump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whydunit.ingest.Ingest;
import org.whydunit.ingest.Interest;
import org.whydunit.ingest.Limits;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.facts.BugCheck;
import org.whydunit.ingest.facts.Driver;
import org.whydunit.ingest.facts.Machine;
import org.whydunit.ingest.facts.StackFrame;

class KernelDumpReaderTest {

  private static final long NT = 0xFFFFF80312400000L;
  private static final long FILTER = 0xFFFFF80318A00000L;

  @Test
  void readsARealSmallDump() throws IOException {
    Reading reading = Dumps.read(Samples.dump("kernel-triage-x64.dmp"));
    BugCheck stop = Dumps.facts(reading, BugCheck.class).getFirst();
    assertThat(stop.code()).isEqualTo(0x7E);
    assertThat(List.of(stop.p1(), stop.p2(), stop.p3(), stop.p4()))
        .containsExactly(0xFFFFFFFFC0000005L, 0xFFFFF8048B58334CL, 0xFFFF850429891EE8L, 0xFFFF850429891720L);
    assertThat(stop.symbol()).isEqualTo("amdppm+0x334c");
    assertThat(stop.process()).isEqualTo("System");
    assertThat(stop.time()).isBetween(Instant.parse("2021-02-21T01:38:22Z"), Instant.parse("2021-02-21T01:38:23Z"));
    assertThat(stop.dump()).isEqualTo("kernel-triage-x64.dmp");
    assertThat(stop.stack().getFirst()).extracting(StackFrame::module, StackFrame::offset, StackFrame::exact)
        .containsExactly("amdppm", 0x334CL, true);
    assertThat(stop.stack()).hasSizeGreaterThan(10).extracting(StackFrame::module).contains("nt");
    assertThat(Dumps.facts(reading, Machine.class).getFirst().build()).isEqualTo("19041");
    assertThat(Dumps.drivers(reading, "loaded")).hasSize(151).contains("ntoskrnl.exe", "acpi.sys", "amdppm.sys");
    assertThat(Dumps.drivers(reading, "unloaded"))
        .containsExactly("dam.sys", "wdboot.sys", "hwpolicy.sys", "mcupdate.dll");
    assertThat(reading.problems()).isEmpty();
  }

  @Test
  void keepsWhatCameBeforeACutOfARealDump() throws IOException {
    byte[] dump = Files.readAllBytes(Samples.dump("kernel-triage-x64.dmp"));
    for (int cut = 8; cut < dump.length; cut += cut < 0x20000 ? 997 : 100_003) {
      Reading reading = Dumps.read("cut.dmp", Arrays.copyOf(dump, cut));
      int length = cut;
      assertThat(reading.facts()).allMatch(f -> f.origin().position() < length);
      assertThat(reading.problems()).allMatch(p -> p.origin().position() <= length);
      assertThat(Dumps.facts(reading, BugCheck.class)).hasSize(cut >= 0x3C ? 1 : 0);
    }
  }

  @Test
  void readsASmallDumpOf64Bits() {
    Reading reading = Dumps.read("Minidump/062125-9000-01.dmp", story(true).bytes());
    BugCheck stop = Dumps.facts(reading, BugCheck.class).getFirst();
    assertThat(stop.code()).isEqualTo(0xD1);
    assertThat(stop.uptime()).isEqualTo(Duration.ofNanos(123_456_789_000L));
    assertThat(stop.dump()).isEqualTo("062125-9000-01.dmp");
    assertThat(stop.process()).isEqualTo("writer.exe");
    assertThat(stop.symbol()).isEqualTo("netflt77+0x2345");
    assertThat(stop.stack())
        .extracting(StackFrame::module, StackFrame::offset, StackFrame::exact)
        .containsExactly(tuple("nt", 0x3FD0C0L, true), tuple("netflt77", 0x2345L, false), tuple("nt", 0x40F4E1L, false));
    assertThat(Dumps.facts(reading, Driver.class))
        .extracting(Driver::file, Driver::state, Driver::base, Driver::bytes, Driver::date)
        .containsExactly(
            tuple("ntoskrnl.exe", "loaded", NT, 0x1046000L, null),
            tuple("netflt77.sys", "loaded", FILTER, 0x1F000L, Instant.ofEpochSecond(0x5F5E1000)),
            tuple("oldscan.sys", "unloaded", 0xFFFFF80319000000L, 0x10000L, null));
  }

  @Test
  void readsASmallDumpOf32Bits() {
    Reading reading = Dumps.read("Mini.dmp", story(false).bytes());
    assertThat(reading.problems()).isEmpty();
    BugCheck stop = Dumps.facts(reading, BugCheck.class).getFirst();
    assertThat(stop.code()).isEqualTo(0xD1);
    assertThat(stop.p4()).isEqualTo(0x8BA02345L);
    assertThat(stop.symbol()).isEqualTo("netflt77+0x2345");
    assertThat(stop.process()).isEqualTo("writer.exe");
    assertThat(stop.stack()).extracting(StackFrame::module).containsExactly("nt", "netflt77", "nt");
    assertThat(Dumps.drivers(reading, "loaded")).containsExactly("ntoskrnl.exe", "netflt77.sys");
    assertThat(Dumps.drivers(reading, "unloaded")).containsExactly("oldscan.sys");
    assertThat(Dumps.facts(reading, Machine.class).getFirst().build()).isEqualTo("7601");
  }

  @Test
  void tellsALiveDumpByItsAttributesAndNotWithoutThem() {
    assertThat(stop(story(true).attributes(0x10)).live()).isTrue();
    assertThat(stop(story(true).attributes(0x08)).live()).isFalse();
    assertThat(stop(story(true)).live()).isFalse();
  }

  @Test
  void tellsALiveDumpByItsNameWhereTheHeaderIsSilent() {
    byte[] dump = story(true).bytes();
    assertThat(stop("WATCHDOG-20260101-1200.dmp", dump).live()).isTrue();
    assertThat(stop("logs/LiveKernelReports/USBXHCI/a.dmp", dump).live()).isTrue();
    assertThat(stop("Minidump/010126-11234-01.dmp", dump).live()).isFalse();
    assertThat(stop("MEMORY.DMP", dump).live()).isFalse();
  }

  @Test
  void isChosenForADumpByItsContent(@TempDir Path folder) throws IOException {
    Files.write(folder.resolve("small.bin"), story(true).bytes());
    Ingest ingest = new Ingest(Interest.everything(), ZoneOffset.UTC, Limits.DEFAULT);
    assertThat(ingest.read(folder).getFirst().format()).isEqualTo("kernel-dump");
  }

  @Test
  void takesTheFlagOfSmallDumpsOffButLeavesCodesThatLookLikeIt() {
    assertThat(stop(story(true).code(0x1000007E, 1, 2, 3, 4)).code()).isEqualTo(0x7E);
    assertThat(stop(story(true).code(0xDEADDEAD, 1, 2, 3, 4)).code()).isEqualTo(0xDEADDEADL);
    assertThat(stop(story(true).code(0xC000021A, 1, 2, 3, 4)).code()).isEqualTo(0xC000021AL);
  }

  @Test
  void leavesFilledFieldsAbsent() {
    byte[] dump = story(true).bytes();
    for (int at : new int[] {0x40, 0x44, 0xFA8, 0xFAC, 0x1030, 0x1034, 0x0C}) {
      ByteBuffer.wrap(dump).order(ByteOrder.LITTLE_ENDIAN).putInt(at, 0x45474150);
    }
    Reading reading = Dumps.read("a.dmp", dump);
    BugCheck stop = Dumps.facts(reading, BugCheck.class).getFirst();
    assertThat(stop.p1()).isNull();
    assertThat(stop.p2()).isEqualTo(2);
    assertThat(stop.time()).isNull();
    assertThat(stop.uptime()).isNull();
    assertThat(Dumps.facts(reading, Machine.class)).isEmpty();
  }

  @Test
  void leavesOutADriverWithABrokenNameAndKeepsTheOthers() {
    byte[] dump = story(true).bytes();
    ByteBuffer.wrap(dump).order(ByteOrder.LITTLE_ENDIAN).putInt(0x4000, 0x7FFFFFFF);
    Reading reading = Dumps.read("a.dmp", dump);
    assertThat(Dumps.drivers(reading, "loaded")).containsExactly("netflt77.sys");
    assertThat(Dumps.problems(reading)).containsExactly("dump/driver-name");
    assertThat(reading.problems().getFirst().message(Locale.ENGLISH)).contains("7fffffff");
    assertThat(reading.problems().getFirst().message(Locale.SIMPLIFIED_CHINESE)).contains("7fffffff").contains("驱动");
  }

  @Test
  void startsAtTheStackPointerForWhatLiesBelowIsTheHandlingOfTheCrash() {
    TriageDumpWriter dump = new TriageDumpWriter(true).driver("a.sys", FILTER, 0x1F000, 0);
    dump.counter(FILTER + 0x2000).stack(2, FILTER + 0x3000, FILTER + 0x3100, 0, FILTER + 0x3200, FILTER + 0x10);
    assertThat(stop(dump).stack()).extracting(StackFrame::offset).containsExactly(0x2000L, 0x3200L);
  }

  @Property(tries = 150)
  void givesBackEveryDriverThatWasWritten(@ForAll @IntRange(max = 40) int count, @ForAll boolean wide) {
    TriageDumpWriter dump = new TriageDumpWriter(wide);
    for (int i = 0; i < count; i++) {
      dump.driver("\\SystemRoot\\System32\\drivers\\DRV" + i + ".SYS", 0x80000000L + i * 0x10000L, 0x8000, 0);
    }
    List<String> expected = IntStream.range(0, count).mapToObj(i -> "drv" + i + ".sys").toList();
    assertThat(Dumps.drivers(Dumps.read("a.dmp", dump.bytes()), "loaded")).isEqualTo(expected);
  }

  @Property(tries = 400)
  void neverThrowsOnChangedBytes(
      @ForAll boolean wide,
      @ForAll @Size(min = 1, max = 12) List<@IntRange(max = 0x7FFF) Integer> places,
      @ForAll @Size(12) List<Integer> values) {
    byte[] dump = story(wide).bytes();
    for (int i = 0; i < places.size(); i++) {
      // Half of the changes hit the fields that steer: header and block.
      int at = i % 2 == 0 ? places.get(i) : places.get(i) % 0x80 + (wide ? 0x2000 : 0x1000);
      ByteBuffer.wrap(dump).putInt(Math.min(at, dump.length - 4), values.get(i));
    }
    Reading reading = Dumps.read("a.dmp", dump);
    assertThat(reading.facts()).allMatch(f -> f.origin().position() < dump.length);
    reading.problems().forEach(p -> assertThat(p.message(Locale.ENGLISH)).isNotBlank());
  }

  @Property(tries = 200)
  void neverThrowsOnChangedMemoryDumps(
      @ForAll MemoryDumpWriter.Form form,
      @ForAll @Size(min = 1, max = 8) List<@IntRange(max = 0xFFFFF) Integer> places,
      @ForAll @Size(8) List<Long> values) {
    MemoryDumpWriter story =
        form == MemoryDumpWriter.Form.RUNS ? MemoryDumpWriter.together() : MemoryDumpWriter.story();
    byte[] dump = story.bytes(form);
    for (int i = 0; i < places.size(); i++) {
      int at = i % 2 == 0 ? places.get(i) % (dump.length - 8) : 0x2000 + places.get(i) % 0x60;
      ByteBuffer.wrap(dump).putLong(at, values.get(i));
    }
    Reading reading = Dumps.read("MEMORY.DMP", dump);
    assertThat(reading.facts()).allMatch(f -> f.origin().position() < dump.length);
  }

  static TriageDumpWriter story(boolean wide) {
    long nt = wide ? NT : 0x82800000L;
    long filter = wide ? FILTER : 0x8BA00000L;
    return new TriageDumpWriter(wide)
        .code(0x100000D1, 0x18, 2, 0, filter + 0x2345)
        .driver("\\SystemRoot\\system32\\ntoskrnl.exe", nt, 0x1046000, 0x0D8333E6)
        .driver("\\SystemRoot\\System32\\drivers\\NetFlt77.sys", filter, 0x1F000, 0x5F5E1000)
        .unloaded("oldscan.sys", wide ? 0xFFFFF80319000000L : 0x8BC00000L, 0x10000)
        .counter(nt + 0x3FD0C0)
        .stack(0, 0, filter + 0x2345, 0x10, 7, nt + 0x40F4E1, nt + 0x20);
  }

  private static BugCheck stop(TriageDumpWriter dump) {
    return stop("a.dmp", dump.bytes());
  }

  private static BugCheck stop(String name, byte[] dump) {
    return Dumps.facts(Dumps.read(name, dump), BugCheck.class).getFirst();
  }
}
