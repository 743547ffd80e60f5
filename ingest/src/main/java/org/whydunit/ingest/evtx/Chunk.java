package org.whydunit.ingest.evtx;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32;

import org.whydunit.ingest.Damage;
import org.whydunit.ingest.Source;

/**
 * One 64 KiB slot of a log, copied out of it: all offsets inside records, names and templates count from its start.
 * Every read is checked against the bytes that are really there and throws {@link Damage} with the offset in the log.
 *
 * <p>An instance is filled again and again; a copy in an array is read several times faster than the mapped log by code
 * that the compiler has not warmed up to.
 */
final class Chunk {

  /*
   * Layout of the header, offsets in bytes (libevtx, "Windows XML Event Log (EVTX) format", section 3):
   *   0 "ElfChnk\0"   48 u32 free space offset   52 u32 CRC-32 of 512..free   120 u32 flags
   *   124 u32 CRC-32 of 0..120 and 128..512      128 name offsets              384 template offsets
   */
  static final int BYTES = 65536;
  static final int HEADER_BYTES = 512;
  static final long MAGIC = 0x006B6E6843666C45L;
  private static final int FREE_SPACE = 48;
  private static final int DATA_CHECKSUM = 52;
  private static final int FLAGS = 120;
  private static final int HEADER_CHECKSUM = 124;
  private static final int NAME_OFFSETS = 128;
  private static final int FLAG_NO_CHECKSUM = 4;

  private final String path;
  private final byte[] data = new byte[BYTES];
  private final Texts texts = new Texts();
  private final Map<Integer, String> names = new HashMap<>();
  private long offset;
  private int length;

  Chunk(String path) {
    this.path = path;
  }

  /** Fills the chunk from the slot at the offset; the last slot of a cut log is shorter than 64 KiB. */
  void load(Source source, long slot) {
    offset = slot;
    length = (int) Math.min(BYTES, source.size() - slot);
    MemorySegment.copy(source.bytes(), ValueLayout.JAVA_BYTE, slot, data, 0, length);
    names.clear();
  }

  /** Offset of the slot in the log. */
  long offset() {
    return offset;
  }

  /** Bytes that are there. */
  int length() {
    return length;
  }

  boolean hasMagic() {
    return length >= HEADER_BYTES && i64(0) == MAGIC;
  }

  /** True when every byte from here on is zero. */
  boolean isZeroFrom(int at) {
    int i = at;
    while (i < length && data[i] == 0) {
      i++;
    }
    return i >= length;
  }

  boolean headerChecksumHolds() {
    if (checksumOff()) {
      return true;
    }
    CRC32 crc = new CRC32();
    crc.update(data, 0, FLAGS);
    crc.update(data, NAME_OFFSETS, HEADER_BYTES - NAME_OFFSETS);
    return (int) crc.getValue() == i32(HEADER_CHECKSUM);
  }

  /** True when the checksum over the records holds; never for a chunk that is cut inside them. */
  boolean dataChecksumHolds() {
    if (checksumOff()) {
      return true;
    }
    int free = i32(FREE_SPACE);
    if (free < HEADER_BYTES || free > length) {
      return false;
    }
    CRC32 crc = new CRC32();
    crc.update(data, HEADER_BYTES, free - HEADER_BYTES);
    return (int) crc.getValue() == i32(DATA_CHECKSUM);
  }

  /** Where the used part ends by the header; the end of the chunk when the header says nothing possible. */
  int used() {
    int free = i32(FREE_SPACE);
    return free < HEADER_BYTES || free > length ? length : free;
  }

  private boolean checksumOff() {
    return (i32(FLAGS) & FLAG_NO_CHECKSUM) != 0;
  }

  int u8(int at) {
    require(at, 1);
    return data[at] & 0xFF;
  }

  int u16(int at) {
    require(at, 2);
    return data[at] & 0xFF | (data[at + 1] & 0xFF) << 8;
  }

  int i32(int at) {
    require(at, 4);
    return data[at] & 0xFF | (data[at + 1] & 0xFF) << 8 | (data[at + 2] & 0xFF) << 16 | data[at + 3] << 24;
  }

  long i64(int at) {
    return i32(at) & 0xFFFF_FFFFL | (long) i32(at + 4) << 32;
  }

  /** The bytes themselves, for loops over a range that {@link #require} has checked. */
  byte[] data() {
    return data;
  }

  /** Text of UTF-16 up to the first NUL: buffers of fixed size hold old bytes behind it. */
  String utf16(int at, int bytes) {
    require(at, bytes);
    int end = at;
    int last = at + (bytes & ~1);
    while (end < last && (data[end] != 0 || data[end + 1] != 0)) {
      end += 2;
    }
    return texts.of(data, at, end);
  }

  /** Name at a chunk offset: u32 next in bucket, u16 hash, u16 characters, UTF-16, NUL (libevtx, section 5.1). */
  String name(int at) {
    String known = names.get(at);
    if (known == null) {
      known = utf16(at + 8, u16(at + 6) * 2);
      names.put(at, known);
    }
    return known;
  }

  /** True when the name at a chunk offset is this one; nothing is allocated. */
  boolean nameIs(int at, String name) {
    int units = u16(at + 6);
    if (units != name.length()) {
      return false;
    }
    require(at + 8, units * 2);
    for (int i = 0; i < units; i++) {
      if (u16(at + 8 + 2 * i) != name.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Offset behind a reference to a name: a name's first use in a chunk carries the name itself. */
  int afterNameReference(int at) {
    return i32(at) == at + 4 ? at + 14 + 2 * u16(at + 10) : at + 4;
  }

  void require(int at, int bytes) {
    if (at < 0 || bytes < 0 || at > length - bytes) {
      throw damage(at, "a place inside the chunk", Integer.toUnsignedString(bytes) + " bytes at " + at);
    }
  }

  /** Damage at a place; one that a damaged value names outside the chunk is told at the chunk's edge. */
  Damage damage(int at, String expected, String found) {
    return new Damage(path, offset + Math.clamp(at, 0, length), expected, found);
  }
}
