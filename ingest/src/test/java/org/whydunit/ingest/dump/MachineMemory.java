package org.whydunit.ingest.dump;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;

/** An invented x64 machine: physical pages with real page tables over them, filled by virtual address. */
final class MachineMemory {

  private static final int PAGE = 4096;

  final SortedMap<Long, ByteBuffer> pages = new TreeMap<>();
  private final long topTable;
  private final long step;
  private long lastTaken;

  /**
   * @param firstPage page number of the top table
   * @param step distance of the pages that are taken one after the other
   */
  MachineMemory(long firstPage, long step) {
    this.step = step;
    this.lastTaken = firstPage - step;
    this.topTable = take();
  }

  long directoryTableBase() {
    return topTable * PAGE;
  }

  void write(long address, byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      page(address + i).put((int) ((address + i) & 0xFFF), bytes[i]);
    }
  }

  void write64(long address, long value) {
    write(address, ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array());
  }

  void write32(long address, int value) {
    write(address, ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array());
  }

  void write16(long address, int value) {
    write(address, new byte[] {(byte) value, (byte) (value >> 8)});
  }

  /** A counted string at an address, its text right behind it. */
  void writeString(long address, long textAddress, String text) {
    byte[] units = text.getBytes(StandardCharsets.UTF_16LE);
    write16(address, units.length);
    write16(address + 2, units.length + 2);
    write64(address + 8, textAddress);
    write(textAddress, units);
  }

  /** Marks the page as in transition: not present, frame number kept. */
  void toTransition(long address) {
    ByteBuffer table = tableOf(address, 12);
    int slot = (int) (address >>> 12 & 0x1FF) * 8;
    table.putLong(slot, table.getLong(slot) & ~1L | 0x800);
  }

  /** Rewrites every entry of the tables as a descriptor of ARM64: table or page, accessed, and a high attribute bit. */
  void toArm64() {
    toArm64(pages.get(topTable), 39);
  }

  private void toArm64(ByteBuffer table, int shift) {
    for (int slot = 0; slot < PAGE; slot += 8) {
      long entry = table.getLong(slot);
      if (entry != 0) {
        long frame = entry & 0xFFFF_FFFF_F000L;
        table.putLong(slot, frame | 0x0060_0000_0000_0703L);
        if (shift > 12) {
          toArm64(pages.get(frame / PAGE), shift - 9);
        }
      }
    }
  }

  private ByteBuffer page(long address) {
    ByteBuffer table = tableOf(address, 12);
    return pages.get(next(table, address, 12));
  }

  private ByteBuffer tableOf(long address, int lowest) {
    ByteBuffer table = pages.get(topTable);
    for (int shift = 39; shift > lowest; shift -= 9) {
      table = pages.get(next(table, address, shift));
    }
    return table;
  }

  private long next(ByteBuffer table, long address, int shift) {
    int slot = (int) (address >>> shift & 0x1FF) * 8;
    if (table.getLong(slot) == 0) {
      table.putLong(slot, take() * PAGE | 0x63);
    }
    return table.getLong(slot) / PAGE & 0xFF_FFFF_FFFFL;
  }

  private long take() {
    lastTaken += step;
    pages.put(lastTaken, ByteBuffer.allocate(PAGE).order(ByteOrder.LITTLE_ENDIAN));
    return lastTaken;
  }
}
