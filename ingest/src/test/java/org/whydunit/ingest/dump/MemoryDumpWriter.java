package org.whydunit.ingest.dump;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Writes memory dumps of an invented machine in each form: bitmap, ranges, runs. Its layouts are its own, written from
 * the format's description, and share nothing with the readers.
 */
final class MemoryDumpWriter {

  /** The forms. */
  enum Form {
    KERNEL_BITMAP(6),
    FULL_BITMAP(5),
    RANGES(8),
    RUNS(1);

    final int type;

    Form(int type) {
      this.type = type;
    }
  }

  /** Takes bytes at an offset. */
  interface Sink {
    void put(long offset, byte[] bytes);
  }

  static final long KERNEL = 0xFFFFF80312400000L;
  static final long FILTER = 0xFFFFF80318A00000L;
  static final long LIST_HEAD = 0xFFFFF80313029C10L;
  static final long DEBUGGER_DATA = 0xFFFFF80312E01000L;
  static final long STACK_POINTER = 0xFFFF9A8123456D80L;

  private static final long ENTRIES = 0xFFFFBE0A11110000L;
  private static final long POOL = 0xFFFFBE0A22220000L;

  final MachineMemory memory;

  MemoryDumpWriter(MachineMemory memory) {
    this.memory = memory;
  }

  /** Three drivers, one unloaded driver, a process and a stack with two return addresses and a stray pointer. */
  static MemoryDumpWriter story() {
    MemoryDumpWriter writer = new MemoryDumpWriter(new MachineMemory(0x1AD, 3));
    writer.drivers();
    writer.debuggerData();
    writer.stack();
    return writer;
  }

  private void drivers() {
    String[] names = {"ntoskrnl.exe", "HAL.dll", "netflt77.sys"};
    long[] bases = {KERNEL, 0xFFFFF80312300000L, FILTER};
    int[] sizes = {0x1046000, 0x6000, 0x1F000};
    for (int i = 0; i < names.length; i++) {
      long entry = ENTRIES + i * 0x200L;
      memory.write64(entry, i + 1 < names.length ? entry + 0x200 : LIST_HEAD);
      memory.write64(entry + 48, bases[i]);
      memory.write32(entry + 64, sizes[i]);
      memory.writeString(entry + 72, POOL + i * 0x200L, "\\SystemRoot\\System32\\drivers\\" + names[i]);
      memory.writeString(entry + 88, POOL + i * 0x200L + 0x100, names[i]);
    }
    memory.write64(LIST_HEAD, ENTRIES);
    image(FILTER, 0x5F5E1000, 0x0002_0007, 0x0010_0003, false);
    image(KERNEL, 0x5F5E1000, 0x000A_0000, 0x4A61_0001, true);
  }

  private void image(long base, int stamp, int versionHigh, int versionLow, boolean reproducible) {
    memory.write(base, "MZ".getBytes(StandardCharsets.US_ASCII));
    memory.write32(base + 60, 0x80);
    memory.write(base + 0x80, "PE\0\0".getBytes(StandardCharsets.US_ASCII));
    memory.write32(base + 0x88, stamp);
    memory.write16(base + 0x98, 0x20B);
    memory.write32(base + 0x98 + 112 + 16, 0x5000);
    memory.write32(base + 0x98 + 112 + 20, 0x400);
    memory.write32(base + 0x5000 + 0x60, 0xFEEF04BD);
    memory.write32(base + 0x5000 + 0x64, 0x10000);
    memory.write32(base + 0x5000 + 0x68, versionHigh);
    memory.write32(base + 0x5000 + 0x6C, versionLow);
    if (reproducible) {
      memory.write32(base + 0x98 + 112 + 48, 0x4000);
      memory.write32(base + 0x98 + 112 + 52, 56);
      memory.write32(base + 0x4000 + 28 + 12, 16);
    }
  }

  private void debuggerData() {
    memory.write(DEBUGGER_DATA + 0x10, "KDBG".getBytes(StandardCharsets.US_ASCII));
    long unloadedVariable = KERNEL + 0xC00000;
    long unloadedArray = POOL + 0x4000;
    memory.write64(DEBUGGER_DATA + 544, unloadedVariable);
    memory.write64(unloadedVariable, unloadedArray);
    memory.writeString(unloadedArray + 40, POOL + 0x5000, "oldscan.sys");
    memory.write64(unloadedArray + 40 + 16, 0xFFFFF80319000000L);
    memory.write64(unloadedArray + 40 + 24, 0xFFFFF80319010000L);
    long processors = KERNEL + 0xC00100;
    memory.write64(DEBUGGER_DATA + 536, processors);
    memory.write64(processors, POOL + 0x6000);
    memory.write64(processors + 8, POOL + 0x7000);
    memory.write16(DEBUGGER_DATA + 692, 8);
    memory.write16(DEBUGGER_DATA + 670, 0x28);
    memory.write16(DEBUGGER_DATA + 672, 0xB8);
    memory.write16(DEBUGGER_DATA + 680, 0xA40);
    thread(POOL + 0x6000, POOL + 0x8000, 0xFFFF9A8100008000L, POOL + 0xA000, "idle.exe");
    thread(POOL + 0x7000, POOL + 0x9000, STACK_POINTER & ~0xFFFL | 0x1000, POOL + 0xC000, "backup.exe");
  }

