package org.whydunit.shell;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The known name that a mistyped one was meant to be. */
public final class NearName {

  private static final int EDITS = 2;
  private static final int SHORT = 3;

  private NearName() {}

  /** The nearest within two edits, one for names below three letters. */
  public static Optional<String> of(String given, Collection<String> known) {
    int allowed = given.length() < SHORT ? 1 : EDITS;
    return known.stream()
        .filter(k -> distance(given, k) <= allowed)
        .min(Comparator.comparing((String k) -> distance(given, k)).thenComparing(Comparator.naturalOrder()));
  }

  /** Levenshtein's distance. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
        diagonal = above;
      }
    }
    return row[b.length()];
  }
}
