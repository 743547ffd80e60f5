package org.whydunit.ingest.evt;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

import org.whydunit.ingest.Source;

/** The bytes of a legacy log as a ring that closes behind its header. */
final class Ring {

  /*
   * File header (Microsoft, ELF_LOGFILE_HEADER): 0 u32 size 0x30, 4 "LfLe", 8 u32 1, 12 u32 1, 16 u32 offset of the
   * oldest record, 20 u32 offset behind the newest, 24 u32 next number, 28 u32 oldest number, 32 u32 file size.
   * Record: 0 u32 size, 4 "LfLe", … size-4 u32 size again.
   */
  static final int HEADER_BYTES = 0x30;
  static final int ALIGNMENT = 4;
  private static final int OLDEST = 16;
  private static final int MAGIC = 0x654C664C;

  /** EVENTLOGRECORD without its variable part, and the size again. */
  private static final int SMALLEST_RECORD = EvtRecord.FIXED_BYTES + 4;

  /** A record's strings are at most 32 Ki characters each and a log's writer takes at most 256 of them in 64 KiB. */
  private static final int LARGEST_RECORD = 1 << 18;

  private static final ValueLayout.OfInt U32_LE = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final MemorySegment bytes;
  private final long size;

  Ring(Source source) {
    this.bytes = source.bytes();
    this.size = source.size();
  }

  long size() {
    return size;
  }

  /** Number of the record that begins here. */
  long number(long at) {
    return at + 12 <= size ? bytes.get(U32_LE, at + 8) & 0xFFFF_FFFFL : -1;
  }

  /** Where the oldest record begins; behind the header when the file's header does not know. */
  long oldest() {
    long start = size < HEADER_BYTES ? 0 : bytes.get(U32_LE, OLDEST) & 0xFFFF_FFFFL;
    return start >= HEADER_BYTES && recordSize(start) > 0 ? start : Math.min(HEADER_BYTES, size);
  }

  boolean isMagic(long at) {
    return at + 8 <= size && bytes.get(U32_LE, at + 4) == MAGIC;
  }

  boolean isHeader(long at) {
    return bytes.get(U32_LE, at) == HEADER_BYTES;
  }

  /** Size of the record that begins here, when it stands at both ends; else 0. */
  int recordSize(long at) {
    if (!isMagic(at)) {
      return 0;
    }
    int length = bytes.get(U32_LE, at);
    if (length < SMALLEST_RECORD || length > LARGEST_RECORD || length > size - HEADER_BYTES) {
      return 0;
    }
    long end = wrapped(at + length - 4);
    return end + 4 <= size && bytes.get(U32_LE, end) == length ? length : 0;
  }

  /** The record in one piece. */
  byte[] record(long at, int length) {
    byte[] record = new byte[length];
    int first = (int) Math.min(length, size - at);
    MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, at, record, 0, first);
    MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, HEADER_BYTES, record, first, length - first);
    return record;
  }

  private long wrapped(long at) {
    return at < size ? at : at - size + HEADER_BYTES;
  }
}
