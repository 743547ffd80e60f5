package org.whydunit.rules.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.whydunit.knowledge.cases.CaseSummary;
import org.whydunit.knowledge.cases.Experience;
import org.whydunit.knowledge.cases.Outcome;
import org.whydunit.knowledge.cases.State;
import org.whydunit.rules.Engine;
import org.whydunit.rules.Hypothesis;

class MemoryTest {
  private static final Engine ENGINE = Labelled.ENGINE;

  private static CaseSummary closed(long id, String cause, String fix, boolean worked) {
    return new CaseSummary(id, Instant.EPOCH, "c", State.CLOSED, 1, cause, "", 1, new Outcome(cause, "", fix, worked, Instant.EPOCH));
  }

  @Test
  void isNoWorseThanNoMemoryOnCasesInTheOrderOfTime() throws IOException {
    List<Labelled> cases = Labelled.all();
    List<CaseSummary> past = new ArrayList<>();
    int with = 0;
    int without = 0;
    for (Labelled one : cases) {
      Memory memory = Memory.of(new Experience(past), ENGINE.priors());
      with += right(ENGINE.remembering(memory), one) ? 1 : 0;
      without += right(ENGINE, one) ? 1 : 0;
      past.add(one.closed(past.size() + 1));
    }
    System.out.printf("memory: %d of %d right with, %d without%n", with, cases.size(), without);
    // One case of 95 is the hundredth that memory may cost.
    assertThat(with).isGreaterThanOrEqualTo(without - 1);
  }

  private static boolean right(Engine engine, Labelled one) {
    return one.right().contains(engine.diagnose(one.sources()).causes().getFirst().cause());
  }

  @Test
  void letsPoisonedLabelsTurnNoStronglyArguedCause() throws IOException {
    int turned = 0;
    List<String> strong = new ArrayList<>();
    for (Labelled one : Labelled.all()) {
      List<Hypothesis> causes = ENGINE.causes(one.sources());
      Hypothesis top = causes.getFirst();
      String rival = causes.stream().map(Hypothesis::cause).filter(c -> !c.equals(top.cause()) && !c.equals("unknown")).findFirst().orElse("firmware");
      List<CaseSummary> poison = LongStream.rangeClosed(1, 1_000).mapToObj(i -> closed(i, rival, "", true)).toList();
      String now = ENGINE.remembering(Memory.of(new Experience(poison), ENGINE.priors())).causes(one.sources()).getFirst().cause();
      if (!now.equals(top.cause())) {
        turned++;
        if (top.probability() >= 0.6) {
          strong.add(one.id() + ": " + top.cause() + " to " + now);
        }
      }
    }
    System.out.printf("memory: 1,000 wrong labels for the second cause turn %d answers, %d of them strongly argued%n", turned, strong.size());
    assertThat(strong).isEmpty();
  }

  @Test
  void boundsWhatManyWrongLabelsCanDo() {
    List<CaseSummary> poisoned = LongStream.rangeClosed(1, 10_000).mapToObj(i -> closed(i, "firmware", "", true)).toList();
    Memory memory = Memory.of(new Experience(poisoned), ENGINE.priors());
    assertThat(memory.shifts()).containsOnlyKeys("firmware");
    assertThat(memory.shifts().get("firmware")).isEqualTo(Memory.LARGEST_SHIFT);
    assertThat(CapsuleTest.diagnosis(ENGINE.remembering(memory)).causes().getFirst().cause()).isEqualTo("network-driver");
  }

  @Test
  void saysWhatMovedAndByWhichCases() {
    Memory memory = Memory.of(new Experience(List.of(closed(3, "network-driver", "drivers/x", true),
        closed(7, "network-driver", "drivers/x", false), closed(9, "unknown", "drivers/y", true))), ENGINE.priors());

    Memory.CauseMove move = memory.causes().getFirst();
    assertThat(move.cause()).isEqualTo("network-driver");
    assertThat(move.cases()).containsExactly(3L, 7L);
    assertThat(move.after()).isGreaterThan(move.before());
    assertThat(memory.fixes()).containsExactly(new Memory.FixMove("drivers/x", 1, 1, 0.5, List.of(3L, 7L)),
        new Memory.FixMove("drivers/y", 1, 0, 2 / 3.0, List.of(9L)));
    assertThat(Memory.of(new Experience(List.of()), ENGINE.priors())).isEqualTo(Memory.NONE);
  }
}
