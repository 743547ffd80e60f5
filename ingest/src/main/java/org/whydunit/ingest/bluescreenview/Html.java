package org.whydunit.ingest.bluescreenview;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The little HTML that report writers use: rows, cells, line breaks and five entities. */
final class Html {

  private static final Pattern BREAK = Pattern.compile("(?i)<(?:br|/?p|/?div|/?tr|/?h\\d|/?li|/?table)\\b[^<>]*>");
  private static final Pattern CELL = Pattern.compile("(?i)<t[dh]\\b[^<>]*>");
  private static final Pattern TAG = Pattern.compile("<[^<>]*>");

  private Html() {}

  /** The text lines that a browser would show of a line of HTML. */
  static List<String> lines(String html) {
    List<String> lines = new ArrayList<>();
    for (String line : BREAK.split(html)) {
      lines.add(text(line));
    }
    return lines;
  }

  /** The cells of a line of HTML that holds one row; empty when it holds none. */
  static List<String> cells(String html) {
    List<String> cells = new ArrayList<>();
    String[] parts = CELL.split(html, -1);
    for (int i = 1; i < parts.length; i++) {
      cells.add(text(parts[i]));
    }
    return cells;
  }

  private static String text(String html) {
    return TAG.matcher(html)
        .replaceAll("")
        .replace("&nbsp;", " ")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
        .strip();
  }
}
