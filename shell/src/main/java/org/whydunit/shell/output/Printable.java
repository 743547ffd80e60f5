package org.whydunit.shell.output;

/** Makes text that came out of evidence harmless to print. */
public final class Printable {

  private Printable() {}

  /**
   * The text with every character that could steer a terminal or hide what it says written as <code>\\u{1b}</code>: the
   * C0 and C1 controls (ECMA-48) except line feed, and the marks that change the direction of writing (Unicode Standard
   * Annex 9).
   */
  public static String of(String text) {
    return escaped(text, "\\u{%x}");
  }

  /** The same for a JSON document, where they can only stand inside strings. */
  public static String json(String document) {
    return escaped(document, "\\u%04x");
  }

  private static String escaped(String text, String form) {
    if (text.chars().noneMatch(Printable::steers)) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    text.chars().forEach(c -> out.append(steers(c) ? form.formatted(c) : String.valueOf((char) c)));
    return out.toString();
  }

  private static boolean steers(int c) {
    return c < ' ' && c != '\n'
        || c >= 0x7F && c <= 0x9F
        || c >= 0x200E && c <= 0x200F
        || c >= 0x2028 && c <= 0x202E
        || c >= 0x2066 && c <= 0x2069
        || c == 0xFEFF;
  }
}
