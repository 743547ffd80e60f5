package org.whydunit.ingest.evtx;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
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

  private final Map<String, String> data = new LinkedHashMap<>();
  private final Map<String, Integer> again = new HashMap<>();

  private EventFacts() {}

  /** The fact; {@code null} when the event names no provider, as where a record's middle was overwritten. */
  static LogEvent of(Part event, String path, long number, long written) {
    return new EventFacts().fact(event, path, number, written);
  }

  private LogEvent fact(Part event, String path, long number, long written) {
    Part system = event.child("System");
    Part provider = system.child("Provider");
    String source = provider.attribute("EventSourceName");
    if (!source.isEmpty()) {
      data.put("EventSourceName", source);
    }
    for (Part child : event.children()) {
      if (child.name().equals("EventData")) {
        eventData(child);
      } else if (!child.name().equals("System") && !child.name().equals("RenderingInfo")) {
        leaves(child);
      }
    }
    String name = provider.attribute("Name");
    if (name.isEmpty() && source.isEmpty()) {
      return null;
    }
    return new LogEvent(
        name.isEmpty() ? source : name,
        Math.max(0, number(system.child("EventID").text())),
        system.child("Channel").text(),
        level(system.child("Level").text()),
        time(system.child("TimeCreated"), written),
        system.child("Computer").text(),
        data,
        event.child("RenderingInfo").child("Message").text(),
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

  private void eventData(Part part) {
    int unnamed = 0;
    for (Part child : part.children()) {
      if (child.hasChildren()) {
        leaves(child);
      } else if (!child.name().equals("Data")) {
        put(child.name(), child.text());
      } else {
        String name = child.attribute("Name");
        put(name.isEmpty() ? "param" + ++unnamed : name, child.text());
      }
    }
  }

  private void leaves(Part part) {
    for (Part child : part.children()) {
      if (child.hasChildren()) {
        leaves(child);
      } else {
        String name = child.name().equals("Data") ? child.attribute("Name") : "";
        put(name.isEmpty() ? child.name() : name, child.text());
      }
    }
  }

  private void put(String name, String value) {
    if (data.putIfAbsent(name, value) != null) {
      String key;
      do {
        key = name + "_" + again.merge(name, 1, Integer::sum);
      } while (data.putIfAbsent(key, value) != null);
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

  private static Instant time(Part created, long written) {
    Long fileTime = created.fileTime("SystemTime");
    String text = fileTime == null ? created.attribute("SystemTime") : "";
    if (text.isEmpty()) {
      return Values.instant(fileTime == null ? written : fileTime);
    }
    try {
      return Instant.parse(text);
    } catch (DateTimeException notATime) {
      return null;
    }
  }
}
