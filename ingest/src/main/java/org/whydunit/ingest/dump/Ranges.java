package org.whydunit.ingest.dump;

import java.util.ArrayList;
import java.util.List;

/** Stretches of memory that lie in one piece in the file: triage data blocks, runs of physical pages, memory lists. */
final class Ranges implements AddressMap {

  private final List<Range> ranges;

  private Ranges(List<Range> ranges) {
    this.ranges = ranges;
  }

  /**
   * A stretch.
   *
   * @param start first address
   * @param bytes length
   * @param offset where it starts in the file
   */
  record Range(long start, long bytes, long offset) {

    boolean holds(long address) {
      return Long.compareUnsigned(address - start, bytes) < 0;
    }
  }

  /** Ranges in any order; of two that begin together, the longer is found. */
  static Ranges of(List<Range> unsorted) {
    List<Range> sorted = new ArrayList<>(unsorted);
    sorted.removeIf(r -> r.bytes() <= 0 || r.offset() < 0);
    sorted.sort(
        (a, b) -> {
          int order = Long.compareUnsigned(a.start(), b.start());
          return order != 0 ? order : Long.compare(a.bytes(), b.bytes());
        });
    return new Ranges(sorted);
  }

  /** The range that holds the address, or {@code null}. */
  Range at(long address) {
    int low = 0;
    int high = ranges.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (Long.compareUnsigned(ranges.get(middle).start(), address) <= 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return high >= 0 && ranges.get(high).holds(address) ? ranges.get(high) : null;
  }

  @Override
  public long offsetOf(long address) {
    Range range = at(address);
    return range == null ? ABSENT : range.offset() + (address - range.start());
  }
}
