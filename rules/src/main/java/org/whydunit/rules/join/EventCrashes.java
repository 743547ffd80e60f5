package org.whydunit.rules.join;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.whydunit.ingest.facts.BugCheck;
import org.whydunit.ingest.facts.LogEvent;
import org.whydunit.knowledge.Reference;
import org.whydunit.knowledge.Row;

/**
 * Stops that events tell of. Which events do is said by the roles {@code bugcheck-record} and {@code dirty-shutdown} in
 * {@code reference/events.tsv}; where in the event the code stands is found by form, whatever the language: {@code 0x… (0x…, 0x…,
 * 0x…, 0x…)} in any value, or a value named {@code BugcheckCode} (decimal, as Microsoft's article on event 41 says).
 */
final class EventCrashes {

  static final Pattern CODE_AND_PARAMETERS =
      Pattern.compile(
          "0x([0-9A-Fa-f]{1,8})\\s*\\(\\s*0x([0-9A-Fa-f]{1,16})[,;、，]\\s*0x([0-9A-Fa-f]{1,16})[,;、，]\\s*0x([0-9A-Fa-f]{1,16})[,;、，]\\s*0x([0-9A-Fa-f]{1,16})\\s*\\)");

  private static final Pattern DUMP = Pattern.compile("([A-Za-z]:\\\\[^\"<>|\\r\\n]*?\\.dmp)", Pattern.CASE_INSENSITIVE);

  private static final String CODE_VALUE = "BugcheckCode";

  private final EventTable<String> records = new EventTable<>();

  EventCrashes(Reference reference) {
    for (String role : List.of("bugcheck-record", "dirty-shutdown")) {
      for (Row row : reference.table("events").where("role", role)) {
        records.put(row.get("provider"), row.get("id"), role);
      }
    }
  }

  Optional<BugCheck> of(LogEvent event) {
    if (records.get(event) == null) {
      return Optional.empty();
    }
    for (String value : values(event)) {
      Matcher m = CODE_AND_PARAMETERS.matcher(value);
      if (m.find()) {
        return Optional.of(crash(event, hex(m.group(1)), hex(m.group(2)), hex(m.group(3)), hex(m.group(4)), hex(m.group(5))));
      }
    }
    return counted(event);
  }

  private Optional<BugCheck> counted(LogEvent event) {
    Long code = number(event.value(CODE_VALUE));
    if (code == null || code == 0) {
      return Optional.empty();
    }
    return Optional.of(
        crash(
            event,
            code,
            number(event.value("BugcheckParameter1")),
            number(event.value("BugcheckParameter2")),
            number(event.value("BugcheckParameter3")),
            number(event.value("BugcheckParameter4"))));
  }

  private static BugCheck crash(LogEvent event, Long code, Long p1, Long p2, Long p3, Long p4) {
    return new BugCheck(
        code, "", p1, p2, p3, p4, event.time(), "", "", "", "", null, dump(event), false, List.of(), event.origin());
  }

  private static String dump(LogEvent event) {
    for (String value : values(event)) {
      Matcher m = DUMP.matcher(value);
      if (m.find()) {
        return m.group(1);
      }
    }
    return "";
  }

  private static List<String> values(LogEvent event) {
    List<String> values = new ArrayList<>(event.data().values());
    values.add(event.message());
    return values;
  }

  private static Long hex(String digits) {
    return Long.parseUnsignedLong(digits, 16);
  }

  private static Long number(String text) {
    try {
      return text.startsWith("0x") ? hex(text.substring(2)) : text.isEmpty() ? null : Long.valueOf(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
