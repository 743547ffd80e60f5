package org.whydunit.rules.weigh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;
import org.whydunit.ingest.facts.Claim;
import org.whydunit.ingest.facts.Origin;
import org.whydunit.rules.Evidence;
import org.whydunit.rules.Hypothesis;
import org.whydunit.rules.Strength;

class WeighingTest {

  private static final Strengths STRENGTHS =
      new Strengths(
          Map.of(Strength.HINT, 1.3, Strength.WEAK, 1.8, Strength.MODERATE, 4.0, Strength.STRONG, 12.0, Strength.DECISIVE, 60.0),
          1,
          0.02);

  private static final Map<String, Double> PRIORS = Map.of("power", 0.05, "overheating", 0.05, "unknown", 0.1);

  private final Weighing weighing = new Weighing(PRIORS, STRENGTHS);

  @Test
  void probabilitiesSumToOneAndUnknownIsAmongThem() {
    List<Hypothesis> said = weigh(supports("a", "power", "psu", Strength.STRONG, fact(1)), supports("b", "overheating", "", Strength.WEAK, fact(2)));

    assertThat(said.stream().mapToDouble(Hypothesis::probability).sum()).isEqualTo(1, within(1e-9));
    assertThat(said).extracting(Hypothesis::cause).containsExactly("power", "unknown", "overheating");
    assertThat(said).allMatch(h -> h.probability() < 0.995);
  }

  @Test
  void withoutEvidenceOnlyUnknownIsLeft() {
    assertThat(weigh()).extracting(Hypothesis::cause).containsExactly("unknown");
  }

  @Test
  void oneWeakArgumentLeavesUnknownOnTop() {
    assertThat(weigh(supports("a", "power", "", Strength.WEAK, fact(1))).getFirst().cause()).isEqualTo("unknown");
  }

  @Test
  void argumentsOnTheSameFactsCountOnceTheStrongest() {
    double once = score(supports("a", "power", "psu", Strength.STRONG, fact(1)));
    double twice = score(supports("a", "power", "psu", Strength.STRONG, fact(1)), supports("b", "power", "psu", Strength.WEAK, fact(1)));

    assertThat(twice).isEqualTo(once);
  }

  @Test
  void aFactInsideAnotherArgumentsFactsCountsOnce() {
    double joined = score(supports("a", "power", "psu", Strength.STRONG, fact(1), fact(2)));
    double both = score(supports("a", "power", "psu", Strength.STRONG, fact(1), fact(2)), supports("b", "power", "psu", Strength.MODERATE, fact(2)));

    assertThat(both).isEqualTo(joined);
  }

  @Test
  void aRuleThatRepeatsItselfCountsLessEachTime() {
    double one = score(supports("a", "power", "psu", Strength.MODERATE, fact(1)));
    double two = score(supports("a", "power", "psu", Strength.MODERATE, fact(1)), supports("a", "power", "psu", Strength.MODERATE, fact(2)));

    assertThat(two - one).isEqualTo(Math.log(4) / 2, within(1e-9));
  }

  @Test
  void anArgumentWithoutSubjectHoldsForEverySubjectOfItsCause() {
    List<Hypothesis> said =
        weigh(
            supports("a", "power", "psu", Strength.MODERATE, fact(1)),
            supports("b", "power", "mains", Strength.MODERATE, fact(2)),
            opposes("c", "power", "", Strength.WEAK, fact(3)));

    assertThat(said).filteredOn(h -> h.cause().equals("power")).hasSize(2).allMatch(h -> h.evidence().size() == 2);
  }

  @Test
  void severalSpellingsOfOneSubjectAreOneHypothesisNamedByItsFile() {
    List<Hypothesis> said =
        weighing.weigh(
            List.of(supports("a", "power", "Product X", Strength.MODERATE, fact(1)), supports("b", "power", "x.sys", Strength.WEAK, fact(2))),
            s -> "x");

    assertThat(said).filteredOn(h -> h.cause().equals("power")).singleElement().extracting(Hypothesis::subject).isEqualTo("x.sys");
  }

  @Test
  void argumentsForAClassOfPartHoldForThePartThatIsNamed() {
    List<Hypothesis> said =
        weighing.weigh(
            List.of(supports("a", "power", "power supply", Strength.STRONG, fact(1)), supports("b", "power", "Demo 750", Strength.WEAK, fact(2))),
            s -> s.equals("power supply") ? "" : s);

    assertThat(said).filteredOn(h -> h.cause().equals("power")).singleElement().extracting(Hypothesis::subject).isEqualTo("Demo 750");
  }

  @Test
  void anArgumentAgainstNeverMakesAHypothesis() {
    assertThat(weigh(opposes("a", "power", "psu", Strength.STRONG, fact(1)))).extracting(Hypothesis::cause).containsExactly("unknown");
  }

  @Test
  void takingAwayAWeakArgumentMovesTheTopByLittle() {
    Evidence strong = supports("a", "power", "psu", Strength.STRONG, fact(1));
    double with = weigh(strong, supports("b", "power", "psu", Strength.WEAK, fact(2))).getFirst().probability();
    double without = weigh(strong).getFirst().probability();

    assertThat(with - without).isBetween(0.0, 0.15);
  }

  private double score(Evidence... evidence) {
    return weigh(evidence).stream().filter(h -> h.cause().equals("power")).findFirst().orElseThrow().logScore();
  }

  private List<Hypothesis> weigh(Evidence... evidence) {
    UnaryOperator<String> identity = s -> s.toLowerCase(Locale.ROOT);
    return weighing.weigh(List.of(evidence), identity);
  }

  private static Evidence supports(String rule, String cause, String subject, Strength strength, Object... facts) {
    return Evidence.supporting(rule, cause, subject, strength, facts);
  }

  private static Evidence opposes(String rule, String cause, String subject, Strength strength, Object... facts) {
    return Evidence.opposing(rule, cause, subject, strength, facts);
  }

  private static Claim fact(int line) {
    return new Claim("", "line " + line, null, Origin.line("notes.txt", line));
  }
}
