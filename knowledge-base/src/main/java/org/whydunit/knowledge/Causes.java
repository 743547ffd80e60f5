package org.whydunit.knowledge;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** The causes, by id. */
public final class Causes {
  private final SequencedMap<String, Cause> byId;

  Causes(SequencedMap<String, Cause> byId) {
    this.byId = Collections.unmodifiableSequencedMap(byId);
  }

  /** Sorted by id. */
  public List<Cause> all() {
    return List.copyOf(byId.values());
  }

  public Optional<Cause> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** Ids that a mistyped one may have meant, nearest first, at most three. */
  public List<String> near(String id) {
    return Near.to(id, byId.keySet());
  }
}
