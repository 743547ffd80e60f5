package org.whydunit.ingest.windbg;

import java.util.ArrayList;
import java.util.List;

/** Hexadecimal numbers as debuggers print them: with or without {@code 0x}, zeros, and the 64-bit grave accent. */
final class Hex {

  /** Debuggers give at most four parameters; more is not a parameter list. */
  private static final int PARAMETERS = 4;

  private Hex() {}

  /** The value as an unsigned 64-bit number, or {@code null} when the text is no such number. */
  static Long value(String text) {
    String digits = text.strip().replace("`", "");
    if (digits.startsWith("0x") || digits.startsWith("0X")) {
      digits = digits.substring(2);
    }
    if (digits.isEmpty() || digits.length() > 16) {
      return null;
    }
    try {
      return Long.parseUnsignedLong(digits, 16);
    } catch (NumberFormatException notHexadecimal) {
      return null;
    }
  }

  /** The leading values of a list separated by commas or blanks; at most four. */
  static List<Long> values(String text) {
    List<Long> values = new ArrayList<>();
    for (String part : text.strip().split("\\s*,\\s*|\\s+")) {
      Long value = value(part);
      if (value == null || values.size() == PARAMETERS) {
        break;
      }
      values.add(value);
    }
    return values;
  }
}
