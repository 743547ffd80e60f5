package org.whydunit.ingest.dump;

import java.util.ArrayList;
import java.util.List;

import org.whydunit.ingest.Reading;
import org.whydunit.ingest.facts.Driver;

/**
 * KdDebuggerDataBlock: the kernel's directory of its own variables, with addresses of 64 bits on every machine. Windows encodes it while it runs
 * and decodes it for a dump; without its tag {@code KDBG} it says nothing.
 *
 * <p>Source: KDDEBUGGER_DATA64, Windows SDK, wdbgexts.h: 0x10 tag, 0x218 KiProcessorBlock, 0x220 MmUnloadedDrivers, and
 * 16-bit offsets from 0x298 on. An unloaded driver is a UNICODE_STRING, start, end and time (0x28 bytes, of 32 bits 0x18). Could not be
 * verified on a real complete dump here.
 */
final class DebuggerData {

  private static final long TAG = 0x4742444BL;
  private static final int UNLOADED_KEPT = 50;

  /** A kernel stack grows to 96 KiB at most, so its base lies no further above the stack pointer. */
  private static final long LONGEST_STACK = 0x18000;

  private static final int MOST_PROCESSORS = 2048;
  private static final int LARGEST_PROCESS = 0x2000;

  private final AddressSpace memory;
  private final long block;
  private final Reading reading;

  private DebuggerData(AddressSpace memory, long block, Reading reading) {
    this.memory = memory;
    this.block = block;
    this.reading = reading;
  }

  /** The block, or {@code null} when it is absent or encoded. */
  static DebuggerData at(Long address, AddressSpace memory, Reading reading) {
    Long tag = address == null ? null : memory.u32(address + 0x10);
    return tag != null && tag == TAG ? new DebuggerData(memory, address, reading) : null;
  }

  /** Drivers that had been unloaded, as far as they are in the dump. */
  List<Driver> unloaded() {
    List<Driver> drivers = new ArrayList<>();
    Long variable = memory.u64(block + 0x220);
    Long array = variable == null ? null : memory.pointer(variable);
    int pointer = memory.pointerBytes();
    for (int i = 0; array != null && array != 0 && i < UNLOADED_KEPT; i++) {
      long at = array + (long) i * (4 * pointer + Long.BYTES);
      String name = memory.unicodeString(at);
      Long base = memory.pointer(at + 2L * pointer);
      Long end = memory.pointer(at + 3L * pointer);
      if (name != null && base != null && end != null) {
        drivers.add(
            new Module(name, base, end - base, null, "", reading.offset(memory.offsetOf(at))).driver("unloaded"));
      }
    }
    return drivers;
  }

  /** Name of the process whose thread's stack holds the stack pointer; empty when none of the processors runs it. */
  String process(Long stackPointer, Long processors) {
    Long processorBlock = memory.u64(block + 0x218);
    Integer threadAt = memory.u16(block + 0x2B4);
    Integer stackAt = memory.u16(block + 0x29E);
    Integer processAt = memory.u16(block + 0x2A0);
    if (processorBlock == null || threadAt == null || stackAt == null || processAt == null || stackPointer == null) {
      return "";
    }
    long count = processors == null ? 1 : Math.min(processors, MOST_PROCESSORS);
    for (long i = 0; i < count; i++) {
      Long processor = memory.pointer(processorBlock + i * memory.pointerBytes());
      Long thread = processor == null ? null : memory.pointer(processor + threadAt);
      Long stack = thread == null ? null : memory.pointer(thread + stackAt);
      if (stack != null && stack - stackPointer > 0 && stack - stackPointer <= LONGEST_STACK) {
        Long process = memory.pointer(thread + processAt);
        return process == null ? "" : processName(process);
      }
    }
    return "";
  }

  private String processName(long process) {
    Integer size = memory.u16(block + 0x2A8);
    int wanted = size == null ? 0 : Math.min(size, LARGEST_PROCESS);
    byte[] structure = memory.bytes(process, wanted);
    return structure == null ? "" : ProcessName.in(structure);
  }
}
