package org.whydunit.ingest.eventtext;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.whydunit.ingest.ExportTime;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.facts.LogEvent;
import org.whydunit.ingest.facts.Origin;

/** The fields of one event as they are found; becomes a fact when it has a provider or an id. */
final class EventRecord {

  /** More named values than any manifest declares. */
  private static final int DATA = 256;

  private static final Pattern NUMBER = Pattern.compile("^(\\d{1,10})\\b");

  final Origin origin;
  private final Map<String, String> fields = new LinkedHashMap<>();
  private final Map<String, String> data = new LinkedHashMap<>();
  private final StringBuilder message = new StringBuilder();

  EventRecord(Origin origin) {
    this.origin = origin;
  }

  /** Sets a field of {@link Words#field}; the first value stays. */
  void set(String field, String value) {
    if (field.equals("message")) {
      addMessage(value);
    } else if (!value.isBlank()) {
      fields.putIfAbsent(field, value.strip());
    }
  }

  boolean has(String field) {
    return fields.containsKey(field);
  }

  void addMessage(String line) {
    if (!message.isEmpty()) {
      message.append('\n');
    }
    message.append(line);
  }

  /** A value of the event's data; a blank name becomes the next {@code paramN}. */
  void data(String name, String value) {
    if (data.size() < DATA) {
      data.putIfAbsent(name.isBlank() ? "param" + (data.size() + 1) : name, value.strip());
    }
  }

  /** Counts the event and, where a rule can use it, hands it on. */
  void emit(Reading reading) {
    String provider = fields.getOrDefault("provider", "");
    int id = id();
    if (provider.isEmpty() && id < 0) {
      return;
    }
    reading.count(1);
    if (!reading.interest().wants(provider, id)) {
      return;
    }
    String text = message.toString().strip();
    if (data.isEmpty()) {
      Description.read(text, data);
    }
    Instant time = fields.containsKey("time") ? ExportTime.of(fields.get("time"), reading) : null;
    reading.fact(
        new LogEvent(
            provider,
            id,
            fields.getOrDefault("channel", ""),
            Words.level(fields.getOrDefault("level", "")),
            time,
            fields.getOrDefault("computer", ""),
            data,
            text,
            origin));
  }

  /** The id without qualifiers, which are the upper 16 bits of an instance id; -1 when there is none. */
  private int id() {
    Matcher id = NUMBER.matcher(fields.getOrDefault("id", ""));
    if (id.find()) {
      return (int) (Long.parseLong(id.group(1)) & 0xFFFF);
    }
    Matcher instance = NUMBER.matcher(fields.getOrDefault("instance", ""));
    return instance.find() ? (int) (Long.parseLong(instance.group(1)) & 0xFFFF) : -1;
  }
}
