package org.whydunit.knowledge;

import java.util.Comparator;

/**
 * One thing wrong in a content file.
 *
 * @param file path as an author knows it: relative to the knowledge folder, or the overlay's own path
 * @param line from 1; 1 when the file as a whole is meant
 * @param column from 1, in UTF-16 units
 * @param what what is wrong and what was expected
 * @param hint how to put it right; may be empty
 */
public record ContentFault(String file, int line, int column, String what, String hint)
    implements Comparable<ContentFault> {
  private static final Comparator<ContentFault> ORDER = Comparator.comparing(ContentFault::file)
      .thenComparingInt(ContentFault::line)
      .thenComparingInt(ContentFault::column)
      .thenComparing(ContentFault::what);

  @Override
  public int compareTo(ContentFault other) {
    return ORDER.compare(this, other);
  }

  /** {@code file:line:column: what (hint)}, the form that editors turn into a link. */
  @Override
  public String toString() {
    return file + ":" + line + ":" + column + ": " + what + (hint.isEmpty() ? "" : " (" + hint + ")");
  }
}
