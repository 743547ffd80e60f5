package org.whydunit.ingest.facts;

import java.time.Instant;
import java.util.Map;

/**
 * A Windows event. Keyed by provider and id together, never by id alone.
 *
 * @param provider provider name as logged; the classic source name where the log has only that
 * @param id event id without qualifiers
 * @param channel log name; empty when the source does not say
 * @param level {@code critical}, {@code error}, {@code warning}, {@code information}, {@code verbose} or empty
 * @param time when it was written; {@code null} when unknown
 * @param computer host name; may be empty
 * @param data the event's named values; unnamed ones as {@code param1}, {@code param2} …
 * @param message rendered text, when the source carries it; in any language, so no rule may need it
 */
public record LogEvent(
    String provider,
    int id,
    String channel,
    String level,
    Instant time,
    String computer,
    Map<String, String> data,
    String message,
    Origin origin)
    implements Fact {

  public LogEvent {
    data = SortedValues.of(data);
  }

  /** By its place alone: to go through all values of a hundred thousand events is dear, and few share a place. */
  @Override
  public int hashCode() {
    return 31 * origin.hashCode() + id;
  }

  /** A named value, or an empty text. */
  public String value(String name) {
    return data.getOrDefault(name, "");
  }
}
