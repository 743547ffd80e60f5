package org.whydunit.ingest.facts;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A line of a text log that matched a known signature.
 *
 * @param signature id of the signature, for example {@code linux/irq-nobody-cared}
 * @param text the line as written, cut at 500 characters
 * @param fields the signature's named groups
 * @param time when; {@code null} when the line has no time
 */
public record LogMessage(String signature, String text, Map<String, String> fields, Instant time, Origin origin)
    implements Fact {

  public LogMessage {
    fields = Collections.unmodifiableMap(new TreeMap<>(fields));
  }

  /** A named group, or an empty text. */
  public String value(String name) {
    return fields.getOrDefault(name, "");
  }
}
