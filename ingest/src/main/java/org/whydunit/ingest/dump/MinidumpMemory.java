package org.whydunit.ingest.dump;

import java.util.ArrayList;
import java.util.List;

import org.whydunit.ingest.Cursor;
import org.whydunit.ingest.Damage;
import org.whydunit.ingest.Reading;

/**
 * The memory of a crashed program: the stacks of its threads, the memory list, and the 64-bit memory list whose bytes
 * follow each other from one offset on.
 *
 * <p>Layouts: MINIDUMP_THREAD (48 bytes: 0x18 start of the stack, 0x20 size, 0x24 offset), MINIDUMP_THREAD_EX (64 bytes,
 * begins alike), MINIDUMP_MEMORY_DESCRIPTOR (16 bytes), MINIDUMP_MEMORY64_LIST. Source: Microsoft, minidumpapiset.h.
 */
final class MinidumpMemory {

  /** Above what a full dump of a large program lists. */
  private static final long MOST_RANGES = 1 << 18;

  private final Cursor file;
  private final MinidumpStreams streams;
  private final Reading reading;
  private final List<Ranges.Range> ranges = new ArrayList<>();
  private boolean cut;

  private MinidumpMemory(Cursor file, MinidumpStreams streams, Reading reading) {
    this.file = file;
    this.streams = streams;
    this.reading = reading;
  }

  static Ranges read(Cursor file, MinidumpStreams streams, Reading reading) {
    MinidumpMemory memory = new MinidumpMemory(file, streams, reading);
    memory.attempt(memory::addMemory64);
    memory.attempt(() -> memory.addList(MinidumpStreams.MEMORY, 16, 0));
    memory.attempt(() -> memory.addList(MinidumpStreams.THREADS, 48, 0x18));
    memory.attempt(() -> memory.addList(MinidumpStreams.THREADS_EXTENDED, 64, 0x18));
    return Ranges.of(memory.ranges);
  }

  private void attempt(Runnable part) {
    try {
      part.run();
    } catch (Damage damage) {
      reading.problem(damage);
    }
  }

  /** Start (8 bytes), size and offset (4 bytes each) at a fixed place of each entry. */
  private void addList(int type, int entryBytes, int place) {
    MinidumpStreams.Entries entries = streams.entries(type, entryBytes);
    for (long i = 0; i < Math.min(entries.count(), MOST_RANGES); i++) {
      long start = file.seek(entries.offset() + i * entryBytes + place).readI64Le();
      long bytes = file.readU32Le();
      long offset = file.readU32Le();
      add(start, bytes, offset);
    }
  }

  /** 0x00 count, 0x08 offset of the first range's bytes, from 0x10 pairs of start and size. */
  private void addMemory64() {
    MinidumpStreams.Stream stream = streams.get(MinidumpStreams.MEMORY64);
    if (stream == null) {
      return;
    }
    long declared = file.seek(stream.offset()).readI64Le();
    long offset = file.readI64Le();
    MinidumpStreams.Entries entries =
        streams.fitting(MinidumpStreams.MEMORY64, stream.offset() + 16, declared, 16);
    file.seek(entries.offset());
    for (long i = 0; i < Math.min(entries.count(), MOST_RANGES) && offset >= 0 && !cut; i++) {
      long start = file.readI64Le();
      long bytes = file.readI64Le();
      if (bytes < 0) {
        break;
      }
      add(start, bytes, offset);
      offset += bytes;
    }
  }

  private void add(long start, long bytes, long offset) {
    if (bytes > file.size() - offset && !cut) {
      cut = true;
      reading.problem(
          reading.offset(Math.min(offset, file.size())), "dump/memory-cut", bytes, Long.toHexString(offset));
    }
    if (offset > 0 && offset < file.size()) {
      ranges.add(new Ranges.Range(start, Math.min(bytes, file.size() - offset), offset));
    }
  }
}
