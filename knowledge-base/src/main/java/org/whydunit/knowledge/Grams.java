package org.whydunit.knowledge;

import java.util.List;
import java.util.Locale;

/**
 * The groups of three letters of a text, as bits of their hashes: tells in a moment that a text lacks some letters, so
 * that hundreds of expressions need not be tried. It may be wrong the other way only.
 */
public final class Grams {

  private static final int BITS = 1 << 16;

  private final long[] seen = new long[BITS >> 6];

  /** Of a text in any case. */
  public static Grams of(String text) {
    Grams grams = new Grams();
    String lower = text.toLowerCase(Locale.ROOT);
    for (int i = 0; i < lower.length(); i++) {
      for (int length = 1; length <= 3 && i + length <= lower.length(); length++) {
        grams.add(key(lower, i, length));
      }
    }
    return grams;
  }

  /** What {@link #mayHave} looks for: of each of the letters in lower case the first three, or all where they are fewer. */
  public static int[] keys(List<String> letters) {
    return letters.stream().mapToInt(s -> key(s, 0, Math.min(3, s.length()))).toArray();
  }

  /** False when the text has none of these for sure; true also when there are none to look for. */
  public boolean mayHave(int[] keys) {
    for (int key : keys) {
      if ((seen[key >> 6] & 1L << key) != 0) {
        return true;
      }
    }
    return keys.length == 0;
  }

  private void add(int key) {
    seen[key >> 6] |= 1L << key;
  }

  private static int key(String text, int from, int length) {
    int hash = length;
    for (int i = from; i < from + length; i++) {
      hash = 31 * hash + text.charAt(i);
    }
    return (hash ^ hash >>> 16) & BITS - 1;
  }
}
