package org.whydunit.rules.join;

import java.util.Comparator;
import java.util.List;

import org.whydunit.ingest.facts.BugCheck;

/**
 * All that is known of a bundle before anything is concluded.
 *
 * @param facts facts and symptoms for the session
 * @param told what can name the subject of a cause
 * @param crashes the stops, in order of time, those without time last
 * @param parts the facts that rules may join: those of one machine at one time
 */
public record Story(List<Object> facts, Told told, List<BugCheck> crashes, List<List<Object>> parts) {

  public Story {
    facts = List.copyOf(facts);
    crashes = List.copyOf(crashes);
    parts = parts.stream().map(List::copyOf).toList();
  }

  /** Of one machine at one time. */
  Story(List<Object> facts, Told told, List<BugCheck> crashes) {
    this(facts, told, crashes, List.of(facts));
  }

  /** Several that are told side by side. */
  static Story of(List<Story> stories) {
    return stories.size() == 1
        ? stories.getFirst()
        : new Story(
            stories.stream().flatMap(s -> s.facts.stream()).distinct().toList(),
            stories.stream().map(Story::told).reduce(Told.NOTHING, Told::and),
            stories.stream()
                .flatMap(s -> s.crashes.stream())
                .distinct()
                .sorted(Comparator.comparing(BugCheck::time, Comparator.nullsLast(Comparator.naturalOrder())).thenComparing(BugCheck::origin))
                .toList(),
            stories.stream().flatMap(s -> s.parts.stream()).toList());
  }
}
