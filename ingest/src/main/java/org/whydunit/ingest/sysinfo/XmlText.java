package org.whydunit.ingest.sysinfo;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Character references as text (XML 1.0, section 4.1 and 4.6). */
final class XmlText {

  private static final Pattern REFERENCE = Pattern.compile("&(?:#x([0-9A-Fa-f]{1,6})|#(\\d{1,7})|(lt|gt|amp|quot|apos));");

  private XmlText() {}

  static String plain(String text) {
    return text.indexOf('&') < 0 ? text : REFERENCE.matcher(text).replaceAll(m -> Matcher.quoteReplacement(one(m)));
  }

  private static String one(MatchResult m) {
    if (m.group(3) != null) {
      return switch (m.group(3)) {
        case "lt" -> "<";
        case "gt" -> ">";
        case "quot" -> "\"";
        case "apos" -> "'";
        default -> "&";
      };
    }
    int point = m.group(1) != null ? Integer.parseInt(m.group(1), 16) : Integer.parseInt(m.group(2));
    return Character.isValidCodePoint(point) ? Character.toString(point) : "";
  }
}
