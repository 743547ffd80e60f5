package org.whydunit.ingest.dump;

import java.util.ArrayList;
import java.util.List;

import org.whydunit.ingest.Cursor;
import org.whydunit.ingest.Reading;

/**
 * Where the physical pages of a 64-bit dump lie, by the form that the file itself shows.
 *
 * <p>Sources: PHYSICAL_MEMORY_DESCRIPTOR64 (Windows SDK); the headers {@code SDMP}, {@code FDMP} and {@code RDMP} as the
 * public readers kdmp-parser and volatility describe them. None could be verified on a real file here.
 */
final class PhysicalPages {

  private static final int DUMP = 0x504D5544;
  private static final int SDMP = 0x504D4453;
  private static final int FDMP = 0x504D4446;
  private static final int RDMP = 0x504D4452;

  private static final long HEADER = 0x2000;
  private static final long RUNS = 0x88;

  /** Runs that fit the 700 bytes of the header's block after its 16 bytes of counts. */
  private static final int MOST_RUNS = 42;

  /** Far above the ranges of a real dump, which has some thousands. */
  private static final int MOST_RANGES = 1 << 20;

  private static final int PAGE_SHIFT = 12;

  private PhysicalPages() {}

  /** The pages, or {@code null} when the file has no form known here. */
  static AddressMap of(Cursor file, Reading reading) {
    int first = file.seek(HEADER).readI32Le();
    int second = file.readI32Le();
    int third = file.readI32Le();
    if ((first == SDMP || first == FDMP) && second == DUMP) {
      return bitmap(file, reading);
    }
    if (second == RDMP && third == DUMP) {
      return ranges(file, reading);
    }
    return runs(file, reading);
  }

  /** 0x2020 offset of the first page, 0x2028 pages stored, 0x2030 bits, 0x2038 the bitmap. */
  private static AddressMap bitmap(Cursor file, Reading reading) {
    long firstPage = file.seek(HEADER + 0x20).readI64Le();
    file.skip(8);
    long bits = file.readI64Le();
    BitmapPages pages = new BitmapPages(file, HEADER + 0x38, bits, firstPage);
    checkEnd(file, firstPage + (pages.stored() << PAGE_SHIFT), reading);
    return pages;
  }

  /** 0x2010 bytes of ranges, 0x2018 offset of the first page, from 0x2030 pairs of page number and count. */
  private static AddressMap ranges(Cursor file, Reading reading) {
    long bytes = file.seek(HEADER + 0x10).readI64Le();
    long offset = file.readI64Le();
    long count = Math.min(MOST_RANGES, Math.max(0, bytes) / 16);
    return pages(file, HEADER + 0x30, count, offset, reading);
  }

  /** 0x88 number of runs, 0x90 pages in all, from 0x98 pairs of page number and count; the pages follow the header. */
  private static AddressMap runs(Cursor file, Reading reading) {
    long count = file.seek(RUNS).readU32Le();
    if (count == 0 || count > MOST_RUNS) {
      reading.problem(reading.offset(RUNS), "dump/no-page-map", count);
      return null;
    }
    return pages(file, RUNS + 16, count, HEADER, reading);
  }

  private static AddressMap pages(Cursor file, long at, long count, long firstPage, Reading reading) {
    List<Ranges.Range> all = new ArrayList<>();
    long offset = firstPage;
    file.seek(at);
    for (long i = 0; i < count && file.request(16); i++) {
      long place = file.position();
      long page = file.readI64Le();
      long pages = file.readI64Le();
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
