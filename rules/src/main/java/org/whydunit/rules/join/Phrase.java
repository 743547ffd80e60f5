package org.whydunit.rules.join;

import java.util.List;

import org.whydunit.ingest.facts.Claim;
import org.whydunit.rules.Symptom;

/**
 * A claim that says something which {@code reference/phrases.tsv} knows.
 *
 * @param topic the row's topic, for example {@code memory-test-failed}
 * @param detail the row's named group {@code detail}; may be empty
 */
public record Phrase(String topic, String detail, Claim claim) implements Symptom {

  @Override
  public List<?> restsOn() {
    return List.of(claim);
  }
}
