package org.whydunit.rules.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.ToDoubleFunction;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.whydunit.ingest.Ingest.SourceFacts;
import org.whydunit.ingest.facts.LogMessage;
import org.whydunit.knowledge.Knowledge;
import org.whydunit.knowledge.Row;
import org.whydunit.rules.Diagnosis;
import org.whydunit.rules.Engine;

/**
 * How many artefacts it takes until the right cause is first: those of each labelled case are hidden and given back in the
 * order that {@code next} asks for them, in the order of {@code reference/artifacts.tsv}, and in random orders. Takes a
 * minute: {@code -Dwhydunit.simulate=true}.
 */
@EnabledIfSystemProperty(named = "whydunit.simulate", matches = "true")
class NextSimulationTest {

  private static final int ORDERS = 6;

  private final Engine engine = Engine.load(Knowledge.load());
  private final List<Row> artifacts = engine.knowledge().reference().table("artifacts").rows();

  private record Taken(int files, double asked, double listed, double random) {}

  @Test
  void theRightCauseIsFirstAfterFewerArtefactsThanInAFixedOrder() throws IOException {
    LabelledCases cases = new LabelledCases(engine);
    List<Taken> all =
        cases.each(LabelledCasesTest.shared(), c -> taken(c.truth(), cases.read(c))).stream().filter(Objects::nonNull).toList();
    for (int least = 2; least <= 4; least++) {
      int files = least;
      List<Taken> those = all.stream().filter(t -> t.files >= files).toList();
      System.out.printf(
          "%d cases of %d files and more: asked %.2f, in the table's order %.2f, in random order %.2f; beyond the first %.0f %% and %.0f %% fewer%n",
          those.size(), least, mean(those, Taken::asked), mean(those, Taken::listed), mean(those, Taken::random),
          100 - 100 * (mean(those, Taken::asked) - 1) / (mean(those, Taken::listed) - 1),
          100 - 100 * (mean(those, Taken::asked) - 1) / (mean(those, Taken::random) - 1));
    }
    assertThat(mean(all, Taken::asked)).isLessThan(mean(all, Taken::listed)).isLessThan(mean(all, Taken::random));
  }

  private static double mean(List<Taken> taken, ToDoubleFunction<Taken> figure) {
    return taken.stream().mapToDouble(figure).average().orElseThrow();
  }

  /** {@code null} for a bundle of one file, and for one whose whole is not enough. */
  private Taken taken(Truth truth, List<SourceFacts> files) {
    if (files.size() < 2 || !isRight(truth, files)) {
      return null;
    }
    double random = 0;
    for (int i = 0; i < ORDERS; i++) {
      List<SourceFacts> order = new ArrayList<>(files);
      Collections.shuffle(order, new Random(i));
      random += count(truth, order) / (double) ORDERS;
    }
    return new Taken(files.size(), asked(truth, files), count(truth, files.stream().sorted(Comparator.comparing(this::place)).toList()), random);
  }

  private int asked(Truth truth, List<SourceFacts> files) {
    List<SourceFacts> given = new ArrayList<>();
    List<SourceFacts> hidden = new ArrayList<>(files);
    while (!hidden.isEmpty()) {
      SourceFacts next =
          engine.next(engine.diagnose(given)).stream()
              .map(Diagnosis.Next::artifact)
              .flatMap(id -> artifacts.stream().filter(row -> row.get("id").equals(id)))
              .flatMap(row -> hidden.stream().filter(file -> isOf(row, file)))
              .findFirst()
              .orElse(hidden.getFirst());
      hidden.remove(next);
      given.add(next);
      if (isRight(truth, given)) {
        break;
      }
    }
    return given.size();
  }

  private int count(Truth truth, List<SourceFacts> order) {
    int count = 1;
    while (count < order.size() && !isRight(truth, order.subList(0, count))) {
      count++;
    }
    return count;
  }

  private boolean isRight(Truth truth, List<SourceFacts> files) {
    return truth.isCause(engine.diagnose(files).causes().getFirst().cause());
  }

  private static boolean isOf(Row artifact, SourceFacts file) {
    List<String> formats = List.of(artifact.get("formats").split("\\|"));
    return formats.contains(file.format()) || formats.contains("LogMessage") && file.facts().stream().anyMatch(LogMessage.class::isInstance);
  }

  private int place(SourceFacts file) {
    for (int i = 0; i < artifacts.size(); i++) {
      if (isOf(artifacts.get(i), file)) {
        return i;
      }
    }
    return artifacts.size();
  }
}
