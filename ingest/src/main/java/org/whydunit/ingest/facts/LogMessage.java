package org.whydunit.ingest.facts;

import java.time.Instant;
import java.util.Map;

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
    fields = SortedValues.of(fields);
  }

  /** By its place and signature alone, as of an event. */
  @Override
  public int hashCode() {
    return 31 * origin.hashCode() + signature.hashCode();
  }

  /** A named group, or an empty text. */
  public String value(String name) {
    return fields.getOrDefault(name, "");
  }
}
