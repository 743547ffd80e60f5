package org.whydunit.rules.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.whydunit.ingest.Ingest.SourceFacts;
import org.whydunit.ingest.facts.Fact;
import org.whydunit.knowledge.Knowledge;
import org.whydunit.rules.Diagnosis;
import org.whydunit.rules.Engine;
import org.whydunit.rules.Evidence;
import org.whydunit.rules.Hypothesis;
import org.whydunit.rules.Strength;
import org.whydunit.rules.Symptom;
import org.whydunit.rules.join.Story;
import org.whydunit.rules.weigh.Calibration;
import org.whydunit.rules.weigh.Strengths;
import org.whydunit.rules.weigh.Weighing;

/** What holds for every diagnosis, seen on the labelled cases and on the examples. */
class LabelledCasesTest {

  private static final double MOST_OF_A_WEAK_FACT = 0.15;

  private static Engine engine;
  private static final List<Told> ALL = new ArrayList<>();

  private record Told(String id, List<SourceFacts> sources, Diagnosis diagnosis) {}

  @BeforeAll
  static void diagnoseAll() throws IOException {
    engine = Engine.load(Knowledge.load());
    LabelledCases cases = new LabelledCases(engine);
    Path shared = shared();
    if (shared != null) {
      ALL.addAll(cases.each(shared, c -> told(c.id(), cases.read(c))));
    }
    try (Stream<Path> examples = Files.list(Path.of("..", "examples"))) {
      examples.filter(Files::isDirectory).sorted()
          .forEach(e -> ALL.add(told("example " + e.getFileName(), cases.read(new LabelledCases.LabelledCase("", null, e)))));
    }
  }

  /** The folder {@code shared/cases} beside an ancestor of the working directory, or {@code null}. */
  static Path shared() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.isDirectory(at.resolve("shared").resolve("cases"))) {
        return at.resolve("shared").resolve("cases");
      }
    }
    return null;
  }

  private static Told told(String id, List<SourceFacts> sources) {
    return new Told(id, sources, engine.diagnose(sources));
  }

  @Test
  void theSameSourcesInAnotherOrderGiveTheSameDiagnosis() {
    Random order = new Random(20260420);
    List<String> other = new ArrayList<>();
    for (Told told : ALL) {
      List<SourceFacts> shuffled = new ArrayList<>(told.sources);
      Collections.shuffle(shuffled, order);
      if (!engine.diagnose(shuffled).equals(told.diagnosis)) {
        other.add(told.id);
      }
    }
    assertThat(other).isEmpty();
  }

  @Test
  void aWeakFactMovesTheFirstCauseByLittle() {
    Weighing weighing = new Weighing(engine.priors(), Strengths.ofProduct(), Calibration.ofProduct());
    List<String> moved = new ArrayList<>();
    for (Told told : ALL) {
      Story story = engine.story(told.sources);
      Collection<Evidence> all = engine.argue(story);
      Hypothesis first = told.diagnosis.causes().getFirst();
      for (Object weak : first.cause().equals(Weighing.UNKNOWN) ? List.of() : weakFacts(all)) {
        double without =
            engine.weigh(all.stream().filter(e -> !roots(e.facts()).contains(weak)).toList(), story, weighing).stream()
                .filter(h -> h.cause().equals(first.cause()) && engine.identity(h.subject()).equals(engine.identity(first.subject())))
                .mapToDouble(Hypothesis::probability)
                .sum();
        if (Math.abs(without - first.probability()) > MOST_OF_A_WEAK_FACT) {
          moved.add("%s: %.2f without %s instead of %.2f".formatted(told.id, without, weak, first.probability()));
        }
      }
    }
    assertThat(moved).isEmpty();
  }

  /** Facts on which only hints and weak arguments rest. */
  private static List<Object> weakFacts(Collection<Evidence> all) {
    Map<Object, Strength> strongest = new LinkedHashMap<>();
    all.forEach(
        e -> roots(e.facts()).stream().filter(Fact.class::isInstance)
            .forEach(f -> strongest.merge(f, e.strength(), (a, b) -> a.compareTo(b) >= 0 ? a : b)));
    return strongest.entrySet().stream().filter(s -> s.getValue().compareTo(Strength.WEAK) <= 0).map(Map.Entry::getKey).toList();
  }

  private static Set<Object> roots(Collection<?> facts) {
    Set<Object> roots = new LinkedHashSet<>();
    facts.forEach(f -> roots.addAll(f instanceof Symptom s ? roots(s.restsOn()) : Set.of(f)));
    return roots;
  }

  @Test
  void nothingWhereACrashOnlySurfacesIsBlamed() {
    List<String> blamed = new ArrayList<>();
    for (Told told : ALL) {
      told.diagnosis.causes().stream()
          .filter(h -> h.probability() > 0.5)
          .filter(h -> h.subject().matches("(?i)(nt|ntoskrnl|ntkrnl\\w+|hal|win32k\\w*|storport|portcls|ndis|usbport|scsiport|videoprt|tcpip|fltmgr)([.](sys|dll|exe))?"))
          .forEach(h -> blamed.add(told.id + ": " + h.cause() + " " + h.subject()));
    }
    assertThat(blamed).isEmpty();
  }

  @Test
  void nextNeverAsksForWhatIsThere() {
    List<String> asked = new ArrayList<>();
    for (Told told : ALL) {
      Set<String> formats = new LinkedHashSet<>();
      told.sources.stream().filter(s -> !s.facts().isEmpty()).forEach(s -> formats.add(s.format()));
      told.diagnosis.next().forEach(n -> engine.knowledge().reference().table("artifacts").first("id", n.artifact())
          .filter(row -> Stream.of(row.get("formats").split("\\|")).anyMatch(formats::contains))
          .ifPresent(row -> asked.add(told.id + ": " + n.artifact())));
    }
    assertThat(asked).isEmpty();
  }
}