  private void thread(long processor, long thread, long stackBase, long process, String name) {
    memory.write64(processor + 8, thread);
    memory.write64(thread + 0x28, stackBase);
    memory.write64(thread + 0xB8, process);
    memory.write64(process + 0xA38, 0);
    memory.write(process + 0x5A8, name.getBytes(StandardCharsets.US_ASCII));
  }

  private void stack() {
    memory.write64(STACK_POINTER + 8, FILTER + 0x2105);
    memory.write(FILTER + 0x2100, new byte[] {(byte) 0xE8, 1, 2, 3, 4});
    memory.write64(STACK_POINTER + 0x18, FILTER + 0x3000);
    memory.write64(STACK_POINTER + 0x20, KERNEL + 0x40F4E1);
    memory.write(KERNEL + 0x40F4DB, new byte[] {(byte) 0xFF, 0x15, 0, 0, 0, 0});
    memory.write64(STACK_POINTER + 0x40, FILTER + 0x7777);
    memory.write64(STACK_POINTER + 0x48, 0x10);
  }

  byte[] bytes(Form form) {
    long end = end(form);
    byte[] all = new byte[(int) end];
    write(form, (offset, bytes) -> System.arraycopy(bytes, 0, all, (int) offset, bytes.length));
    return all;
  }

  void write(Form form, Sink sink) {
    header(form, sink);
    switch (form) {
      case KERNEL_BITMAP, FULL_BITMAP -> bitmap(form, sink);
      case RANGES -> ranges(sink);
      case RUNS -> runs(sink);
    }
    long first = firstPage(form);
    long next = first;
    for (Map.Entry<Long, ByteBuffer> page : memory.pages.entrySet()) {
      sink.put(next, page.getValue().array());
      next += 4096;
    }
  }

  private long end(Form form) {
    return firstPage(form) + memory.pages.size() * 4096L;
  }

  private static long firstPage(Form form) {
    return form == Form.RUNS ? 0x2000 : 0x6000;
  }

  static void header(Form form, long directoryTableBase, Sink sink) {
    byte[] header = new byte[0x2000];
    ByteBuffer to = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < header.length; i += 4) {
      to.put(i, "PAGE".getBytes(StandardCharsets.US_ASCII));
    }
    to.put(4, "DU64".getBytes(StandardCharsets.US_ASCII));
    to.putInt(8, 15).putInt(12, 22631);
    to.putLong(16, directoryTableBase).putLong(32, LIST_HEAD);
    to.putInt(48, 0x8664).putInt(52, 2).putInt(56, 0xD1);
    to.putLong(64, 0x18).putLong(72, 2).putLong(80, 0).putLong(88, FILTER + 0x7777);
    to.putLong(128, DEBUGGER_DATA);
    to.putLong(840 + 248, KERNEL + 0x3FD0C0).putLong(840 + 152, STACK_POINTER);
    to.putInt(3992, form.type);
    to.putLong(4008, 133_500_000_000_000_000L).putLong(4144, 36_000_000_000L);
    sink.put(0, header);
  }

  private void header(Form form, Sink sink) {
    header(form, memory.directoryTableBase(), sink);
  }

  private void bitmap(Form form, Sink sink) {
    long bits = memory.pages.lastKey() + 1;
    ByteBuffer to = ByteBuffer.allocate(0x38 + (int) (bits / 8 + 1)).order(ByteOrder.LITTLE_ENDIAN);
    to.put(0, (form == Form.FULL_BITMAP ? "FDMPDUMP" : "SDMPDUMP").getBytes(StandardCharsets.US_ASCII));
    to.putLong(32, firstPage(form)).putLong(40, memory.pages.size()).putLong(48, bits);
    for (long page : memory.pages.keySet()) {
      int at = 56 + (int) (page / 8);
      to.put(at, (byte) (to.get(at) | 1 << page % 8));
    }
    assertFits(to.capacity());
    sink.put(0x2000, to.array());
  }

  private void ranges(Sink sink) {
    ByteBuffer to = ByteBuffer.allocate(0x30 + memory.pages.size() * 16).order(ByteOrder.LITTLE_ENDIAN);
    to.putInt(0x40).put("RDMPDUMP".getBytes(StandardCharsets.US_ASCII)).putInt(0);
    to.putLong(memory.pages.size() * 16L).putLong(firstPage(Form.RANGES)).putLong(0).putLong(0);
    memory.pages.keySet().forEach(page -> to.putLong(page).putLong(1));
    assertFits(to.capacity());
    sink.put(0x2000, to.array());
  }

  /** The header holds 42 runs, so the pages must lie together. */
  private void runs(Sink sink) {
    long first = memory.pages.firstKey();
    if (memory.pages.lastKey() - first + 1 != memory.pages.size()) {
      throw new IllegalStateException("runs need pages without gaps");
    }
    ByteBuffer to = ByteBuffer.allocate(48).order(ByteOrder.LITTLE_ENDIAN);
    to.putInt(2).putInt(0).putLong(memory.pages.size());
    to.putLong(first).putLong(2).putLong(first + 2).putLong(memory.pages.size() - 2L);
    sink.put(136, to.array());
  }

  private static void assertFits(int bytes) {
    if (bytes > 0x4000) {
      throw new IllegalStateException("map of pages too large: " + bytes);
    }
  }

  /** The same story with its pages lying together. */
  static MemoryDumpWriter together() {
    MemoryDumpWriter writer = new MemoryDumpWriter(new MachineMemory(0x1AD, 1));
    writer.drivers();
    writer.debuggerData();
    writer.stack();
    return writer;
  }

}
