package org.whydunit.rules.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FisherTest {

  private final Fisher fisher = new Fisher();

  /** Fisher's lady, who told three of the four cups into which the milk came first: 34/70. */
  @Test
  void agreesWithTheLadyTastingTea() {
    assertThat(fisher.p(3, 4, 4, 8)).isCloseTo(34.0 / 70, within(1e-9));
    assertThat(fisher.p(4, 4, 4, 8)).isCloseTo(2.0 / 70, within(1e-9));
  }

  /** 2 of 12 against 15 of 18, worked out by hand from the binomials. */
  @Test
  void sumsBothTails() {
    assertThat(fisher.p(2, 17, 12, 30)).isCloseTo(0.0005367, within(1e-6));
  }

  @Test
  void isOneWhereNothingCanDiffer() {
    assertThat(fisher.p(5, 5, 10, 10)).isCloseTo(1, within(1e-9));
    assertThat(fisher.smallest(5, 10, 10)).isCloseTo(1, within(1e-9));
  }

  @Test
  void givesTheSmallestPOfTheMargins() {
    assertThat(fisher.smallest(4, 4, 8)).isCloseTo(2.0 / 70, within(1e-9));
    assertThat(fisher.smallest(50, 1, 100)).isGreaterThan(0.05);
  }

  @Test
  void staysFiniteForAFleet() {
    assertThat(fisher.p(900, 1_000, 1_000, 10_000)).isBetween(0.0, 1e-100);
    assertThat(fisher.p(100, 1_000, 1_000, 10_000)).isGreaterThan(0.9);
  }

  /** The fifteen p values of the paper by Benjamini and Hochberg, of which the first four are findings at 0.05. */
  @Test
  void correctsAsThePaperDoes() {
    double[] p = {0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000};
    double[] q = FalseDiscovery.q(p);
    assertThat(q).hasSize(15);
    assertThat(q[3]).isLessThanOrEqualTo(0.05);
    assertThat(q[4]).isGreaterThan(0.05);
    for (int i = 1; i < q.length; i++) {
      assertThat(q[i]).isBetween(q[i - 1], 1.0);
    }
  }
}
