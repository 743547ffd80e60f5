package org.whydunit.knowledge;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** The library of failure patterns, by id. */
public final class Patterns {
  private final SequencedMap<String, Pattern> byId;

  Patterns(SequencedMap<String, Pattern> byId) {
    this.byId = Collections.unmodifiableSequencedMap(byId);
  }

  /** Sorted by id. */
  public List<Pattern> all() {
    return List.copyOf(byId.values());
  }

  public Optional<Pattern> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** Those that lead to this cause, sorted by id. */
  public List<Pattern> ofCause(String cause) {
    return byId.values().stream().filter(pattern -> pattern.cause().equals(cause)).toList();
  }

  /** Ids that a mistyped one may have meant, nearest first, at most three. */
  public List<String> near(String id) {
    return Near.to(id, byId.keySet());
  }
}
