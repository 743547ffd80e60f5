package org.whydunit.ingest.dump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.whydunit.ingest.Bundle;
import org.whydunit.ingest.Interest;
import org.whydunit.ingest.Limits;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.dump.MemoryDumpWriter.Form;
import org.whydunit.ingest.facts.BugCheck;
import org.whydunit.ingest.facts.Driver;
import org.whydunit.ingest.facts.StackFrame;

class MemoryDumpTest {

  @ParameterizedTest
  @EnumSource(Form.class)
  void tellsTheStopAndItsDriversInEveryForm(Form form) {
    Reading reading = Dumps.read("MEMORY.DMP", dump(form));
    assertThat(reading.problems()).isEmpty();
    BugCheck stop = Dumps.facts(reading, BugCheck.class).getFirst();
    assertThat(stop.code()).isEqualTo(0xD1);
    assertThat(stop.parameter(4)).isEqualTo(MemoryDumpWriter.FILTER + 0x7777);
    assertThat(stop.symbol()).isEqualTo("netflt77+0x7777");
    assertThat(stop.process()).isEqualTo("backup.exe");
    assertThat(stop.uptime()).isEqualTo(Duration.ofHours(1));
    assertThat(stop.live()).isFalse();
    assertThat(stop.stack())
        .extracting(StackFrame::module, StackFrame::offset, StackFrame::exact)
        .containsExactly(
            tuple("nt", 0x3FD0C0L, true),
            tuple("netflt77", 0x2105L, false),
            tuple("nt", 0x40F4E1L, false),
            tuple("netflt77", 0x7777L, false));
    assertThat(Dumps.drivers(reading, "loaded")).containsExactly("ntoskrnl.exe", "hal.dll", "netflt77.sys");
    assertThat(Dumps.drivers(reading, "unloaded")).containsExactly("oldscan.sys");
  }

  @Test
  void takesVersionsAndDatesFromTheImagesButNoDateFromAHash() {
    Map<String, Driver> drivers = new HashMap<>();
    Dumps.facts(Dumps.read("MEMORY.DMP", dump(Form.KERNEL_BITMAP)), Driver.class).forEach(d -> drivers.put(d.file(), d));
    assertThat(drivers.get("netflt77.sys").version()).isEqualTo("2.7.16.3");
    assertThat(drivers.get("netflt77.sys").date()).isEqualTo(Instant.ofEpochSecond(0x5F5E1000));
    assertThat(drivers.get("ntoskrnl.exe").date()).isNull();
    assertThat(drivers.get("hal.dll").version()).isEmpty();
  }

  @Test
  void readsAPageInTransition() {
    MemoryDumpWriter story = MemoryDumpWriter.story();
    story.memory.toTransition(MemoryDumpWriter.LIST_HEAD);
    assertThat(Dumps.drivers(Dumps.read("MEMORY.DMP", story.bytes(Form.KERNEL_BITMAP)), "loaded")).hasSize(3);
  }

  @Test
  void keepsTheDriversBeforeABreakInTheList() {
    MemoryDumpWriter story = MemoryDumpWriter.story();
    story.memory.write64(0xFFFFBE0A11110200L, 0xFFFFBE0AFF000000L);
    Reading reading = Dumps.read("MEMORY.DMP", story.bytes(Form.RANGES));
    assertThat(Dumps.drivers(reading, "loaded")).containsExactly("ntoskrnl.exe", "hal.dll");
    assertThat(Dumps.problems(reading)).containsExactly("dump/module-list-broken");
  }

  @Test
  void endsAListThatRunsInACircle() {
    MemoryDumpWriter story = MemoryDumpWriter.story();
    story.memory.write64(0xFFFFBE0A11110200L, 0xFFFFBE0A11110000L);
    Reading reading = Dumps.read("MEMORY.DMP", story.bytes(Form.KERNEL_BITMAP));
    assertThat(Dumps.problems(reading)).containsExactly("dump/module-list-broken");
  }

