package org.whydunit.ingest.eventtext;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values inside a rendered description, found by their form in any language: lines {@code name: value}; a stop code
 * with its four parameters, the path of a dump and a report's id, which the binary form of the same event keeps as
 * {@code param1} to {@code param3}.
 */
final class Description {

  private static final Pattern NAMED = Pattern.compile("^\\s*([\\p{L}][\\p{L}\\p{N}_ /()#-]{0,47}?)\\s{0,20}[:：]\\s*(\\S.*)$");

  private static final Pattern STOP =
      Pattern.compile(
          "(0x[0-9a-fA-F]{8})\\s*[(（]\\s*(0x[0-9a-fA-F]{1,16}(?:\\s*[,，、]\\s*0x[0-9a-fA-F]{1,16}){3})\\s*[)）]");

  private static final Pattern DUMP = Pattern.compile("([A-Za-z]:\\\\[^\\r\\n\":]{0,260}?\\.dmp)\\b", Pattern.CASE_INSENSITIVE);

  private static final Pattern REPORT =
      Pattern.compile("(?<![\\\\\\w-])(\\d{6}-\\d{1,8}-\\d{2}|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})(?![\\w-]|\\.dmp)");

  /** Names that real descriptions have are far fewer. */
  private static final int NAMES = 64;

  private Description() {}

  /** Adds what the description tells and the data do not have yet. */
  static void read(String message, Map<String, String> data) {
    for (String line : message.split("\\R")) {
      Matcher named = NAMED.matcher(line);
      if (data.size() < NAMES && named.matches() && !named.group(2).startsWith("\\\\") && !isPath(named)) {
        data.putIfAbsent(named.group(1), named.group(2).strip());
      }
    }
    Matcher stop = STOP.matcher(message);
    if (stop.find()) {
      data.putIfAbsent("param1", stop.group(1) + " (" + stop.group(2).replaceAll("\\s", "").replaceAll("[,，、]", ", ") + ")");
      first(DUMP, message, "param2", data);
      first(REPORT, message, "param3", data);
    }
  }

  private static boolean isPath(Matcher named) {
    return named.group(1).length() == 1 && named.group(2).startsWith("\\");
  }

  private static void first(Pattern pattern, String message, String key, Map<String, String> data) {
    Matcher m = pattern.matcher(message);
    if (m.find()) {
      data.putIfAbsent(key, m.group(1));
    }
  }
}
