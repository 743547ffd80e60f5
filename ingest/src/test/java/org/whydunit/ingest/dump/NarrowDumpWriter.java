package org.whydunit.ingest.dump;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes memory dumps of an invented 32-bit machine, with and without PAE; its layouts are its own. */
final class NarrowDumpWriter {

  static final int KERNEL = 0x81800000;
  static final int FILTER = 0x8D400000;

  private static final int PAGE = 4096;
  private static final int LIST_HEAD = 0x81912340;
  private static final int ENTRIES = 0x85100000;
  private static final int NAMES = 0x85200000;
  private static final int DEBUGGER_DATA = 0x81933000;
  private static final int STACK = 0x8B7FFE40;

  private final boolean pae;
  private final SortedMap<Integer, ByteBuffer> pages = new TreeMap<>();
  private int nextPage = 0x30;
  private final int root = take();

  NarrowDumpWriter(boolean pae) {
    this.pae = pae;
    String[] files = {"ntkrnlpa.exe", "netflt77.sys"};
    int[] bases = {KERNEL, FILTER};
    for (int i = 0; i < files.length; i++) {
      int entry = ENTRIES + i * 0x100;
      put32(entry, i + 1 < files.length ? entry + 0x100 : LIST_HEAD);
      put32(entry + 24, bases[i]);
      put32(entry + 32, 0x30000);
      string(entry + 36, NAMES + i * 0x200, "\\SystemRoot\\system32\\drivers\\" + files[i]);
      string(entry + 44, NAMES + i * 0x200 + 0x100, files[i]);
    }
    put32(LIST_HEAD, ENTRIES);
    put(DEBUGGER_DATA + 16, "KDBG".getBytes(StandardCharsets.US_ASCII));
    put32(DEBUGGER_DATA + 544, 0x81934000);
    put32(DEBUGGER_DATA + 548, -1);
    put32(0x81934000, 0x85300000);
    string(0x85300000 + 24, 0x85301000, "oldscan.sys");
    put32(0x85300000 + 24 + 8, 0x8E000000);
    put32(0x85300000 + 24 + 12, 0x8E010000);
    put32(STACK + 8, FILTER + 0x2105);
    put(FILTER + 0x2100, new byte[] {(byte) 0xE8, 1, 2, 3, 4});
    put32(STACK + 12, KERNEL + 0x5000);
  }

  byte[] bytes() {
    int first = pages.firstKey();
    int count = pages.lastKey() - first + 1;
    ByteBuffer to = ByteBuffer.allocate(PAGE + count * PAGE).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < PAGE; i += 4) {
      to.put(i, "PAGE".getBytes(StandardCharsets.US_ASCII));
    }
    to.put(4, "DUMP".getBytes(StandardCharsets.US_ASCII)).putInt(8, 15).putInt(12, 7601).putInt(16, root * PAGE).putInt(24, LIST_HEAD);
    to.putInt(32, 0x14C).putInt(36, 1).putInt(40, 0xD1).putInt(44, 0x18).putInt(48, 2).putInt(52, 0).putInt(56, FILTER + 0x7777);
    to.put(92, (byte) (pae ? 1 : 0)).putInt(96, DEBUGGER_DATA);
    to.putInt(100, 2).putInt(104, count).putInt(108, first).putInt(112, 3).putInt(116, first + 3).putInt(120, count - 3);
    to.putInt(800 + 184, KERNEL + 0x6000).putInt(800 + 196, STACK).putInt(3976, 1);
    pages.forEach((page, bytes) -> to.put(PAGE + (page - first) * PAGE, bytes.array()));
    return to.array();
  }

  private void put(int address, byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      page(address + i).put(address + i & 0xFFF, bytes[i]);
    }
  }

  private void put32(int address, int value) {
    put(address, ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array());
  }

  private void string(int address, int text, String characters) {
    byte[] units = characters.getBytes(StandardCharsets.UTF_16LE);
    put32(address, units.length | units.length + 2 << 16);
    put32(address + 4, text);
    put(text, units);
  }

  private ByteBuffer page(int address) {
    ByteBuffer directory = pages.get(root);
    if (pae) {
      directory = below(directory, (address >>> 30) * 8, 1);
      return below(below(directory, (address >>> 21 & 511) * 8, 0x63), (address >>> 12 & 511) * 8, 0x63);
    }
    return below(below(directory, (address >>> 22) * 4, 0x63), (address >>> 12 & 1023) * 4, 0x63);
  }

  private ByteBuffer below(ByteBuffer table, int at, int flags) {
    if (table.getInt(at) == 0) {
      table.putInt(at, take() * PAGE | flags);
    }
    return pages.get(table.getInt(at) / PAGE);
  }

  private int take() {
    pages.put(nextPage, ByteBuffer.allocate(PAGE).order(ByteOrder.LITTLE_ENDIAN));
    return nextPage++;
  }
}
