package org.whydunit.rules.fleet;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Fisher's exact test on tables of two rows and two columns: does having a trait go with being sick? Exact for any counts,
 * which a chi-square is not for the few sick of a fleet.
 */
final class Fisher {

  /*
   * With its margins given, the number of sick that have the trait is hypergeometric. The two-sided p sums the
   * probabilities of all tables that are no more probable than the one seen (Fisher, The Design of Experiments, 1935;
   * the sum as in R's fisher.test, whose tolerance of 1e-7 for ties this takes over).
   *
   * Smallest attainable p: the margins alone bound how small p can get. A table that could not have reached the level
   * says nothing and need not be corrected for (Tarone, Biometrics 46, 1990).
   */

  private static final double TIES = 1 + 1e-7;

  private record Table(int a, int sick, int with, int all) {}

  private final Map<Table, Double> known = new HashMap<>();
  private double[] logFactorials = {0, 0};

  /**
   * The two-sided p.
   *
   * @param a sick with the trait
   * @param sick all sick
   * @param with all with the trait
   * @param all all
   */
  double p(int a, int sick, int with, int all) {
    return known.computeIfAbsent(new Table(a, sick, with, all), this::compute);
  }

  /** The smallest p that any table of these margins has. */
  double smallest(int sick, int with, int all) {
    return Math.min(p(lowest(sick, with, all), sick, with, all), p(Math.min(sick, with), sick, with, all));
  }

  private static int lowest(int sick, int with, int all) {
    return Math.max(0, sick + with - all);
  }

  private double compute(Table t) {
    reach(t.all());
    double seen = Math.exp(log(t.a(), t)) * TIES;
    double p = 0;
    for (int a = lowest(t.sick(), t.with(), t.all()); a <= Math.min(t.sick(), t.with()); a++) {
      double probability = Math.exp(log(a, t));
      p += probability <= seen ? probability : 0;
    }
    return Math.min(1, p);
  }

  private double log(int a, Table t) {
    return choose(t.sick(), a) + choose(t.all() - t.sick(), t.with() - a) - choose(t.all(), t.with());
  }

  private double choose(int n, int k) {
    return logFactorials[n] - logFactorials[k] - logFactorials[n - k];
  }

  private void reach(int n) {
    int from = logFactorials.length;
    if (n < from) {
      return;
    }
    logFactorials = Arrays.copyOf(logFactorials, n + 1);
    for (int i = from; i <= n; i++) {
      logFactorials[i] = logFactorials[i - 1] + Math.log(i);
    }
  }
}
