package org.whydunit.rules.fleet;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Corrects for having asked many questions: among those that are called findings at level q, the share of false ones is
 * expected to be q at most (Benjamini and Hochberg, Journal of the Royal Statistical Society B 57, 1995).
 */
final class FalseDiscovery {

  private FalseDiscovery() {}

  /** The q of each p, in the order given. */
  static double[] q(double[] p) {
    Integer[] order = new Integer[p.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> p[i]));
    double[] q = new double[p.length];
    double smallest = 1;
    for (int rank = p.length; rank >= 1; rank--) {
      int i = order[rank - 1];
      smallest = Math.min(smallest, p[i] * p.length / rank);
      q[i] = smallest;
    }
    return q;
  }
}
