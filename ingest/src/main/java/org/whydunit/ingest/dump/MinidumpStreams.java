package org.whydunit.ingest.dump;

import java.util.HashMap;
import java.util.Map;

import org.whydunit.ingest.Cursor;
import org.whydunit.ingest.Damage;
import org.whydunit.ingest.Reading;

/**
 * The streams of a minidump by type. Of two of one type the first counts.
 *
 * <p>Layout: MINIDUMP_HEADER (0x08 count, 0x0C offset of the directory, 0x14 time) and MINIDUMP_DIRECTORY (type, size,
 * offset). Source: Microsoft, minidumpapiset.h.
 */
final class MinidumpStreams {

  static final int THREADS = 3;
  static final int MODULES = 4;
  static final int MEMORY = 5;
  static final int EXCEPTION = 6;
  static final int SYSTEM = 7;
  static final int THREADS_EXTENDED = 8;
  static final int MEMORY64 = 9;

  private final Map<Integer, Stream> byType = new HashMap<>();
  private final Cursor file;
  private final Reading reading;

  /**
   * A stream.
   *
   * @param bytes declared size
   * @param offset where it starts in the file
   */
  record Stream(long bytes, long offset) {}

  /**
   * A list inside a stream.
   *
   * @param offset file offset of the first entry
   * @param count entries that are in the file
   */
  record Entries(long offset, long count) {}

  private MinidumpStreams(Cursor file, Reading reading) {
    this.file = file;
    this.reading = reading;
  }

  static MinidumpStreams read(Cursor file, Reading reading) {
    MinidumpStreams streams = new MinidumpStreams(file, reading);
    try {
      streams.readDirectory();
    } catch (Damage damage) {
      reading.problem(damage);
    }
    return streams;
  }

  /** The stream, or {@code null} when there is none inside the file. */
  Stream get(int type) {
    return byType.get(type);
  }

  /**
   * The entries of a list that begins with its 32-bit count. Some writers put 4 bytes of padding behind the count;
   * the declared size of the stream shows it.
   */
  Entries entries(int type, int entryBytes) {
    Stream stream = byType.get(type);
    if (stream == null) {
      return new Entries(0, 0);
    }
    long declared = file.seek(stream.offset()).readU32Le();
    long start = stream.offset() + (stream.bytes() == 8 + declared * entryBytes ? 8 : 4);
    return fitting(type, start, declared, entryBytes);
  }

  /** So many of the declared entries as the file holds; fewer are reported. */
  Entries fitting(int type, long start, long declared, int entryBytes) {
    long room = Math.max(0, (file.size() - start) / entryBytes);
    if (declared < 0 || declared > room) {
      reading.problem(
          reading.offset(byType.get(type).offset()), "dump/list-count", type, Long.toUnsignedString(declared), room);
      return new Entries(start, room);
    }
    return new Entries(start, declared);
  }

  private void readDirectory() {
    long declared = file.seek(8).readU32Le();
    long at = file.readU32Le();
    long room = Math.max(0, (file.size() - at) / 12);
    if (declared > room) {
      reading.problem(reading.offset(8), "dump/stream-directory", declared, room);
    }
    for (long i = 0; i < Math.min(declared, room); i++) {
      int type = file.seek(at + i * 12).readI32Le();
      long bytes = file.readU32Le();
      long offset = file.readU32Le();
      if (type == 0) {
        continue;
      }
      if (offset >= file.size()) {
        reading.problem(
            reading.offset(at + i * 12), "dump/stream-outside", Integer.toUnsignedString(type), bytes,
            Long.toHexString(offset));
        continue;
      }
      if (bytes > file.size() - offset) {
        reading.problem(
            reading.offset(at + i * 12), "dump/stream-cut", Integer.toUnsignedString(type), bytes,
            file.size() - offset);
      }
      byType.putIfAbsent(type, new Stream(bytes, offset));
    }
  }
}
