package org.whydunit.ingest.dump;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

import org.whydunit.ingest.Cursor;

/** Reads the memory of the broken machine by address; whatever the dump does not hold is {@code null}. */
final class AddressSpace {

  private static final int PAGE = 4096;

  /** Kernel paths stay below MAX_PATH (260); longer is damage. */
  private static final int LONGEST_NAME_BYTES = 2048;

  private final Cursor file;
  private final AddressMap map;
  private final int pointerBytes;

  /** Memory of a machine with pointers of 8 bytes. */
  AddressSpace(Cursor file, AddressMap map) {
    this(file, map, Long.BYTES);
  }

  AddressSpace(Cursor file, AddressMap map, int pointerBytes) {
    this.file = file;
    this.map = map;
    this.pointerBytes = pointerBytes;
  }

  int pointerBytes() {
    return pointerBytes;
  }

  /** A pointer of the machine's width. */
  Long pointer(long address) {
    return pointerBytes == Long.BYTES ? u64(address) : u32(address);
  }

  /** File offset of the address, or {@link AddressMap#ABSENT}. */
  long offsetOf(long address) {
    long offset = map.offsetOf(address);
    return offset < file.size() ? offset : AddressMap.ABSENT;
  }

  byte[] bytes(long address, int count) {
    byte[] all = new byte[count];
    int done = 0;
    while (done < count) {
      long at = address + done;
      int part = Math.min(count - done, PAGE - (int) (at & (PAGE - 1)));
      long offset = map.offsetOf(at);
      if (map.offsetOf(at + part - 1) != offset + part - 1) {
        // The stretch ends inside the page; another may take over there.
        part = 1;
      }
      if (offset < 0 || offset > file.size() - part) {
        return null;
      }
      System.arraycopy(file.seek(offset).readBytes(part), 0, all, done, part);
      done += part;
    }
    return all;
  }

  Long u64(long address) {
    ByteBuffer value = buffer(address, 8);
    return value == null ? null : Long.valueOf(value.getLong());
  }

  Long u32(long address) {
    ByteBuffer value = buffer(address, 4);
    return value == null ? null : Long.valueOf(value.getInt() & 0xFFFF_FFFFL);
  }

  Integer u16(long address) {
    ByteBuffer value = buffer(address, 2);
    return value == null ? null : Integer.valueOf(value.getShort() & 0xFFFF);
  }

  /** A UNICODE_STRING: length in bytes, capacity, padding up to the pointer's width, address of the text (ntdef.h). */
  String unicodeString(long address) {
    Integer length = u16(address);
    Long text = pointer(address + pointerBytes);
    if (length == null || text == null || length == 0 || length > LONGEST_NAME_BYTES) {
      return null;
    }
    byte[] units = bytes(text, length & ~1);
    return units == null ? null : new String(units, StandardCharsets.UTF_16LE);
  }

  private ByteBuffer buffer(long address, int count) {
    byte[] value = bytes(address, count);
    return value == null ? null : ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN);
  }
}
