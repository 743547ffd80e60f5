package org.whydunit.rules.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;

class StudyTest {

  private static final Instant STOP = Instant.parse("2026-04-20T10:00:00Z");

  @Test
  void findsThePairThatOnlyTogetherMakesMachinesStop() {
    FleetReport report = Study.of(fleet(400, 0.9)::stream, null);
    Comparison found = report.comparison();
    assertThat(found.pairs().getFirst().traits()).extracting(Trait::name).containsExactlyInAnyOrder("wlan.sys 5.1", "KB7");
    assertThat(found.first().traits()).extracting(Trait::name).containsExactly("KB7");
    assertThat(found.first().leadDays()).isEqualTo(3.0);
    assertThat(found.findings()).allSatisfy(c -> {
      assertThat(c.q()).isLessThanOrEqualTo(0.05);
      assertThat(c.sickWith()).isLessThanOrEqualTo(c.sick());
      assertThat(c.sick() + c.others()).isEqualTo(400);
      assertThat(c.ratio()).isGreaterThan(1);
    });
    assertThat(report.families().getFirst().subject()).isEqualTo("wlan.sys");
    assertThat(report.families().getFirst().comparison().findings()).isNotEmpty();
  }

  /** 300 traits that have nothing to do with stopping, in twenty fleets: hardly one finding in all. */
  @Test
  void findsNothingWhereThereIsNothing() {
    int findings = 0;
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      List<Verdict> fleet = new ArrayList<>();
      for (int i = 0; i < 120; i++) {
        List<Trait> traits = new ArrayList<>();
        for (int t = 0; t < 300; t++) {
          if (random.nextInt(3) == 0) {
            traits.add(new Trait("driver", "d" + t + ".sys", null));
          }
        }
        fleet.add(verdict("m" + i, random.nextInt(4) == 0, "x.sys", traits));
      }
      findings += Study.of(fleet::stream, null).comparison().findings().size();
    }
    assertThat(findings).isLessThanOrEqualTo(4);
  }

  @Test
  void countsOnlyMachinesThatTellOfTheKind() {
    List<Verdict> fleet = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      // Machines that stopped bring a list of drivers; of the others only two in ten do, and all of those have the driver too.
      boolean sick = i % 2 == 0;
      boolean tells = sick || i % 10 < 2;
      fleet.add(verdict("m" + i, sick, "x.sys", tells ? List.of(new Trait("driver", "common.sys", null)) : List.of()));
    }
    assertThat(Study.of(fleet::stream, null).comparison().findings()).isEmpty();
  }

  @Test
  void saysWhatCannotBeToldApart() {
    List<Verdict> fleet = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      boolean sick = i % 3 == 0;
      Trait both = new Trait("update", "KB1", STOP.minus(1, ChronoUnit.DAYS));
      fleet.add(verdict("m" + i, sick, "x.sys", sick
          ? List.of(new Trait("driver", "new.sys", null), both)
          : List.of(new Trait("driver", "old.sys", null), new Trait("update", "KB0", STOP.minus(90, ChronoUnit.DAYS)))));
    }
    Contrast only = Study.of(fleet::stream, null).comparison().findings().getFirst();
    assertThat(only.traits().getFirst().name()).isEqualTo("KB1");
    assertThat(only.inseparable()).extracting(Trait::name).containsExactly("new.sys");
    assertThat(only.ratio()).isInfinite();
  }

  @Test
  void tellsWhatIsNew() {
    List<Verdict> before = List.of(verdict("a", true, "old.sys", List.of()), verdict("b", false, "", List.of()), verdict("gone", false, "", List.of()));
    List<Verdict> now = List.of(verdict("a", true, "new.sys", List.of()), verdict("b", false, "", List.of()), verdict("c", true, "new.sys", List.of()));
    News news = Study.of(now::stream, before::stream).news();
    assertThat(news.added()).isEqualTo(1);
    assertThat(news.gone()).isEqualTo(1);
    assertThat(news.families()).containsExactly(Map.entry(new News.Story("driver-defect", "new.sys"), 2));
    assertThat(news.changed()).extracting(News.Moved::bundle).containsExactly("a");
  }

  @Test
  void pointsAtMachinesUnlikeTheOthers() {
    List<Verdict> fleet = fleet(100, 0.9);
    fleet.add(stopping("often", 900));
    fleet.add(verdict("strange", true, "rare.sys", List.of()));
    assertThat(Study.of(fleet::stream, null).outliers())
        .extracting(o -> o.bundle() + " " + o.why())
        .contains("often many-crashes", "strange alone");
  }

  @Test
  void keepsALineAsItIs() {
    Verdict verdict = fleet(3, 1).getFirst();
    assertThat(VerdictLine.parse(VerdictLine.of(verdict))).isEqualTo(verdict);
    assertThat(VerdictLine.of(verdict)).doesNotContain("\n");
  }

  private static List<Verdict> fleet(int machines, double rate) {
    Random random = new Random(11);
    List<Verdict> fleet = new ArrayList<>();
    for (int i = 0; i < machines; i++) {
      boolean driver = random.nextInt(10) < 4;
      boolean update = random.nextInt(10) < 5;
      boolean sick = driver && update ? random.nextDouble() < rate : random.nextInt(50) == 0;
      List<Trait> traits = new ArrayList<>(List.of(new Trait("driver", "wlan.sys", null), new Trait("driver-version", "wlan.sys " + (driver ? "5.1" : "5.0"), null)));
      traits.add(update ? new Trait("update", "KB7", STOP.minus(3, ChronoUnit.DAYS)) : new Trait("update", "KB6", STOP.minus(60, ChronoUnit.DAYS)));
      for (int t = 0; t < 100; t++) {
        if (random.nextBoolean()) {
          traits.add(new Trait("driver", "noise" + t + ".sys", null));
        }
      }
      fleet.add(verdict("pc%04d".formatted(i), sick, "wlan.sys", traits));
    }
    return fleet;
  }

  private static Verdict verdict(String name, boolean sick, String subject, List<Trait> traits) {
    return of(name, sick ? 1 : 0, sick ? "driver-defect" : "unknown", sick ? subject : "", traits);
  }

  private static Verdict stopping(String name, int stops) {
    return of(name, stops, "driver-defect", "wlan.sys", List.of());
  }

  private static Verdict of(String name, int stops, String cause, String subject, List<Trait> traits) {
    Instant stop = stops > 0 ? STOP : null;
    return new Verdict(
        name, Status.DIAGNOSED, "", 1, 0, stops, "", stop, stop, "2026-04-20", cause, subject, 0.8, "", "", "", "", List.of(), traits);
  }
}
