package org.whydunit.rules.weigh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.whydunit.rules.Evidence;
import org.whydunit.rules.Hypothesis;
import org.whydunit.rules.Strength;

class WeighingTest {

  private static final Strengths STRENGTHS =
      Strengths.parse("strength\tvalue\nhint\t1.3\nweak\t2\nmoderate\t4\nstrong\t12\ndecisive\t60\n");

  private final Weighing weighing = new Weighing(Map.of("memory-hardware", 0.1, "unknown", 0.1), STRENGTHS);

  @Test
  void aRulesSecondArgumentCountsHalf() {
    Hypothesis one = first(Evidence.supporting("r", "memory-hardware", "", Strength.MODERATE, "a"));
    Hypothesis two =
        first(
            Evidence.supporting("r", "memory-hardware", "", Strength.MODERATE, "a"),
            Evidence.supporting("r", "memory-hardware", "", Strength.MODERATE, "b"));

    assertThat(two.logScore() - one.logScore()).isEqualTo(Math.log(2), within(1e-9));
  }

  @Test
  void argumentsForAClassOfPartHoldForThePartThatIsNamed() {
    Hypothesis named =
        first(
            Evidence.supporting("r", "memory-hardware", "RAM module", Strength.STRONG, "a"),
            Evidence.supporting("s", "memory-hardware", "RAM module B1", Strength.WEAK, "b"));

    assertThat(named.subject()).isEqualTo("RAM module B1");
    assertThat(named.evidence()).hasSize(2);
  }

  @Test
  void aClassOfPartIsTheSubjectWhenNothingIsNamedExactly() {
    assertThat(first(Evidence.supporting("r", "memory-hardware", "RAM module", Strength.STRONG, "a")).subject())
        .isEqualTo("RAM module");
  }

  private Hypothesis first(Evidence... evidence) {
    return weighing.weigh(List.of(evidence), s -> s.equals("RAM module") ? "" : s).getFirst();
  }
}
