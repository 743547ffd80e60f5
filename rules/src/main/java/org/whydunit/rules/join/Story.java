package org.whydunit.rules.join;

import java.util.List;

import org.whydunit.ingest.facts.BugCheck;

/**
 * All that is known of a bundle before anything is concluded.
 *
 * @param facts facts and symptoms for the session
 * @param things proper names that the person tells, nearest to the failure first
 * @param crashes the stops, in order of time, those without time last
 */
public record Story(List<Object> facts, List<String> things, List<BugCheck> crashes) {

  public Story {
    facts = List.copyOf(facts);
    things = List.copyOf(things);
    crashes = List.copyOf(crashes);
  }
}
