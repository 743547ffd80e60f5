package org.whydunit.rules.author;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of a pack, and the way from an offset in it to the line and column that an author sees.
 *
 * @param path as the author named it
 * @param id path below the packs folder without ending
 * @param text content
 */
record AuthoredFile(String path, String id, String text) {

  /** A fault at an offset. */
  Fault fault(int offset, String kind, Object... values) {
    return near(offset, kind, "", values);
  }

  /** As {@link #fault}, with the known name that was probably meant. */
  Fault near(int offset, String kind, String near, Object... values) {
    int at = Math.clamp(offset, 0, text.length());
    int start = text.lastIndexOf('\n', at - 1) + 1;
    int line = (int) text.substring(0, start).chars().filter(c -> c == '\n').count() + 1;
    int end = text.indexOf('\n', start);
    String excerpt = text.substring(start, end < 0 ? text.length() : end).stripTrailing();
    return new Fault(path, line, at - start + 1, kind, near, excerpt, List.of(values).stream().map(String::valueOf).toList());
  }

  /** Offset of a 1-based line and column. */
  int offset(int line, int column) {
    int start = 0;
    for (int i = 1; i < line && text.indexOf('\n', start) >= 0; i++) {
      start = text.indexOf('\n', start) + 1;
    }
    return start + Math.max(0, column - 1);
  }

  /** Where a token first stands between two offsets; the first offset when it does not. */
  int find(String token, int from, int to) {
    String edge = Character.isJavaIdentifierPart(token.charAt(0)) ? "(?<![\\w$])" : "";
    Matcher m = Pattern.compile(edge + Pattern.quote(token)).matcher(text).region(from, Math.min(to, text.length()));
    return m.useTransparentBounds(true).find() ? m.start() : from;
  }
}
