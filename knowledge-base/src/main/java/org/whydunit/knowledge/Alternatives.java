package org.whydunit.knowledge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The alternatives of a table's regular expression, and the letters that each of them needs. */
public final class Alternatives {

  /** Shorter letters stand in every second text; of Chinese characters one tells enough. */
  private static final int SHORTEST = 3;

  private Alternatives() {}

  /** The expression split at each bar that stands outside of groups and classes. */
  public static List<String> of(String regex) {
    List<String> alternatives = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < regex.length(); i = next(regex, i)) {
      if (regex.charAt(i) == '|') {
        alternatives.add(regex.substring(start, i));
        start = i + 1;
      }
    }
    alternatives.add(regex.substring(start));
    return alternatives;
  }

  /**
   * Letters in lower case of which every text has some that the expression matches, whatever the case; empty when it
   * matches texts that need none.
   */
  public static List<String> needed(String regex) {
    List<String> all = new ArrayList<>();
    for (String alternative : of(regex)) {
      List<String> own = neededByAll(alternative);
      if (own.isEmpty()) {
        return List.of();
      }
      all.addAll(own);
    }
    return all.stream().distinct().toList();
  }

  /** Of the parts of an alternative that no match can do without, the letters of the one that fewest texts have. */
  private static List<String> neededByAll(String alternative) {
    List<List<String>> parts = new ArrayList<>();
    StringBuilder run = new StringBuilder();
    for (int i = 0; i < alternative.length(); i = next(alternative, i)) {
      char c = alternative.charAt(i);
      int end = next(alternative, i);
      boolean optional = end < alternative.length() && (alternative.charAt(end) == '?' || alternative.charAt(end) == '*' || alternative.startsWith("{0", end));
      if (Character.isLetterOrDigit(c) || c == ' ' || c == '-') {
        if (!optional) {
          run.append(c);
          continue;
        }
      } else if (c == '(' && !optional) {
        parts.add(needed(inside(alternative.substring(i + 1, end - 1))));
      }
      parts.add(telling(run.toString()));
      run.setLength(0);
    }
    parts.add(telling(run.toString()));
    return parts.stream()
        .filter(part -> !part.isEmpty())
        .max(Comparator.comparingInt((List<String> part) -> part.stream().mapToInt(Alternatives::weight).min().orElse(0)).thenComparing(part -> -part.size()))
        .orElse(List.of());
  }

  private static List<String> telling(String run) {
    return weight(run) >= SHORTEST ? List.of(run.toLowerCase(Locale.ROOT)) : List.of();
  }

  private static int weight(String run) {
    return run.chars().map(c -> Character.isIdeographic(c) ? SHORTEST : 1).sum();
  }

  /** What a group needs; nothing for one that must not be there or only sets flags. */
  private static String inside(String group) {
    if (!group.startsWith("?")) {
      return group;
    }
    if (group.startsWith("?:") || group.startsWith("?=") || group.startsWith("?>")) {
      return group.substring(2);
    }
    return group.matches("(?s)\\?<[A-Za-z].*") ? group.substring(group.indexOf('>') + 1) : group.startsWith("?<=") ? group.substring(3) : "";
  }

  /** Behind the element that begins here: a character, an escape, a class or a group. */
  private static int next(String regex, int i) {
    return switch (regex.charAt(i)) {
      case '\\' -> Math.min(regex.length(), i + (regex.startsWith("\\p{", i) ? regex.indexOf('}', i) - i + 1 : regex.startsWith("\\u", i) ? 6 : 2));
      case '[' -> endOfClass(regex, i);
      case '(' -> endOfGroup(regex, i);
      case '{' -> Math.max(i, regex.indexOf('}', i)) + 1;
      default -> i + 1;
    };
  }

  private static int endOfGroup(String regex, int open) {
    int i = open + 1;
    while (i < regex.length() && regex.charAt(i) != ')') {
      i = next(regex, i);
    }
    return Math.min(regex.length(), i + 1);
  }

  private static int endOfClass(String regex, int open) {
    int i = open + 1;
    while (i < regex.length() && regex.charAt(i) != ']') {
      i += regex.charAt(i) == '\\' ? 2 : 1;
    }
    return Math.min(regex.length(), i + 1);
  }
}
