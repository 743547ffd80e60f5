package org.whydunit.rules.join;

import java.util.List;

import org.whydunit.ingest.facts.BugCheck;

/**
 * All that is known of a bundle before anything is concluded.
 *
 * @param facts facts and symptoms for the session
 * @param crashes the stops, in order of time, those without time last
 */
public record Story(List<Object> facts, List<BugCheck> crashes) {

  public Story {
    facts = List.copyOf(facts);
    crashes = List.copyOf(crashes);
  }
}
