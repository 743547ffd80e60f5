package org.whydunit.rules.join;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import org.whydunit.ingest.facts.LogEvent;

/** What is known of events, asked by id before provider: most of a log's events are told apart by their numbers. */
final class EventTable<T> {

  private final Map<Integer, Map<String, T>> byId = new HashMap<>();

  void put(String provider, String id, T known) {
    byId.computeIfAbsent(Integer.valueOf(id), i -> new HashMap<>()).put(provider.toLowerCase(Locale.ROOT), known);
  }

  /** What is known of the event, whatever the case of its provider; {@code null} when nothing is. */
  T get(LogEvent event) {
    Map<String, T> providers = byId.get(event.id());
    return providers == null ? null : providers.get(event.provider().toLowerCase(Locale.ROOT));
  }
}
