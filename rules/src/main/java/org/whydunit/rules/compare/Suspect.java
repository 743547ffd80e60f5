package org.whydunit.rules.compare;

import java.time.Instant;
import java.util.List;

import org.whydunit.ingest.facts.Origin;

/**
 * A change between the last good time and the first failure.
 *
 * @param kind row of {@code reference/change-kinds.tsv}
 * @param subject what changed
 * @param before state before; empty when it was not there
 * @param after state after; empty when it is gone
 * @param time when, if a source says; {@code null} otherwise
 * @param ratio likelihood ratio: how much more often such a change is seen when it is the cause
 * @param why the rows of the table that the ratio is made of
 * @param origins where both captures say so
 */
public record Suspect(
    String kind, String subject, String before, String after, Instant time, double ratio, List<String> why, List<Origin> origins) {

  public Suspect {
    why = List.copyOf(why);
    origins = List.copyOf(origins);
  }
}
