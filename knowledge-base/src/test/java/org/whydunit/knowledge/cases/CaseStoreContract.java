package org.whydunit.knowledge.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.whydunit.knowledge.cases.CaseStoreTest.MARCH;
import static org.whydunit.knowledge.cases.CaseStoreTest.WIFI;
import static org.whydunit.knowledge.cases.CaseStoreTest.cured;
import static org.whydunit.knowledge.cases.CaseStoreTest.fresh;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

/** What every store does, whatever database it is in. */
abstract class CaseStoreContract {

  /** The address of an empty database. */
  abstract String address();

  @Test
  void keepsACaseWithAllThatHangsOnIt() {
    try (CaseStore store = CaseStore.open(address())) {
      long id = store.save(fresh("office \0", WIFI));
      long other = store.save(fresh("office again", new Features(Set.of("0x50"), Set.of(), Set.of(), Set.of(),
          Set.of("update kb5022834"))));
      store.note(id, "swapped the card");
      store.attach(other, "dxdiag.txt", "x".repeat(100_000));
      store.merge(id, other);
      store.close(id, cured(MARCH.plusSeconds(3600)));

      Case shown = store.show(id);
      assertThat(shown.notes()).extracting(Note::name).containsExactly("", "dxdiag.txt");
      assertThat(shown.features().codes()).containsExactly("0x000000D1", "0x50");
      assertThat(shown.features().changes()).containsExactly("update kb5022834");
      assertThat(shown.occurrences()).isEqualTo(2);
      assertThat(shown.sources()).isEqualTo(Map.of("analyze.txt", "9f86d081"));
      assertThat(shown.outcome()).isEqualTo(cured(MARCH.plusSeconds(3600)));
      assertThat(store.list(new CaseFilter(State.CLOSED, "network-driver", "OFFICE", MARCH, null, 5))).hasSize(1);
      List<Statistic> statistics = store.statistics(Period.QUARTER);
      assertThat(statistics.getFirst()).isEqualTo(new Statistic("2026-Q1", "network-driver", 2, Duration.ofHours(1), null));
      assertThat(statistics.subList(1, statistics.size())).extracting(Statistic::count, Statistic::change)
          .allMatch(later -> later.toList().equals(List.of(0, -1.0)));
      assertThat(store.changed("KB5022", 5)).extracting(CaseSummary::id).containsExactly(id);
      assertThat(store.changed("KB9", 5)).isEmpty();
      store.reopen(id);
      assertThat(store.list(CaseFilter.ALL)).extracting(CaseSummary::state).containsExactly(State.OPEN);
      store.delete(id);
      assertThat(store.list(CaseFilter.ALL)).isEmpty();
      assertThatThrownBy(() -> store.close(id, cured(MARCH))).isInstanceOfSatisfying(CaseStoreException.class,
          e -> assertThat(e.id()).isEqualTo("unknown-case"));
    }
  }

  @Test
  void takesNoNameForACommandOfTheDatabase() {
    String attack = "x'; DROP TABLE cases; --\\\" OR 1=1 %_";
    try (CaseStore store = CaseStore.open(address())) {
      long id = store.save(fresh(attack, new Features(Set.of(attack), Set.of(attack), Set.of(attack), Set.of(), Set.of(attack))));
      store.save(fresh("another", WIFI));
      store.note(id, attack);
      store.attach(id, attack, attack);
      assertThat(store.show(id).name()).isEqualTo(attack);
      assertThat(store.list(new CaseFilter(null, null, "' OR '1'='1", null, null, 5))).isEmpty();
      assertThat(store.list(new CaseFilter(null, attack, null, null, null, 5))).isEmpty();
      assertThat(store.list(new CaseFilter(null, null, "DROP TABLE", null, null, 5))).extracting(CaseSummary::id).containsExactly(id);
      assertThat(store.list(CaseFilter.ALL)).hasSize(2);
    }
  }

  @Test
  void cutsNamesThatAreTooLongAndKeepsTheCase() {
    String longer = "b".repeat(3000);
    try (CaseStore store = CaseStore.open(address())) {
      long id = store.save(fresh("long", new Features(Set.of(), Set.of(longer), Set.of(), Set.of())));
      assertThat(store.show(id).features().buckets()).containsExactly("b".repeat(700));
    }
  }

  @Test
  void givesBackWhatItExportedOnce() throws IOException {
    StringWriter lines = new StringWriter();
    try (CaseStore store = CaseStore.open(address())) {
      long id = store.save(fresh("办公室 \"3\"\n", WIFI));
      store.note(id, "换了网卡");
      store.close(id, cured(MARCH.plusSeconds(60)));
      store.export(CaseFilter.ALL, lines);
      store.delete(id);
      assertThat(store.importFrom(new BufferedReader(new StringReader(lines.toString())))).isEqualTo(1);
      assertThat(store.importFrom(new BufferedReader(new StringReader(lines.toString())))).isZero();
      StringWriter again = new StringWriter();
      store.export(CaseFilter.ALL, again);
      assertThat(again.toString().replaceFirst("\"id\":\\d+", "")).isEqualTo(lines.toString().replaceFirst("\"id\":\\d+", ""));
    }
  }

  @Test
  void findsTheCaseThatSharesMostAndSaysWhat() {
    try (CaseStore store = CaseStore.open(address())) {
      long near = store.save(fresh("near", WIFI));
      long far = store.save(fresh("far", new Features(Set.of("0x000000D1"), Set.of(), Set.of(), Set.of())));
      store.save(fresh("open", WIFI));
      store.close(near, cured(MARCH));
      store.close(far, cured(MARCH));

      assertThat(store.similar(WIFI, 5)).extracting(similar -> similar.summary().name()).containsExactly("near", "far");
      assertThat(store.similar(WIFI, 1).getFirst().why()).contains("bucket AV_rtwlane", "code 0x000000D1");
      assertThat(store.similar(Features.NONE, 5)).isEmpty();
    }
  }

  @Test
  void forgetsExperienceOnRequestAndTakesItBack() {
    try (CaseStore store = CaseStore.open(address())) {
      store.close(store.save(fresh("one", WIFI)), cured(MARCH));
      store.close(store.save(fresh("two", WIFI)),
          new Outcome("firmware", "", "drivers/wifi-driver-irql", false, MARCH.plusSeconds(5)));
      assertThat(store.experience().causes()).isEqualTo(Map.of("network-driver", 1, "firmware", 1));
      assertThat(store.experience().fixes().get("drivers/wifi-driver-irql").chance()).isEqualTo(0.5);

      store.resetExperience(MARCH.plusSeconds(1));
      assertThat(store.experience().closed()).extracting(CaseSummary::name).containsExactly("two");
      store.resetExperience(Instant.EPOCH);
      assertThat(store.experience().closed()).hasSize(2);
    }
  }
}
