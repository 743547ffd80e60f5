package org.whydunit.rules.weigh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.whydunit.ingest.facts.Claim;
import org.whydunit.ingest.facts.Origin;
import org.whydunit.rules.Evidence;
import org.whydunit.rules.Hypothesis;
import org.whydunit.rules.Strength;

class CalibrationTest {

  @Test
  void theProductsLineNeverFallsNorLowersNorMakesAnAnswerSure() {
    Calibration line = Calibration.ofProduct();
    double last = 0;
    for (double said = 0; said <= 1; said += 0.001) {
      double right = line.of(said);
      assertThat(right).isGreaterThanOrEqualTo(last).isGreaterThanOrEqualTo(said);
      assertThat(right >= 0.8).isEqualTo(said >= 0.8);
      last = right;
    }
    assertThat(line.of(0.3)).isEqualTo(0.3);
  }

  @Test
  void answersThatProveRightMoreOftenThanSaidAreLiftedAndFallingNeighboursPooled() {
    List<Calibration.Judged> answers = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      answers.add(new Calibration.Judged(0.45, i < 80));
      answers.add(new Calibration.Judged(0.55, i < 60));
      answers.add(new Calibration.Judged(0.95, i < 10));
    }
    Calibration line = Calibration.fitted(answers);

    assertThat(line.of(0.45)).isEqualTo(line.of(0.55)).isBetween(0.65, 0.72);
    assertThat(line.of(0.95)).isEqualTo(0.95);
    assertThat(Calibration.parse(line.table()).of(0.5)).isEqualTo(line.of(0.5), within(0.001));
  }

  @Test
  void theFirstAnswerIsLiftedAndTheOthersKeepTheirProportions() {
    Map<String, Double> priors = Map.of("power", 0.06, "overheating", 0.03, "unknown", 0.06);
    Strengths strengths = new Strengths(Map.of(Strength.MODERATE, 2.0), 1, 0);
    List<Evidence> evidence =
        List.of(Evidence.supporting("a", "power", "", Strength.MODERATE, new Claim("", "one", null, Origin.whole("a"))),
            Evidence.supporting("b", "overheating", "", Strength.MODERATE, new Claim("", "two", null, Origin.whole("b"))));
    List<Hypothesis> plain = new Weighing(priors, strengths).weigh(evidence, s -> s);
    List<Hypothesis> lifted = new Weighing(priors, strengths, Calibration.ofProduct()).weigh(evidence, s -> s);

    assertThat(lifted).extracting(Hypothesis::cause).isEqualTo(plain.stream().map(Hypothesis::cause).toList());
    assertThat(lifted.getFirst().probability()).isGreaterThan(plain.getFirst().probability() + 0.1);
    assertThat(lifted.stream().mapToDouble(Hypothesis::probability).sum()).isEqualTo(1, within(1e-9));
    assertThat(lifted.get(1).probability() / lifted.get(2).probability()).isEqualTo(plain.get(1).probability() / plain.get(2).probability(), within(1e-9));
  }
}
