package org.whydunit.shell.redact;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The same secret, the same placeholder, whatever the case of its letters; numbered in the order of the evidence. */
final class Placeholders {

  private static final Set<String> PUBLIC =
      Secret.resource("public.txt").lines().filter(l -> !l.startsWith("#")).collect(Collectors.toUnmodifiableSet());

  /** A name of one letter would turn every text into placeholders. */
  private static final int SHORTEST_NAME = 2;

  private final List<Secret> secrets = Secret.all();
  private final Map<String, String> bySecret = new LinkedHashMap<>();
  private final Map<String, Integer> numbers = new TreeMap<>();
  private Pattern names;

  /** Takes the names that a text gives away. */
  void learn(String text) {
    for (Secret secret : secrets) {
      if (secret.isName()) {
        Matcher match = secret.pattern().matcher(text);
        while (match.find()) {
          int[] span = secret.span(match);
          learn(secret.type(), text.substring(span[0], span[1]));
        }
      }
    }
  }

  /** Takes a name whose field says what it is. */
  void learn(String type, String name) {
    String word = name.strip();
    if (word.length() >= SHORTEST_NAME && !isPublic(word)) {
      int dot = word.indexOf('.');
      if (type.equals("host") && dot >= SHORTEST_NAME && !word.substring(0, dot).matches("\\d+")) {
        of("domain", word.substring(dot + 1));
        of("host", word.substring(0, dot));
      } else {
        of(type, word);
      }
      names = null;
    }
  }

  private static boolean isPublic(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return PUBLIC.contains(lower) || lower.endsWith("$") && PUBLIC.contains(lower.substring(0, lower.length() - 1));
  }

  private String of(String type, String secret) {
    return bySecret.computeIfAbsent(
        secret.toLowerCase(Locale.ROOT), s -> "[" + type + "-" + numbers.merge(type, 1, Integer::sum) + "]");
  }

  /** The text without its secrets. */
  String hide(String text) {
    if (text == null || text.isEmpty()) {
      return text;
    }
    String hidden = text;
    for (Secret secret : secrets) {
      hidden = secret.isName() ? hidden : places(secret, hidden);
    }
    return names().matcher(hidden).replaceAll(m -> Matcher.quoteReplacement(bySecret.get(m.group().toLowerCase(Locale.ROOT))));
  }

  private String places(Secret secret, String text) {
    Matcher match = secret.pattern().matcher(text);
    StringBuilder out = new StringBuilder();
    int from = 0;
    while (match.find()) {
      int[] span = secret.span(match);
      String found = text.substring(span[0], span[1]);
      if (!isPublic(found) && !found.startsWith("[")) {
        out.append(text, from, span[0]).append(of(secret.type(), found));
        from = span[1];
      }
    }
    return from == 0 ? text : out.append(text, from, text.length()).toString();
  }

  /** Longest first, so that a name inside a longer one waits; not inside a word or a placeholder. */
  private Pattern names() {
    if (names == null) {
      String all =
          bySecret.keySet().stream()
              .sorted((a, b) -> b.length() != a.length() ? b.length() - a.length() : a.compareTo(b))
              .map(Pattern::quote)
              .collect(Collectors.joining("|"));
      names = Pattern.compile(all.isEmpty() ? "(?!)" : "(?iu)(?<![\\p{L}\\p{N}\\[])(?:" + all + ")(?![\\p{L}\\p{N}\\]])");
    }
    return names;
  }

  /** How many secrets of each kind. */
  SortedMap<String, Integer> counts() {
    return new TreeMap<>(numbers);
  }

  /** Placeholder to secret, in lower case, in the order of the evidence. */
  Map<String, String> undo() {
    Map<String, String> undo = new LinkedHashMap<>();
    bySecret.forEach((secret, placeholder) -> undo.put(placeholder, secret));
    return undo;
  }
}
