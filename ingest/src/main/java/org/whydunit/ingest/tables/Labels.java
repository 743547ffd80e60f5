package org.whydunit.ingest.tables;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Localised labels by key, from a resource table beside a reader: a key and, after tabs, its labels in any language; a
 * line that starts with {@code #} is a comment. Case, blanks, a final colon and garbled accents make no difference.
 */
public final class Labels {

  private final Map<String, String> keys = new HashMap<>();
  /** Labels without their accented letters, which an OEM code page read as another one garbles. */
  private final Map<String, String> garbled = new HashMap<>();

  private Labels() {}

  /**
   * Reads {@code <name>.labels.tsv} beside a class.
   *
   * @throws IllegalStateException when the table is missing or gives one label two keys
   */
  public static Labels of(Class<?> beside, String name) {
    Labels labels = new Labels();
    try (InputStream in = beside.getResourceAsStream(name + ".labels.tsv")) {
      if (in == null) {
        throw new IllegalStateException(name + ".labels.tsv: expected beside " + beside.getName() + ", found nothing");
      }
      new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines().forEach(line -> labels.add(name, line));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return labels;
  }

  /** The key of a label, or an empty text. */
  public String key(String label) {
    String plain = plain(label);
    String key = keys.get(plain);
    if (key != null) {
      return key;
    }
    String ascii = ascii(plain);
    return plain.equals(ascii) ? "" : garbled.getOrDefault(ascii, "");
  }

  /** Every key. */
  public Set<String> keys() {
    return Set.copyOf(keys.values());
  }

  private void add(String name, String line) {
    if (line.isBlank() || line.startsWith("#")) {
      return;
    }
    String[] cells = line.split("\t");
    for (int i = 1; i < cells.length; i++) {
      String before = keys.put(plain(cells[i]), cells[0]);
      if (before != null && !before.equals(cells[0])) {
        throw new IllegalStateException(
            "%s.labels.tsv: label \"%s\" stands for %s and %s".formatted(name, cells[i], before, cells[0]));
      }
      String ascii = ascii(plain(cells[i]));
      if (ascii.length() > 3 && ascii.length() * 4 >= plain(cells[i]).length() * 3) {
        garbled.putIfAbsent(ascii, cells[0]);
      }
    }
  }

  private static String ascii(String plain) {
    StringBuilder kept = new StringBuilder(plain.length());
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (c >= ' ' && c <= '~') {
        kept.append(c);
      }
    }
    return kept.length() == plain.length() ? plain : kept.toString();
  }

  private static String plain(String label) {
    StringBuilder kept = new StringBuilder(label.length());
    for (int i = 0; i < label.length(); i++) {
      char c = label.charAt(i);
      // Most are plain letters, for which the questions of Unicode cost too much.
      if (c > ' ' && c <= '~' || !Character.isWhitespace(c) && !Character.isSpaceChar(c) && c != '\uFEFF') {
        kept.append(c == '’' ? '\'' : c);
      }
    }
    int end = kept.length();
    while (end > 0 && (kept.charAt(end - 1) == ':' || kept.charAt(end - 1) == '：')) {
      end--;
    }
    return kept.substring(0, end).toLowerCase(Locale.ROOT);
  }
}
