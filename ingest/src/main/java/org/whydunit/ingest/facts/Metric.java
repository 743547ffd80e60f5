package org.whydunit.ingest.facts;

import java.time.Instant;

/**
 * A measured value.
 *
 * @param subject the node, service or component that was measured
 * @param name the metric's name as the source has it
 * @param value the value in {@code unit}
 * @param unit {@code %}, {@code °C}, {@code ms}, {@code MiB} …; may be empty
 * @param threshold limit that the source states; {@code null} when none
 */
public record Metric(
    String subject, String name, double value, String unit, Double threshold, Instant time, Origin origin)
    implements Fact {

  /** True when a threshold is stated and the value is above it. */
  public boolean exceeded() {
    return threshold != null && value > threshold;
  }
}
