package org.whydunit.ingest.dump;

import org.whydunit.ingest.Cursor;

/**
 * Virtual addresses of 32-bit x86 through its page tables: two levels of 4-byte entries, or with PAE a table of four
 * entries over two levels of 8-byte entries.
 *
 * <p>Source: Intel SDM volume 3A, chapter 4, 32-bit paging and PAE paging. A page in transition is found as on x64.
 */
final class NarrowPageTables implements AddressMap {

  private static final long PRESENT = 1;
  private static final long LARGE = 0x80;
  private static final long PROTOTYPE = 0x400;
  private static final long TRANSITION = 0x800;
  private static final long PAE_FRAME = 0x000F_FFFF_FFFF_F000L;
  private static final long FRAME = 0xFFFF_F000L;

  private final Cursor file;
  private final AddressMap physical;
  private final boolean pae;
  private final long root;

  /**
   * @param physical physical memory
   * @param root physical address of the top table
   */
  NarrowPageTables(Cursor file, AddressMap physical, boolean pae, long root) {
    this.file = file;
    this.physical = physical;
    this.pae = pae;
    this.root = root & (pae ? ~0x1FL & 0xFFFF_FFFFL : FRAME);
  }

  @Override
  public long offsetOf(long virtual) {
    long address = virtual & 0xFFFF_FFFFL;
    long directory = root;
    if (pae) {
      long top = entry(root + (address >>> 30) * 8);
      if ((top & PRESENT) == 0) {
        return ABSENT;
      }
      directory = top & PAE_FRAME;
    }
    int bits = pae ? 9 : 10;
    int large = 12 + bits;
    long table = entry(directory + (address >>> large & (1 << bits) - 1) * width());
    if ((table & PRESENT) == 0) {
      return ABSENT;
    }
    if ((table & LARGE) != 0) {
      long within = (1L << large) - 1;
      return physical.offsetOf(table & frame() & ~within | address & within);
    }
    long page = entry((table & frame()) + (address >>> 12 & (1 << bits) - 1) * width());
    boolean kept = (page & (TRANSITION | PROTOTYPE)) == TRANSITION;
    return (page & PRESENT) == 0 && !kept ? ABSENT : physical.offsetOf(page & frame() | address & 0xFFF);
  }

  private int width() {
    return pae ? 8 : 4;
  }

  private long frame() {
    return pae ? PAE_FRAME : FRAME;
  }

  /** The entry, or 0 (not present) where the dump does not hold it. */
  private long entry(long address) {
    long offset = physical.offsetOf(address);
    if (offset < 0 || offset > file.size() - width()) {
      return 0;
    }
    return pae ? file.seek(offset).readI64Le() : file.seek(offset).readU32Le();
  }
}
