package org.whydunit.rules.author;

import java.text.MessageFormat;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * One thing wrong in what an author wrote.
 *
 * @param path the file, as the author named it or below the packs folder
 * @param line from 1
 * @param column from 1, in UTF-16 units
 * @param kind what kind of fault, a key of {@code faults.properties}
 * @param near the known name that was probably meant; empty when none is near
 * @param excerpt the line that is wrong; empty when the file as a whole is meant
 * @param values slots of the kind's words
 */
public record Fault(String path, int line, int column, String kind, String near, String excerpt, List<String> values)
    implements Comparable<Fault> {

  private static final String BUNDLE = "org.whydunit.rules.author.faults";

  /** Rows of tables are longer than any screen is wide. */
  private static final int SHOWN = 140;

  private static final Comparator<Fault> ORDER =
      Comparator.comparing(Fault::path)
          .thenComparingInt(Fault::line)
          .thenComparingInt(Fault::column)
          .thenComparing(Fault::kind)
          .thenComparing(f -> f.values.toString());

  public Fault {
    values = List.copyOf(values);
  }

  /** What is wrong, and what was expected. */
  public String what(Locale language) {
    return words(language, kind);
  }

  /** How to put it right. */
  public String hint(Locale language) {
    return near.isEmpty() ? words(language, kind + ".hint") : words(language, "did-you-mean", near);
  }

  /** {@code file:line:column: what: hint}, then the line with a caret under the column. */
  public String text(Locale language) {
    StringBuilder text = new StringBuilder(path + ":" + line + ":" + column + ": " + what(language) + ": " + hint(language) + "\n");
    if (!excerpt.isBlank()) {
      int from = Math.max(0, Math.min(column - 1, excerpt.length()) - SHOWN / 2);
      String shown = excerpt.substring(from, Math.min(excerpt.length(), from + SHOWN));
      String before = shown.substring(0, Math.min(column - 1 - from, shown.length())).replaceAll("[^\t]", " ");
      text.append("    ").append(shown).append("\n    ").append(before).append("^\n");
    }
    return text.toString();
  }

  @Override
  public int compareTo(Fault other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return path + ":" + line + ":" + column + ": " + what(Locale.ENGLISH) + ": " + hint(Locale.ENGLISH);
  }

  private String words(Locale language, String key) {
    return words(language, key, values.toArray());
  }

  private static String words(Locale language, String key, Object... slots) {
    String words =
        ResourceBundle.getBundle(
                BUNDLE, language, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
            .getString(key);
    return new MessageFormat(words, Locale.ROOT).format(slots);
  }
}
