package org.whydunit.ingest.dump;

import org.whydunit.ingest.Cursor;

/**
 * Virtual addresses of x64 through its four levels of page tables.
 *
 * <p>Source: Intel SDM volume 3A, chapter 4, 4-level paging. A page in transition keeps its frame number although its
 * present bit is clear (Windows Internals 7th ed., part 1, "Invalid PTEs": bit 11 transition, bit 10 prototype).
 */
final class X64PageTables implements AddressMap {

  private static final long FRAME = 0x000F_FFFF_FFFF_F000L;
  private static final long PRESENT = 1;
  private static final long LARGE = 0x80;
  private static final long PROTOTYPE = 0x400;
  private static final long TRANSITION = 0x800;

  private final Cursor file;
  private final AddressMap physical;
  private final long root;
  private long lastPage = -1;
  private long lastOffset = ABSENT;

  /**
   * @param physical physical memory
   * @param root physical address of the top table; the low bits are a process-context id
   */
  X64PageTables(Cursor file, AddressMap physical, long root) {
    this.file = file;
    this.physical = physical;
    this.root = root & FRAME;
  }

  @Override
  public long offsetOf(long address) {
    long page = address & ~0xFFFL;
    if (page != lastPage) {
      lastOffset = canonical(address) ? pageOffset(page) : ABSENT;
      lastPage = page;
    }
    return lastOffset < 0 ? ABSENT : lastOffset + (address & 0xFFF);
  }

  private static boolean canonical(long address) {
    return address >> 47 == 0 || address >> 47 == -1;
  }

  private long pageOffset(long page) {
    long table = root;
    for (int shift = 39; shift >= 12; shift -= 9) {
      long entry = entry(table + (page >>> shift & 0x1FF) * 8);
      boolean kept = shift == 12 && (entry & (TRANSITION | PROTOTYPE)) == TRANSITION;
      if ((entry & PRESENT) == 0 && !kept) {
        return ABSENT;
      }
      if (shift != 39 && shift != 12 && (entry & LARGE) != 0) {
        long within = (1L << shift) - 1;
        return physical.offsetOf((entry & FRAME & ~within) | (page & within));
      }
      table = entry & FRAME;
    }
    return physical.offsetOf(table);
  }

  /** The entry, or 0 (not present) where the dump does not hold it. */
  private long entry(long address) {
    long offset = physical.offsetOf(address);
    return offset < 0 || offset > file.size() - 8 ? 0 : file.seek(offset).readI64Le();
  }
}
