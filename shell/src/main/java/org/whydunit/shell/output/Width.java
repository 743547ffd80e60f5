package org.whydunit.shell.output;

/** How many columns characters take on a terminal (Unicode Standard Annex 11, East Asian Width: W and F take two). */
public final class Width {

  private Width() {}

  /** Columns of a text. */
  public static int of(String text) {
    return text.codePoints().map(Width::of).sum();
  }

  static int of(int c) {
    if (Ink.isMark(c) || Character.getType(c) == Character.NON_SPACING_MARK || c == 0x200B || c == 0x200D) {
      return 0;
    }
    return isWide(c) ? 2 : 1;
  }

  static boolean isWide(int c) {
    return c >= 0x1100 && c <= 0x115F
        || c >= 0x2E80 && c <= 0x303E
        || c >= 0x3041 && c <= 0xA4CF
        || c >= 0xAC00 && c <= 0xD7A3
        || c >= 0xF900 && c <= 0xFAFF
        || c >= 0xFE30 && c <= 0xFE6F
        || c >= 0xFF00 && c <= 0xFF60
        || c >= 0xFFE0 && c <= 0xFFE6
        || c >= 0x1F300 && c <= 0x1FAFF
        || c >= 0x20000 && c <= 0x3FFFD;
  }

  /** The text filled up with spaces to so many columns. */
  public static String padded(String text, int columns) {
    return text + " ".repeat(Math.max(0, columns - of(text)));
  }

  /** The text cut to so many columns, with an ellipsis when something is lost. */
  public static String cut(String text, int columns) {
    if (of(text) <= columns) {
      return text;
    }
    StringBuilder kept = new StringBuilder();
    int used = 1;
    for (int c : text.codePoints().toArray()) {
      used += of(c);
      if (used > columns) {
        break;
      }
      kept.appendCodePoint(c);
    }
    return kept.toString().stripTrailing() + "…";
  }
}
