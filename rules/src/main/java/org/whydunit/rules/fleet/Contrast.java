package org.whydunit.rules.fleet;

import java.util.List;

/**
 * What tells the sick machines from the others: the counts, and how likely chance alone gives such counts.
 *
 * @param traits one, or two that only together go with being sick
 * @param sickWith sick machines that have it
 * @param sick sick machines whose bundle tells of this kind of trait at all
 * @param othersWith other machines that have it
 * @param others other machines whose bundle tells of this kind of trait
 * @param p Fisher's exact test, two-sided
 * @param q p corrected for the number of tests, Benjamini-Hochberg
 * @param before sick machines that got it before their first stop
 * @param after sick machines that got it after their first stop
 * @param leadDays median days from getting it to the first stop; {@code null} when no machine tells
 * @param inseparable other traits that exactly the same machines have
 */
public record Contrast(
    List<Trait> traits,
    int sickWith,
    int sick,
    int othersWith,
    int others,
    double p,
    double q,
    int before,
    int after,
    Double leadDays,
    List<Trait> inseparable) {

  public Contrast {
    traits = List.copyOf(traits);
    inseparable = List.copyOf(inseparable);
  }

  /** Share of sick among the machines that have it. */
  public double rateWith() {
    return (double) sickWith / (sickWith + othersWith);
  }

  /** Share of sick among the machines that do not have it; NaN when all have it. */
  public double rateWithout() {
    int without = sick - sickWith + others - othersWith;
    return without == 0 ? Double.NaN : (double) (sick - sickWith) / without;
  }

  /** How many times as often those with it are sick; infinite when none without it is. */
  public double ratio() {
    return rateWith() / rateWithout();
  }
}
