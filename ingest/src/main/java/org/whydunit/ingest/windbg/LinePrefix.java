package org.whydunit.ingest.windbg;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What chat programs, mail quotes and log collectors put in front of a debugger's line. */
final class LinePrefix {

  /** A name before the words; the debugger's own labels look alike and are not eaten. */
  private static final String NAME =
      "(?!(?:[A-Z][A-Z0-9_]{3,}|Arg[1-4]|Key|Value|l?kd|\\d+):)<?[\\w.-]{1,32}(?:>|:)\\s";

  private static final Pattern PREFIX =
      Pattern.compile(
          "^\\s*(?:"
              + ">[>\\s]*+(?!\\[)"
              + "|\\[?\\d{4}[-/]\\d{2}[-/]\\d{2}[T ]\\d{2}:\\d{2}(?::\\d{2}(?:[.,]\\d+)?)?\\s?(?:Z|[+-]\\d{2}:?\\d{2})?\\]?\\s*(?:[|:-]\\s+)?"
              + "|\\[\\d{1,2}:\\d{2}(?::\\d{2})?(?:\\s?[AP]M)?\\]\\s*(?:" + NAME + ")?"
              + "|\\d{1,2}:\\d{2}:\\d{2}(?:\\.\\d+)?\\s+"
              + "|<[\\w.-]{1,32}>\\s"
              + ")");

  /** More than this many layers (a quote of a log of a chat) is no text of a debugger. */
  private static final int LAYERS = 4;

  private LinePrefix() {}

  /** The line without what was put in front of it; leading blanks of the debugger itself are kept. */
  static String removed(String line) {
    // Markdown writes a grave accent outside of code with a backslash in front
    String rest = line.replace("\\`", "`");
    for (int i = 0; i < LAYERS; i++) {
      Matcher m = PREFIX.matcher(rest);
      if (!m.find() || m.end() == 0) {
        break;
      }
      rest = rest.substring(m.end());
    }
    return rest;
  }
}
