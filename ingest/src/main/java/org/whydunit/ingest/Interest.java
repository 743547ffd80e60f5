package org.whydunit.ingest;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What the rules can make use of: readers decode that and count the rest.
 *
 * @param events event ids by provider name in lower case; {@code null} asks for every event
 * @param signatures lines of text logs that become {@link org.whydunit.ingest.facts.LogMessage}
 */
public record Interest(Map<String, Set<Integer>> events, List<Signature> signatures) {

  public Interest {
    events = events == null ? null : Map.copyOf(events);
    signatures = List.copyOf(signatures);
  }

  /** Every event, no signature. */
  public static Interest everything() {
    return new Interest(null, List.of());
  }

  /** True when an event of this provider and id should become a fact. */
  public boolean wants(String provider, int id) {
    if (events == null) {
      return true;
    }
    Set<Integer> ids = events.get(provider.toLowerCase(Locale.ROOT));
    return ids != null && ids.contains(id);
  }
}
