package org.whydunit.ingest.dump;

import org.whydunit.ingest.Cursor;

/**
 * Physical pages of which a bitmap tells which are stored: page {@code n} lies after as many pages as there are bits
 * set below bit {@code n}.
 *
 * <p>The count of bits before each block of the bitmap is kept, so that a page is found by counting one block only.
 */
final class BitmapPages implements AddressMap {

  private static final int PAGE_SHIFT = 12;

  /** 4096 bits: the index of an 8 TiB machine is 4 MiB, a look-up counts at most 64 words. */
  private static final int BLOCK_BYTES = 512;

  /** 2^31 pages, 8 TiB: no Windows machine has more, and a lying header must not cost more. */
  private static final long MOST_BYTES = 1L << 28;

  private final Cursor file;
  private final long bitmapOffset;
  private final long bitmapBytes;
  private final long firstPageOffset;
  private final long[] setBefore;
  private final long stored;

  /**
   * @param bitmapOffset file offset of the bitmap
   * @param bits declared length; what goes beyond the first page or the file is left out
   * @param firstPageOffset file offset of the first stored page
   */
  BitmapPages(Cursor file, long bitmapOffset, long bits, long firstPageOffset) {
    this.file = file;
    this.bitmapOffset = bitmapOffset;
    this.firstPageOffset = firstPageOffset;
    long room = Math.max(0, Math.min(firstPageOffset, file.size()) - bitmapOffset);
    this.bitmapBytes = Math.min(Math.min(bits < 0 ? room : (bits + 7) >>> 3, room), MOST_BYTES);
    this.setBefore = new long[(int) (bitmapBytes / BLOCK_BYTES) + 1];
    long set = 0;
    for (int block = 0; block < setBefore.length; block++) {
      setBefore[block] = set;
      long from = (long) block * BLOCK_BYTES;
      set += setIn(from, Math.min(bitmapBytes, from + BLOCK_BYTES));
    }
    stored = set;
  }

  /** Pages that the bitmap says are in the file. */
  long stored() {
    return stored;
  }

  @Override
  public long offsetOf(long address) {
    long page = address >>> PAGE_SHIFT;
    long at = page >>> 3;
    if (at >= bitmapBytes) {
      return ABSENT;
    }
    int bit = (int) (page & 7);
    int value = file.seek(bitmapOffset + at).readU8();
    if ((value >>> bit & 1) == 0) {
      return ABSENT;
    }
    int block = (int) (at / BLOCK_BYTES);
    long rank =
        setBefore[block] + setIn((long) block * BLOCK_BYTES, at) + Integer.bitCount(value & ((1 << bit) - 1));
    return firstPageOffset + (rank << PAGE_SHIFT) + (address & 0xFFF);
  }

  private long setIn(long from, long to) {
    long set = 0;
    file.seek(bitmapOffset + from);
    long at = from;
    for (; at + 8 <= to; at += 8) {
      set += Long.bitCount(file.readI64Le());
    }
    for (; at < to; at++) {
      set += Integer.bitCount(file.readU8());
    }
    return set;
  }
}
