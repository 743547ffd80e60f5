package org.whydunit.ingest.dump;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.whydunit.ingest.Cursor;
import org.whydunit.ingest.Damage;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.facts.Driver;

/**
 * What a small memory dump keeps behind its header: drivers, unloaded drivers, the stack and some pages.
 *
 * <p>Offsets of the block are 32-bit and count from the start of the file: 0x18 unloaded drivers, 0x20 process, 0x24
 * thread, 0x28 call stack and 0x2C its size, 0x30 driver list and 0x34 its count, 0x48 address of the stack's top; 64
 * bits: 0x78 data blocks and 0x7C their count; 32 bits: 0x60 and 0x64. A driver entry is the offset of its name and the
 * loader's table entry of the dump format. Source: the triage section of the public dump headers; the 64-bit layout
 * agrees with a real dump, the 32-bit layout could not be verified on one.
 */
final class TriageBlock {

  /** Windows keeps the last 50 unloaded drivers. */
  private static final int MOST_UNLOADED = 50;

  private static final int MOST_DRIVERS = 4096;
  private static final int MOST_DATA_BLOCKS = 1 << 16;
  private static final int LONGEST_NAME = 1024;
  private static final int LONGEST_STACK = 1 << 20;
  private static final int PROCESS_BYTES = 0x1000;

  private final Cursor file;
  private final DumpHeader header;
  private final Reading reading;
  private final boolean wide;

  TriageBlock(Cursor file, DumpHeader header, Reading reading) {
    this.file = file;
    this.header = header;
    this.reading = reading;
    this.wide = header.wide();
  }

  /** The memory that the dump keeps: the stack and the data blocks. */
  AddressSpace memory() {
    List<Ranges.Range> ranges = new ArrayList<>();
    try {
      addStack(ranges);
      addDataBlocks(ranges);
    } catch (Damage damage) {
      reading.problem(damage);
    }
    return new AddressSpace(file, Ranges.of(ranges));
  }

  /** Address of the innermost byte of the stored stack, or {@code null}. */
  Long stackTop() {
    long at = header.bytes() + 0x48;
    return file.size() < at + 8 ? null : Long.valueOf(pointer(at));
  }

  /** Bytes of the stored stack. */
  long stackBytes() {
    return Math.min(field(0x2C), LONGEST_STACK);
  }

  /** Name of the process that was current; empty when not found. */
  String process() {
    try {
      long at = field(0x20);
      long end = field(0x24);
      long count = Math.min(Math.min(end > at ? end - at : PROCESS_BYTES, PROCESS_BYTES), file.size() - at);
      return at == 0 || count <= 0 ? "" : ProcessName.in(file.seek(at).readBytes((int) count));
    } catch (Damage damage) {
      reading.problem(damage);
      return "";
    }
  }

  /** The drivers that were loaded, in load order. A damaged entry becomes a problem, and the rest is still read. */
  List<Module> drivers(AddressSpace memory) {
    List<Module> drivers = new ArrayList<>();
    try {
      long list = field(0x30);
      long count = field(0x34);
      int entry = wide ? 0x90 : 0x4C;
      for (long i = 0; i < Math.min(count, MOST_DRIVERS); i++) {
        addDriver(drivers, list + i * entry, memory);
      }
      if (count > MOST_DRIVERS) {
        reading.problem(reading.offset(header.bytes() + 0x34), "dump/driver-count", count);
      }
    } catch (Damage damage) {
      reading.problem(damage);
    }
    return drivers;
  }

  /** The drivers that had been unloaded before the stop. Their names were cut to 12 characters by the writer. */
  List<Driver> unloaded() {
    List<Driver> drivers = new ArrayList<>();
    try {
      long at = field(0x18);
      long count = at == 0 ? 0 : file.seek(at).readU32Le();
      if (count > MOST_UNLOADED) {
        reading.problem(reading.offset(at), "dump/unloaded-count", count);
        return drivers;
      }
      for (int i = 0; i < count; i++) {
        addUnloaded(drivers, at + (wide ? 8 + i * 0x38L : 4 + i * 0x28L));
      }
    } catch (Damage damage) {
      reading.problem(damage);
    }
    return drivers;
  }

  private void addStack(List<Ranges.Range> ranges) {
    Long top = stackTop();
    long offset = field(0x28);
    if (top != null && top != 0 && offset != 0) {
      ranges.add(new Ranges.Range(top, Math.min(stackBytes(), file.size() - offset), offset));
    }
  }

  /** 64 bits: address, offset, size (16 bytes); 32 bits: three 4-byte values. */
  private void addDataBlocks(List<Ranges.Range> ranges) {
    long at = field(wide ? 0x78 : 0x60);
    long count = at == 0 ? 0 : Math.min(MOST_DATA_BLOCKS, field(wide ? 0x7C : 0x64));
    file.seek(at);
    for (long i = 0; i < count; i++) {
      long address = wide ? file.readI64Le() : file.readU32Le();
      long offset = file.readU32Le();
      ranges.add(new Ranges.Range(address, file.readU32Le(), offset));
    }
  }

  private void addDriver(List<Module> drivers, long at, AddressSpace memory) {
    long nameAt = file.seek(at).readU32Le();
    long base = pointer(at + (wide ? 0x38 : 0x1C));
    long bytes = file.seek(at + (wide ? 0x48 : 0x24)).readU32Le();
    long stamp = file.seek(at + (wide ? 0x88 : 0x48)).readU32Le();
    if (nameAt > file.size() - 4) {
      reading.problem(reading.offset(at), "dump/driver-name", Long.toHexString(nameAt));
      return;
    }
    long length = file.seek(nameAt).readU32Le();
    if (length == 0 || length > LONGEST_NAME || !file.request(length * 2)) {
      reading.problem(reading.offset(nameAt), "dump/driver-name", Long.toHexString(length));
      return;
    }
    String name = file.readUtf16Le((int) length);
    PeHeader image = wide ? PeHeader.read(memory, base) : null;
    Instant date = image != null && image.stamp() == null ? null : PeHeader.date(stamp, header.time());
    drivers.add(new Module(name, base, bytes, date, image == null ? "" : image.version(), reading.offset(at)));
  }

  private void addUnloaded(List<Driver> drivers, long at) {
    int length = file.seek(at).readU16Le();
    String name = file.seek(at + (wide ? 16 : 8)).readUtf16Le(12);
    int end = name.indexOf('\0') < 0 ? name.length() : name.indexOf('\0');
    long base = pointer(at + (wide ? 0x28 : 0x20));
    long last = pointer(at + (wide ? 0x30 : 0x24));
    if (length == 0 || end == 0) {
      reading.problem(reading.offset(at), "dump/driver-name", "0");
      return;
    }
    drivers.add(new Module(name.substring(0, end), base, last - base, null, "", reading.offset(at)).driver("unloaded"));
  }

  private long field(int offset) {
    return file.seek(header.bytes() + offset).readU32Le();
  }

  private long pointer(long at) {
    return wide ? file.seek(at).readI64Le() : file.seek(at).readU32Le();
  }
}
