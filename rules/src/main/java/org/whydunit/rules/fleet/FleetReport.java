package org.whydunit.rules.fleet;

import java.util.List;
import java.util.Map;

/**
 * What all verdicts say together.
 *
 * @param bundles how many
 * @param crashing diagnosed bundles with a stop
 * @param statuses how many ended how
 * @param causes by count, most first
 * @param families of one machine too, most machines first
 * @param outliers bundles that are like no other
 * @param comparison the machines that stopped against those that did not
 * @param news against the results before; {@code null} when there are none
 * @param undiagnosed bundles without a diagnosis, by name
 */
public record FleetReport(
    int bundles,
    int crashing,
    Map<Status, Integer> statuses,
    List<CauseCount> causes,
    List<Family> families,
    List<Outlier> outliers,
    Comparison comparison,
    News news,
    List<Undiagnosed> undiagnosed) {

  public FleetReport {
    statuses = Map.copyOf(statuses);
    causes = List.copyOf(causes);
    families = List.copyOf(families);
    outliers = List.copyOf(outliers);
    undiagnosed = List.copyOf(undiagnosed);
  }

  /** How many bundles have this first cause, and its mean probability. */
  public record CauseCount(String cause, int bundles, double probability) {}

  /**
   * A bundle to look at by hand.
   *
   * @param why {@code many-crashes}, {@code unexplained} or {@code alone}
   * @param value number of stops, or probability of the first cause
   */
  public record Outlier(String bundle, String why, double value, String cause, String subject) {}

  /** A bundle that has no diagnosis. */
  public record Undiagnosed(String bundle, Status status, String message) {}
}
