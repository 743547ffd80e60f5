package org.whydunit.ingest.dump;

import java.util.ArrayList;
import java.util.List;

import org.whydunit.ingest.Cursor;
import org.whydunit.ingest.Reading;

/**
 * Where the physical pages of a dump lie, by the form that the file itself shows.
 *
 * <p>Sources: PHYSICAL_MEMORY_DESCRIPTOR64 and 32 (Windows SDK); the headers {@code SDMP}, {@code FDMP} and {@code RDMP} as the
 * public readers kdmp-parser and volatility describe them, the same behind the header of a 32-bit dump. None could be verified on a real file here.
 */
final class PhysicalPages {

  private static final int DUMP = 0x504D5544;
  private static final int SDMP = 0x504D4453;
  private static final int FDMP = 0x504D4446;
  private static final int RDMP = 0x504D4452;

  private static final long WIDE_RUNS = 0x88;
  private static final long NARROW_RUNS = 0x64;

  /** Runs that fit the 700 bytes of the header's block after its counts, of 16 or 8 bytes each. */
  private static final int MOST_RUNS = 42;
  private static final int MOST_NARROW_RUNS = 86;

  /** Far above the ranges of a real dump, which has some thousands. */
  private static final int MOST_RANGES = 1 << 20;

  private static final int PAGE_SHIFT = 12;

  private PhysicalPages() {}

  /** The pages, or {@code null} when the file has no form known here. */
  static AddressMap of(Cursor file, boolean wide, Reading reading) {
    long header = wide ? 0x2000 : 0x1000;
    int first = file.seek(header).readI32Le();
    int second = file.readI32Le();
    int third = file.readI32Le();
    if ((first == SDMP || first == FDMP) && second == DUMP) {
      return bitmap(file, header, reading);
    }
    if (second == RDMP && third == DUMP) {
      return ranges(file, header, reading);
    }
    return wide ? runs(file, header, reading) : narrowRuns(file, header, reading);
  }

  /** Behind the header: 0x20 offset of the first page, 0x28 pages stored, 0x30 bits, 0x38 the bitmap. */
  private static AddressMap bitmap(Cursor file, long header, Reading reading) {
    long firstPage = file.seek(header + 0x20).readI64Le();
    file.skip(8);
    long bits = file.readI64Le();
    BitmapPages pages = new BitmapPages(file, header + 0x38, bits, firstPage);
    checkEnd(file, firstPage + (pages.stored() << PAGE_SHIFT), reading);
    return pages;
  }

  /** Behind the header: 0x10 bytes of ranges, 0x18 offset of the first page, from 0x30 pairs of page number and count. */
  private static AddressMap ranges(Cursor file, long header, Reading reading) {
    long bytes = file.seek(header + 0x10).readI64Le();
    long offset = file.readI64Le();
    long count = Math.min(MOST_RANGES, Math.max(0, bytes) / 16);
    return pages(file, header + 0x30, count, offset, true, reading);
  }

  /** 0x88 number of runs, 0x90 pages in all, from 0x98 pairs of page number and count; the pages follow the header. */
  private static AddressMap runs(Cursor file, long header, Reading reading) {
    long count = file.seek(WIDE_RUNS).readU32Le();
    if (count == 0 || count > MOST_RUNS) {
      reading.problem(reading.offset(WIDE_RUNS), "dump/no-page-map", count);
      return null;
    }
    return pages(file, WIDE_RUNS + 16, count, header, true, reading);
  }

  /** 0x64 number of runs, 0x68 pages in all, from 0x6C pairs of page number and count, of 4 bytes each. */
  private static AddressMap narrowRuns(Cursor file, long header, Reading reading) {
    long count = file.seek(NARROW_RUNS).readU32Le();
    if (count == 0 || count > MOST_NARROW_RUNS) {
      reading.problem(reading.offset(NARROW_RUNS), "dump/no-page-map", count);
      return null;
    }
    return pages(file, NARROW_RUNS + 8, count, header, false, reading);
  }

  private static AddressMap pages(Cursor file, long at, long count, long firstPage, boolean wide, Reading reading) {
    List<Ranges.Range> all = new ArrayList<>();
    long offset = firstPage;
    file.seek(at);
    for (long i = 0; i < count && file.request(wide ? 16 : 8); i++) {
      long place = file.position();
      long page = wide ? file.readI64Le() : file.readU32Le();
      long pages = wide ? file.readI64Le() : file.readU32Le();
      if (page == 0 && pages == 0) {
        break;
      }
      if (page < 0 || pages < 0 || page >= 1L << 40 || pages >= 1L << 40) {
        reading.problem(reading.offset(place), "dump/page-run", Long.toHexString(page), Long.toHexString(pages));
        break;
      }
      all.add(new Ranges.Range(page << PAGE_SHIFT, pages << PAGE_SHIFT, offset));
      offset += pages << PAGE_SHIFT;
    }
    checkEnd(file, offset, reading);
    return Ranges.of(all);
  }

  private static void checkEnd(Cursor file, long end, Reading reading) {
    if (end > file.size()) {
      reading.problem(reading.offset(file.size()), "dump/pages-cut", end - file.size(), end);
    }
  }
}
