package org.whydunit.ingest.eventtext;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Field labels and level words as Windows prints them in English, Chinese, German, French and Japanese. */
final class Words {

  private static final Map<String, String> LABELS = load("labels.tsv");
  private static final Map<String, String> LEVELS = load("levels.tsv");

  private Words() {}

  /** The field of a label: {@code provider}, {@code id}, {@code time} …; {@code null} when it is no label. */
  static String field(String label) {
    return LABELS.get(normal(label));
  }

  /** The level's English word in lower case; empty when unknown. */
  static String level(String word) {
    return LEVELS.getOrDefault(normal(word), "");
  }

  private static String normal(String word) {
    return word.strip().replace(' ', ' ').toLowerCase(Locale.ROOT);
  }

  private static Map<String, String> load(String resource) {
    Map<String, String> words = new HashMap<>();
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(Words.class.getResourceAsStream(resource), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        int tab = line.indexOf('\t');
        words.put(normal(line.substring(0, tab)), line.substring(tab + 1));
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return Map.copyOf(words);
  }
}
