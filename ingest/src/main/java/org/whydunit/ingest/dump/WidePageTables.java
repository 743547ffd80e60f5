package org.whydunit.ingest.dump;

import org.whydunit.ingest.Cursor;

/**
 * Virtual addresses of x64 and ARM64 through four levels of page tables of 512 entries.
 *
 * <p>Sources: Intel SDM volume 3A, chapter 4, 4-level paging; Arm Architecture Reference Manual, D8.3, VMSAv8-64 descriptors
 * of the 4 KiB granule. A page of x64 in transition keeps its frame number although its present bit is clear (Windows
 * Internals 7th ed., part 1, "Invalid PTEs": bit 11 transition, bit 10 prototype). Windows on ARM64 keeps the tables of both
 * halves of the address space in one page, so that kernel addresses find theirs as on x64; that could not be verified on a
 * real dump here.
 */
final class WidePageTables implements AddressMap {

  private static final long X64_FRAME = 0x000F_FFFF_FFFF_F000L;
  private static final long ARM64_FRAME = 0x0000_FFFF_FFFF_F000L;
  /** ARM64: a table above the last level, a page on it; without this bit a block. */
  private static final long TABLE = 2;
  private static final long PRESENT = 1;
  private static final long LARGE = 0x80;
  private static final long PROTOTYPE = 0x400;
  private static final long TRANSITION = 0x800;

  private final Cursor file;
  private final AddressMap physical;
  private final boolean arm64;
  private final long frame;
  private final long root;
  private long lastPage = -1;
  private long lastOffset = ABSENT;

  /**
   * @param physical physical memory
   * @param root physical address of the top table; the low or top bits are an address space's id
   */
  WidePageTables(Cursor file, AddressMap physical, boolean arm64, long root) {
    this.file = file;
    this.physical = physical;
    this.arm64 = arm64;
    this.frame = arm64 ? ARM64_FRAME : X64_FRAME;
    this.root = root & frame;
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
      boolean kept = !arm64 && shift == 12 && (entry & (TRANSITION | PROTOTYPE)) == TRANSITION;
      if ((entry & PRESENT) == 0 && !kept) {
        return ABSENT;
      }
      if (shift != 39 && shift != 12 && isLarge(entry)) {
        long within = (1L << shift) - 1;
        return physical.offsetOf((entry & frame & ~within) | (page & within));
      }
      table = entry & frame;
    }
    return physical.offsetOf(table);
  }

  private boolean isLarge(long entry) {
    return arm64 ? (entry & TABLE) == 0 : (entry & LARGE) != 0;
  }

  /** The entry, or 0 (not present) where the dump does not hold it. */
  private long entry(long address) {
    long offset = physical.offsetOf(address);
    return offset < 0 || offset > file.size() - 8 ? 0 : file.seek(offset).readI64Le();
  }
}
