package org.whydunit.rules.fleet;

import java.util.List;

/**
 * The sick against the others.
 *
 * @param sick how many
 * @param others how many
 * @param tested how many traits could have shown a difference and were tested
 * @param findings those with q of at most 0.05 that the sick have more often, smallest p first
 * @param pairs two findings that together go with being sick more than either alone
 * @param first the earliest change among the findings that came before the first stop on most sick machines; {@code null}
 *     when there is none
 */
public record Comparison(
    int sick, int others, int tested, List<Contrast> findings, List<Contrast> pairs, Contrast first) {

  public Comparison {
    findings = List.copyOf(findings);
    pairs = List.copyOf(pairs);
  }
}
