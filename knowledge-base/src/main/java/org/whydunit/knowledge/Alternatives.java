package org.whydunit.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The alternatives of a table's regular expression, and the letters that each of them needs. */
public final class Alternatives {

  /** Shorter letters stand in every second text. */
  private static final int SHORTEST = 3;

  private Alternatives() {}

  /** The expression split at each bar that stands outside of groups and classes. */
  public static List<String> of(String regex) {
    List<String> alternatives = new ArrayList<>();
    int start = 0;
    int depth = 0;
    for (int i = 0; i < regex.length(); i++) {
      switch (regex.charAt(i)) {
        case '\\' -> i++;
        case '[' -> i = endOfClass(regex, i);
        case '(' -> depth++;
        case ')' -> depth--;
        case '|' -> {
          if (depth == 0) {
            alternatives.add(regex.substring(start, i));
            start = i + 1;
          }
        }
        default -> {}
      }
    }
    alternatives.add(regex.substring(start));
    return alternatives;
  }

  /**
   * For each alternative letters in lower case that every text has which it matches, whatever the case; empty when one of
   * them needs no letters that can be seen.
   */
  public static List<String> needed(String regex) {
    List<String> needed = of(regex).stream().map(Alternatives::longestRun).toList();
    return needed.stream().allMatch(run -> run.length() >= SHORTEST) ? needed : List.of();
  }

  private static String longestRun(String alternative) {
    String longest = "";
    StringBuilder run = new StringBuilder();
    int depth = 0;
    for (int i = 0; i < alternative.length(); i++) {
      char c = alternative.charAt(i);
      if (depth == 0 && (Character.isLetterOrDigit(c) || c == ' ' || c == '-')) {
        run.append(c);
        continue;
      }
      if (!run.isEmpty() && (c == '?' || c == '*' || c == '{')) {
        run.setLength(run.length() - 1);
      }
      longest = run.length() > longest.length() ? run.toString() : longest;
      run.setLength(0);
      switch (c) {
        case '\\' -> i++;
        case '[' -> i = endOfClass(alternative, i);
        case '{' -> i = Math.max(i, alternative.indexOf('}', i));
        case '(' -> depth++;
        case ')' -> depth--;
        default -> {}
      }
    }
    return (run.length() > longest.length() ? run.toString() : longest).toLowerCase(Locale.ROOT);
  }

  private static int endOfClass(String regex, int open) {
    for (int i = open + 1; i < regex.length(); i++) {
      switch (regex.charAt(i)) {
        case '\\' -> i++;
        case ']' -> {
          return i;
        }
        default -> {}
      }
    }
    return regex.length();
  }
}
