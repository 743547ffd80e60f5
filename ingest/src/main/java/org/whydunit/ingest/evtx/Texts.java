package org.whydunit.ingest.evtx;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Texts in UTF-16 as strings, the short ones that come again and again as one string each: a log names few hosts,
 * services and files, and a decoder of characters costs more than the comparison.
 */
final class Texts {

  /** Power of two. */
  private static final int PLACES = 4096;

  private static final int TRIES = 4;
  private static final int LONGEST_BYTES = 128;

  private final String[] texts = new String[PLACES];
  private final byte[][] utf16 = new byte[PLACES][];

  /** The text of the bytes from {@code at} to {@code end}, an even number. */
  String of(byte[] data, int at, int end) {
    if (at == end) {
      return "";
    }
    if (end - at > LONGEST_BYTES) {
      return decoded(data, at, end);
    }
    int hash = 0;
    for (int i = at; i < end; i += 2) {
      hash = 31 * hash + data[i] + (data[i + 1] << 8);
    }
    int first = hash ^ hash >>> 12 ^ hash >>> 22;
    for (int i = 0; i < TRIES; i++) {
      int place = first + i & PLACES - 1;
      if (texts[place] == null) {
        texts[place] = decoded(data, at, end);
        utf16[place] = Arrays.copyOfRange(data, at, end);
        return texts[place];
      }
      if (Arrays.equals(utf16[place], 0, utf16[place].length, data, at, end)) {
        return texts[place];
      }
    }
    return decoded(data, at, end);
  }

  private static String decoded(byte[] data, int at, int end) {
    byte[] narrow = new byte[(end - at) / 2];
    for (int i = at, n = 0; i < end; i += 2, n++) {
      if (data[i + 1] != 0) {
        return new String(data, at, end - at, StandardCharsets.UTF_16LE);
      }
      narrow[n] = data[i];
    }
    return new String(narrow, StandardCharsets.ISO_8859_1);
  }
}
