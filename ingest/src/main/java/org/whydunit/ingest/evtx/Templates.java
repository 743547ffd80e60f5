package org.whydunit.ingest.evtx;

import java.util.Arrays;
import java.util.function.IntFunction;

/** The templates of a chunk, each decoded once. What finds no free place is decoded again each time. */
final class Templates {

  /** Power of two, well above the templates of a full chunk. */
  private static final int PLACES = 512;

  private static final int TRIES = 8;

  private final int[] definitions = new int[PLACES];
  private final Element[] roots = new Element[PLACES];
  private boolean empty = true;

  void clear() {
    if (!empty) {
      Arrays.fill(definitions, 0);
      empty = true;
    }
  }

  /** The root element of the definition at an offset; {@code null} when {@code decoding} gives none. */
  Element root(int definition, IntFunction<Element> decoding) {
    int first = definition * 0x9E3779B1 >>> 23;
    for (int i = 0; i < TRIES; i++) {
      int place = first + i & PLACES - 1;
      if (definitions[place] == definition) {
        return roots[place];
      }
      if (definitions[place] == 0) {
        empty = false;
        definitions[place] = definition;
        roots[place] = decoding.apply(definition);
        return roots[place];
      }
    }
    return decoding.apply(definition);
  }
}
