package org.whydunit.ingest.windbg;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line that states a stop.
 *
 * @param code bug check code without the minidump flag
 * @param name name in front of the code; empty where the line has none
 * @param parameters those on the same line, at most four
 * @param header true for the head of a full analysis: {@code NAME (code)}
 */
record Stop(long code, String name, List<Long> parameters, boolean header) {

  /**
   * Added to the code of the minidumps of older systems, which the debugger then calls {@code NAME_M}. Source: Windows
   * driver documentation, "Bug Check Code Reference", remarks on 0x1000007E.
   */
  private static final long MINIDUMP_FLAG = 0x1000_0000L;

  private static final String CODE = "(?:0x)?([0-9A-Fa-f]{1,8})";

  private static final Pattern HEADER =
      Pattern.compile("^\\**\\s*([A-Z][A-Z0-9]*(?:_[A-Z0-9]+){1,16}|Unknown bugcheck code)\\s*\\(" + CODE + "\\)[\\s*]*$");

  private static final Pattern LISTED =
      Pattern.compile(
          "^\\s*(?:BugCheck " + CODE + ",\\s*\\{([^}]*)\\}?.*"
              + "|Bugcheck: " + CODE + " \\(([^)]*)\\)"
              + "|(?:\\*+\\s*)?STOP:\\s*" + CODE + "\\s*(?:[({]([^)}]*)[)}]?)?.*"
              + "|(?:\\*+\\s*)?Fatal System Error:\\s*" + CODE + "\\s*(?:\\(([^)]*)\\)?)?.*"
              + "|Bugcheck code " + CODE + "()\\s*"
              + "|(0x[0-9A-Fa-f]{8}) \\((0x[0-9A-Fa-f]{1,16}(?:, 0x[0-9A-Fa-f]{1,16}){3})\\))$");

  /** The stop that the line states, or {@code null}. */
  static Stop of(String line) {
    Matcher head = HEADER.matcher(line);
    if (head.matches()) {
      long printed = Long.parseLong(head.group(2), 16);
      String name = head.group(1).toUpperCase(Locale.ROOT).startsWith("UNKNOWN") ? "" : head.group(1);
      boolean minidump = printed != code(printed);
      return new Stop(
          code(printed), minidump && name.endsWith("_M") ? name.substring(0, name.length() - 2) : name, List.of(), true);
    }
    Matcher listed = LISTED.matcher(line);
    if (!listed.matches()) {
      return null;
    }
    int group = 1;
    while (listed.group(group) == null) {
      group += 2;
    }
    String list = listed.group(group + 1);
    return new Stop(
        code(Hex.value(listed.group(group))), "", list == null ? List.of() : Hex.values(list), false);
  }

  /** The code without the minidump flag. */
  static long code(long printed) {
    return (printed & 0xF000_0000L) == MINIDUMP_FLAG ? printed & ~MINIDUMP_FLAG : printed;
  }
}
