package org.whydunit.knowledge.cases;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A diagnosis to be kept; the fields are {@link Case}'s. */
public record NewCase(Instant created, String name, String cause, String subject, double probability, String diagnosis,
    String facts, Map<String, String> sources, Map<String, String> versions, Features features) {

  public Case opened() {
    return new Case(0, UUID.randomUUID().toString(), created, name, State.OPEN, 1, cause, subject, probability, diagnosis,
        facts, sources, versions, features, null, List.of());
  }
}
