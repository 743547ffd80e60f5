package org.whydunit.knowledge.cases;

import java.time.Instant;

/** A case without its texts, for lists; the fields are {@link Case}'s. */
public record CaseSummary(long id, Instant created, String name, State state, int occurrences, String cause,
    String subject, double probability, Outcome outcome) {
}
