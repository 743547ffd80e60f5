package org.whydunit.rules.join;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.whydunit.ingest.facts.BugCheck;
import org.whydunit.ingest.facts.Origin;
import org.whydunit.ingest.facts.StackFrame;

class CrashJoinTest {

  private static final Instant NOON = Instant.parse("2026-03-11T12:00:00Z");

  @Test
  void joinsTheDumpTheDebuggerAndTheEventOfOneStop() {
    BugCheck analyzed = crash(0xD1, 1L, null, "rtwlane.sys", "analyze.txt", frame());
    BugCheck logged = crash(0xD1, 1L, NOON, "", "System.evtx");
    BugCheck claimed = crash(0xD1, null, null, "", "notes.txt");

    List<CrashJoin.Group> groups = new CrashJoin().join(List.of(claimed, logged, analyzed));

    assertThat(groups).singleElement().satisfies(g -> {
      assertThat(g.crash().time()).isEqualTo(NOON);
      assertThat(g.crash().module()).isEqualTo("rtwlane.sys");
      assertThat(g.crash().stack()).hasSize(1);
      assertThat(g.origins()).hasSize(3);
    });
  }

  @Test
  void keepsStopsOfDifferentParametersApart() {
    assertThat(new CrashJoin().join(List.of(crash(0x50, 1L, null, "", "a.txt"), crash(0x50, 2L, null, "", "System.xml")))).hasSize(2);
  }

  @Test
  void keepsStopsOfDifferentDaysApart() {
    BugCheck later = crash(0x50, null, NOON.plusSeconds(86_400), "", "System.xml");
    assertThat(new CrashJoin().join(List.of(crash(0x50, null, NOON, "", "analyze.txt"), later))).hasSize(2);
  }

  @Test
  void countsTwoReportsOfOneToolAsTwoStops() {
    assertThat(new CrashJoin().join(List.of(crash(0x1A, null, null, "", "analyze-01.txt"), crash(0x1A, null, null, "", "analyze-02.txt"))))
        .hasSize(2);
  }

  @Test
  void addsAPieceWithoutCodeToTheStopBesideIt() {
    BugCheck piece = crash(0, null, null, "rtwlane.sys", "output.log");

    assertThat(new CrashJoin().join(List.of(piece, crash(0xD1, 1L, null, "", "windbg.log"))))
        .singleElement()
        .satisfies(g -> assertThat(g.crash().code()).isEqualTo(0xD1));
  }

  @Test
  void givesTheSameGroupsInAnyOrder() {
    List<BugCheck> told = List.of(crash(0xD1, 1L, NOON, "", "b.xml"), crash(0x50, 2L, null, "", "c.txt"), crash(0xD1, 1L, null, "x.sys", "a.txt", frame()));

    assertThat(new CrashJoin().join(told.reversed()).stream().map(CrashJoin.Group::crash))
        .isEqualTo(new CrashJoin().join(told).stream().map(CrashJoin.Group::crash).toList());
  }

  private static StackFrame frame() {
    return new StackFrame("", 0, "rtwlane", "", 0x1d5b7L, true, Origin.line("analyze.txt", 9));
  }

  private static BugCheck crash(long code, Long p1, Instant time, String module, String source, StackFrame... stack) {
    return new BugCheck(code, "", p1, null, null, null, time, "", module, "", "", null, "", false, List.of(stack), Origin.line(source, 1));
  }
}
