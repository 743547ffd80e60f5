package org.whydunit.ingest.dump;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The images of one address space, found by address. */
final class Modules {

  private static final Comparator<Module> BY_BASE = (a, b) -> Long.compareUnsigned(a.base(), b.base());

  private final List<Module> byBase;

  Modules(List<Module> modules) {
    byBase = new ArrayList<>(modules);
    byBase.sort(BY_BASE);
  }

  /** The module that holds the address, or {@code null}. */
  Module at(long address) {
    int low = 0;
    int high = byBase.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (Long.compareUnsigned(byBase.get(middle).base(), address) <= 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return high >= 0 && byBase.get(high).holds(address) ? byBase.get(high) : null;
  }
}
