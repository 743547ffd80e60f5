package org.whydunit.rules;

/**
 * How much an argument weighs. What each word is worth as a likelihood ratio stands in {@code strengths.tsv}, never in a
 * rule.
 */
public enum Strength {
  /** Fits slightly better than not: seldom worth telling alone. */
  HINT,
  /** One of several usual companions of the cause. */
  WEAK,
  /** A good reason to look there first. */
  MODERATE,
  /** Rarely seen without the cause. */
  STRONG,
  /** Practically a proof, for example a counter-test. */
  DECISIVE
}
