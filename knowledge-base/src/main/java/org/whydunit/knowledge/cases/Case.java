package org.whydunit.knowledge.cases;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A stored diagnosis with everything that is needed to judge it again.
 *
 * @param id its number in this store; 0 before it is saved
 * @param origin names it across stores, so that importing it twice keeps one
 * @param created when it was diagnosed, to the microsecond
 * @param name the bundle's
 * @param state whether its outcome is known
 * @param occurrences how many diagnoses were merged into it
 * @param cause id of its likeliest cause
 * @param subject that cause's subject; may be empty
 * @param probability of that cause, 0 to 1
 * @param diagnosis the whole diagnosis as JSON
 * @param facts the facts it rests on, as JSON
 * @param sources hash by source path
 * @param versions version by part: packs, knowledge, product
 * @param features what its crash is recognised by
 * @param outcome {@code null} while it is open
 * @param notes oldest first
 */
public record Case(long id, String origin, Instant created, String name, State state, int occurrences, String cause,
    String subject, double probability, String diagnosis, String facts, Map<String, String> sources,
    Map<String, String> versions, Features features, Outcome outcome, List<Note> notes) {
}
