package org.whydunit.ingest.evtx;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import org.whydunit.ingest.facts.LogEvent;
import org.whydunit.ingest.facts.Origin;

/**
 * A decoded event as a fact. {@code System} gives provider, id, level, time, channel and computer; {@code EventData}
 * its named values, unnamed ones as {@code param1} …; any other part (UserData above all) its innermost elements by
 * name. A name that comes again gets {@code _1}, {@code _2} …
 */
final class EventFacts {

  private EventFacts() {}

  /** The fact; {@code null} when the event names no provider, as where a record's middle was overwritten. */
  static LogEvent of(Element event, String path, long number, long written) {
    Element system = part(event, "System");
    Element provider = part(system, "Provider");
    Map<String, String> data = new LinkedHashMap<>();
    String source = provider.attribute("EventSourceName");
    if (!source.isEmpty()) {
      data.put("EventSourceName", source);
    }
    for (Element child : event.children()) {
      if (child.name().equals("EventData")) {
        eventData(child, data);
      } else if (!child.name().equals("System") && !child.name().equals("RenderingInfo")) {
        leaves(child, data);
      }
    }
    String name = provider.attribute("Name");
    if (name.isEmpty() && source.isEmpty()) {
      return null;
    }
    return new LogEvent(
        name.isEmpty() ? source : name,
        Math.max(0, number(part(system, "EventID").text())),
        part(system, "Channel").text(),
        level(part(system, "Level").text()),
        time(part(system, "TimeCreated").attribute("SystemTime"), written),
        part(system, "Computer").text(),
        data,
        part(part(event, "RenderingInfo"), "Message").text(),
        Origin.record(path, number));
  }

  /** A decimal number of at most five digits, else -1. */
  static int number(String text) {
    if (text.isEmpty() || text.length() > 5) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = 10 * value + digit;
    }
    return value;
  }

  private static Element part(Element element, String name) {
    Element child = element.child(name);
    return child == null ? new Element(name) : child;
  }

  private static void eventData(Element part, Map<String, String> data) {
    int unnamed = 0;
    for (Element child : part.children()) {
      if (child.hasChildren()) {
        leaves(child, data);
      } else if (!child.name().equals("Data")) {
        put(data, child.name(), child.text());
      } else {
        String name = child.attribute("Name");
        put(data, name.isEmpty() ? "param" + ++unnamed : name, child.text());
      }
    }
  }

  private static void leaves(Element part, Map<String, String> data) {
    for (Element child : part.children()) {
      if (child.hasChildren()) {
        leaves(child, data);
      } else {
        String name = child.name().equals("Data") ? child.attribute("Name") : "";
        put(data, name.isEmpty() ? child.name() : name, child.text());
      }
    }
  }

  private static void put(Map<String, String> data, String name, String value) {
    String key = name;
    for (int again = 1; data.putIfAbsent(key, value) != null; again++) {
      key = name + "_" + again;
    }
  }

  /** Level 0, "log always", is shown as information by the system's own tools (winmeta.h, WINEVENT_LEVEL_*). */
  private static String level(String value) {
    return switch (value) {
      case "0", "4" -> "information";
      case "1" -> "critical";
      case "2" -> "error";
      case "3" -> "warning";
      case "5" -> "verbose";
      default -> "";
    };
  }

  private static Instant time(String systemTime, long written) {
    try {
      return Instant.parse(systemTime.isEmpty() ? Values.fileTime(written) : systemTime);
    } catch (DateTimeException notATime) {
      return null;
    }
  }
}
