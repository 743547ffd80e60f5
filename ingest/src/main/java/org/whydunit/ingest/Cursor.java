package org.whydunit.ingest;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A bounded position in a run of bytes. Every read checks the bytes that are left first and throws {@link Damage} with
 * offset, need and have, so that no declared size is trusted.
 */
public final class Cursor {

  private static final ValueLayout.OfShort U16_LE =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfInt U32_LE = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfLong U64_LE = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final MemorySegment bytes;
  private final String path;
  private long position;

  public Cursor(MemorySegment bytes, String path) {
    this.bytes = bytes;
    this.path = path;
  }

  /** Size of the whole run in bytes. */
  public long size() {
    return bytes.byteSize();
  }

  /** Present offset from the start of the run. */
  public long position() {
    return position;
  }

  /** Moves to an offset from the start; the offset may be the end. */
  public Cursor seek(long offset) {
    if (offset < 0 || offset > bytes.byteSize()) {
      throw new Damage(path, position, "an offset inside " + bytes.byteSize() + " bytes", "0x" + Long.toHexString(offset));
    }
    position = offset;
    return this;
  }

  /** Moves on by a number of bytes. */
  public Cursor skip(long count) {
    require(count);
    position += count;
    return this;
  }

  /** True when so many bytes are left. */
  public boolean request(long count) {
    return count >= 0 && count <= bytes.byteSize() - position;
  }

  /** Throws {@link Damage} when fewer bytes are left. */
  public void require(long count) {
    if (!request(count)) {
      throw new Damage(path, position, count + " bytes", (bytes.byteSize() - position) + " left");
    }
  }

  /** Unsigned byte. */
  public int readU8() {
    require(1);
    return bytes.get(ValueLayout.JAVA_BYTE, position++) & 0xFF;
  }

  /** Unsigned 16-bit value, little endian. */
  public int readU16Le() {
    require(2);
    int value = bytes.get(U16_LE, position) & 0xFFFF;
    position += 2;
    return value;
  }

  /** Signed 32-bit value, little endian. */
  public int readI32Le() {
    require(4);
    int value = bytes.get(U32_LE, position);
    position += 4;
    return value;
  }

  /** Unsigned 32-bit value, little endian. */
  public long readU32Le() {
    return readI32Le() & 0xFFFF_FFFFL;
  }

  /** 64-bit value, little endian. */
  public long readI64Le() {
    require(8);
    long value = bytes.get(U64_LE, position);
    position += 8;
    return value;
  }

  /** Text of so many UTF-16LE code units; trailing NULs are kept. */
  public String readUtf16Le(int units) {
    require(units * 2L);
    String value = new String(readBytes(units * 2), StandardCharsets.UTF_16LE);
    return value;
  }

  /** So many bytes, copied. */
  public byte[] readBytes(int count) {
    require(count);
    byte[] value = bytes.asSlice(position, count).toArray(ValueLayout.JAVA_BYTE);
    position += count;
    return value;
  }

  /** A part of the run as its own run, with offsets from its start. */
  public MemorySegment slice(long offset, long count) {
    if (offset < 0 || count < 0 || offset > bytes.byteSize() - count) {
      throw new Damage(path, offset, count + " bytes", Math.max(0, bytes.byteSize() - offset) + " left");
    }
    return bytes.asSlice(offset, count);
  }
}