  @Test
  void saysThatAnEncodedDebuggerBlockGivesNoUnloadedDrivers() {
    MemoryDumpWriter story = MemoryDumpWriter.story();
    story.memory.write32(MemoryDumpWriter.DEBUGGER_DATA + 0x10, 0x12345678);
    Reading reading = Dumps.read("MEMORY.DMP", story.bytes(Form.KERNEL_BITMAP));
    assertThat(Dumps.drivers(reading, "loaded")).hasSize(3);
    assertThat(Dumps.drivers(reading, "unloaded")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void walksThePageTablesOfAnArmMachine(Form form) {
    byte[] dump = arm64(form);
    Reading reading = Dumps.read("MEMORY.DMP", dump);
    assertThat(reading.problems()).isEmpty();
    assertThat(Dumps.drivers(reading, "loaded")).containsExactly("ntoskrnl.exe", "hal.dll", "netflt77.sys");
    assertThat(Dumps.drivers(reading, "unloaded")).containsExactly("oldscan.sys");
    BugCheck stop = Dumps.facts(reading, BugCheck.class).getFirst();
    assertThat(stop.process()).isEqualTo("backup.exe");
    assertThat(stop.stack().getFirst()).extracting(StackFrame::module, StackFrame::offset).containsExactly("nt", 0x3FD0C0L);
    assertThat(stop.stack()).extracting(StackFrame::module).contains("netflt77");
  }

  @Test
  void readsTheHeaderAloneOfAnUnknownMachine() {
    byte[] dump = dump(Form.KERNEL_BITMAP);
    ByteBuffer.wrap(dump).order(ByteOrder.LITTLE_ENDIAN).putInt(0x30, 0x1C4);
    Reading reading = Dumps.read("MEMORY.DMP", dump);
    assertThat(Dumps.facts(reading, BugCheck.class)).hasSize(1);
    assertThat(Dumps.problems(reading)).containsExactly("dump/machine-pages");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void readsACompleteDumpOf32Bits(boolean pae) {
    Reading reading = Dumps.read("MEMORY.DMP", new NarrowDumpWriter(pae).bytes());
    assertThat(reading.problems()).isEmpty();
    assertThat(Dumps.drivers(reading, "loaded")).containsExactly("ntkrnlpa.exe", "netflt77.sys");
    assertThat(Dumps.drivers(reading, "unloaded")).containsExactly("oldscan.sys");
    BugCheck stop = Dumps.facts(reading, BugCheck.class).getFirst();
    assertThat(stop.code()).isEqualTo(0xD1);
    assertThat(stop.symbol()).isEqualTo("netflt77+0x7777");
    assertThat(stop.stack())
        .extracting(StackFrame::module, StackFrame::offset, StackFrame::exact)
        .containsExactly(tuple("nt", 0x6000L, true), tuple("netflt77", 0x2105L, false), tuple("nt", 0x5000L, false));
  }

  @Test
  void keepsTheStopWhereverADumpOf32BitsIsCut() {
    byte[] dump = new NarrowDumpWriter(true).bytes();
    for (int cut = 8; cut < dump.length; cut += cut < 0x1100 ? 61 : 1511) {
      Reading reading = Dumps.read("MEMORY.DMP", Arrays.copyOf(dump, cut));
      int length = cut;
      assertThat(Dumps.facts(reading, BugCheck.class)).hasSize(cut >= 0x2C ? 1 : 0);
      assertThat(reading.facts()).allMatch(f -> f.origin().position() < length);
      assertThat(reading.problems()).isNotEmpty().allMatch(p -> p.origin().position() <= length);
    }
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void keepsTheStopWhereverTheDumpIsCut(Form form) {
    byte[] dump = dump(form);
    for (int cut = 8; cut < dump.length; cut += cut < 0x2100 ? 61 : 1511) {
      Reading reading = Dumps.read("MEMORY.DMP", Arrays.copyOf(dump, cut));
      int length = cut;
      assertThat(Dumps.facts(reading, BugCheck.class)).hasSize(cut >= 0x3C ? 1 : 0);
      assertThat(reading.facts()).allMatch(f -> f.origin().position() < length);
      assertThat(reading.problems()).isNotEmpty().allMatch(p -> p.origin().position() <= length);
    }
  }

  @Test
  void readsFourGigabytesByTouchingFewPages(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("MEMORY.DMP");
    LargeDump.write(file);
    assumeTrue(Files.size(file) > 1L << 32, "no room for a sparse file");
    try (Bundle bundle = Bundle.open(file, Limits.DEFAULT)) {
      Reading reading = new Reading(bundle.sources().getFirst(), Interest.everything(), ZoneOffset.UTC);
      new KernelDumpReader().read(bundle.sources().getFirst(), reading);
      assertThat(Dumps.drivers(reading, "loaded")).hasSize(3);
      assertThat(Dumps.facts(reading, BugCheck.class).getFirst().stack()).hasSize(4);
    }
  }

  /** The story on a machine of another kind: its descriptors, its place in the context. */
  static byte[] arm64(Form form) {
    MemoryDumpWriter story = form == Form.RUNS ? MemoryDumpWriter.together() : MemoryDumpWriter.story();
    story.memory.toArm64();
    byte[] dump = story.bytes(form);
    ByteBuffer header = ByteBuffer.wrap(dump).order(ByteOrder.LITTLE_ENDIAN);
    header.putInt(0x30, 0xAA64).putLong(840 + 264, MemoryDumpWriter.KERNEL + 0x3FD0C0).putLong(840 + 256, MemoryDumpWriter.STACK_POINTER);
    return dump;
  }

  static byte[] dump(Form form) {
    return (form == Form.RUNS ? MemoryDumpWriter.together() : MemoryDumpWriter.story()).bytes(form);
  }

  private static Tuple tuple(Object... values) {
    return Tuple.tuple(values);
  }
}
