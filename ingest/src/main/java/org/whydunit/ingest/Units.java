package org.whydunit.ingest;

import java.util.BitSet;

/**
 * How much of a sample would be writing when each two bytes were a character of UTF-16. A text in Chinese has few zero
 * bytes, so only the blocks that its characters fall into tell it from compressed data or from another encoding.
 */
final class Units {

  /** Share of common characters from which a sample is taken for UTF-16. */
  static final double TEXT = 0.95;

  /**
   * Blocks of the scripts that Windows is sold in, as {@code first, last}: The Unicode Standard, Blocks.txt.
   */
  private static final int[] COMMON = {
    0x00A0, 0x024F, 0x0370, 0x052F, 0x0590, 0x06FF, 0x0E01, 0x0E5B, 0x2010, 0x2027, 0x2030, 0x203A, 0x20AC, 0x20AC,
    0x2100, 0x2122, 0x2190, 0x2193, 0x2460, 0x2473, 0x2500, 0x257F, 0x25A0, 0x25CF, 0x3000, 0x3015, 0x3041, 0x30FF,
    0x4E00, 0x9FA5, 0xAC00, 0xD7A3, 0xFF01, 0xFF65
  };

  private Units() {}

  /** Share of units that are common characters of few blocks; 0 when the units cannot be text. */
  static double commonShare(byte[] sample, boolean little) {
    int units = 0;
    int common = 0;
    int ascii = 0;
    BitSet rows = new BitSet(256);
    for (int i = 0; i + 1 < sample.length; i += 2) {
      int high = sample[little ? i + 1 : i] & 0xFF;
      int low = sample[little ? i : i + 1] & 0xFF;
      int unit = high << 8 | low;
      if (unit == 0) {
        continue;
      }
      units++;
      if (isCommon(unit)) {
        common++;
        ascii += high == 0 ? 1 : 0;
        rows.set(high);
      }
    }
    boolean sameScript = rows.cardinality() * 2 < units || units < 64;
    return units < 2 || !sameScript || ascii == 0 && looksNarrow(sample) ? 0 : (double) common / units;
  }

  /** True for ASCII that stands in a line, and for the blocks above. */
  static boolean isCommon(int unit) {
    if (unit < 0x7F) {
      return unit >= 0x20 || unit > 0 && "\t\n\r\f\u001B\b".indexOf(unit) >= 0;
    }
    for (int i = 0; i < COMMON.length; i += 2) {
      if (unit >= COMMON[i] && unit <= COMMON[i + 1]) {
        return true;
      }
    }
    return false;
  }

  /** Two ASCII letters make an ideograph, so that any English text would be good Chinese. */
  private static boolean looksNarrow(byte[] sample) {
    int letters = 0;
    for (byte b : sample) {
      letters += b >= 0x20 && b < 0x7F ? 1 : 0;
    }
    return letters * 10 > sample.length * 7;
  }
}
