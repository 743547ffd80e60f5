package org.whydunit.knowledge;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Names that a mistyped one may have meant: two edits at most, one below three letters; a swap counts as one edit. */
public final class Near {
  private Near() {
  }

  /** At most three, nearest first, then by name. */
  public static List<String> to(String typed, Collection<String> names) {
    int most = typed.length() < 3 ? 1 : 2;
    record Candidate(String name, int edits) {
    }
    return names.stream()
        .filter(name -> Math.abs(name.length() - typed.length()) <= most)
        .map(name -> new Candidate(name, edits(typed.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT))))
        .filter(candidate -> candidate.edits <= most)
        .sorted(Comparator.comparingInt(Candidate::edits).thenComparing(Candidate::name))
        .limit(3)
        .map(Candidate::name)
        .toList();
  }

  /** {@code did you mean "x"?}, or the other words when nothing is near. */
  static String hint(String typed, Collection<String> names, String otherwise) {
    List<String> near = to(typed, names);
    return near.isEmpty() ? otherwise : "did you mean \"" + near.getFirst() + "\"?";
  }

  /** Optimal string alignment distance. */
  private static int edits(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
        if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
