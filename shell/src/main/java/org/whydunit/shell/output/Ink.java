package org.whydunit.shell.output;

/**
 * What a colour means. A text carries marks of the private use area, which take no column and survive wrapping; only the
 * finished {@link Sheet} turns them into a terminal's sequences (ECMA-48, SGR) or drops them.
 */
public enum Ink {
  /** The answer, headings. */
  STRONG("1"),
  /** Speaks for; harmless. */
  GOOD("32"),
  /** Speaks against. */
  BAD("31"),
  /** Needs care. */
  CARE("33"),
  /** Ready to paste. */
  COMMAND("36"),
  /** Where it stands. */
  FAINT("2");

  private static final char FIRST = '\uE000';

  private final String code;

  Ink(String code) {
    this.code = code;
  }

  /** The text in this colour. */
  public String of(String text) {
    return text.isEmpty() ? text : (char) (FIRST + 1 + ordinal()) + text + FIRST;
  }

  static boolean isMark(int c) {
    return c >= FIRST && c <= FIRST + values().length;
  }

  static String sequence(char mark) {
    return "\u001b[" + (mark == FIRST ? "0" : values()[mark - FIRST - 1].code) + "m";
  }
}
