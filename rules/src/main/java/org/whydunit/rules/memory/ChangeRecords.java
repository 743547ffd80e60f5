package org.whydunit.rules.memory;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.whydunit.ingest.Ingest.SourceFacts;
import org.whydunit.ingest.facts.Change;
import org.whydunit.knowledge.cases.Case;
import org.whydunit.knowledge.cases.CaseStore;
import org.whydunit.knowledge.cases.CaseSummary;

/** The change records that cases hold: what was changed, and what was changed before. */
public final class ChangeRecords {

  private ChangeRecords() {}

  /**
   * A change and the case that tells of it.
   *
   * @param stored the case
   * @param change as its source tells it
   */
  public record Recorded(CaseSummary stored, Change change) {}

  /** A change in the words that cases share it by: {@code update kb5022834}. */
  static String feature(Change change) {
    return (change.kind() + " " + change.subject()).strip().toLowerCase(Locale.ROOT);
  }

  /** The changes of a case, found in its sources or given by its keeper, in order of time, those without time last. */
  public static List<Change> of(Case stored) {
    Stream<Change> found = Capsule.of(stored).sources().stream().map(SourceFacts::facts).flatMap(List::stream)
        .filter(Change.class::isInstance).map(Change.class::cast);
    Stream<Change> given = stored.notes().stream().filter(n -> n.name().equals(CaseStore.CHANGE))
        .map(n -> FactJson.read(n.text(), Change.class));
    return Stream.concat(found, given)
        .sorted(Comparator.comparing(Change::time, Comparator.nullsLast(Comparator.naturalOrder())).thenComparing(Change::origin))
        .toList();
  }

  /** Ties a change that no source tells of to a case. */
  public static void give(CaseStore store, long id, Change change) {
    store.attach(id, CaseStore.CHANGE, FactJson.write(change));
  }

  /**
   * Ties the changes of a table, as a CMDB or a ticket system exports it, to a case; those that it has already are left out.
   *
   * @return how many were new
   */
  public static int give(CaseStore store, long id, List<SourceFacts> sources) {
    Set<List<Object>> known = of(store.show(id)).stream().map(ChangeRecords::same).collect(Collectors.toSet());
    List<Change> fresh = sources.stream().map(SourceFacts::facts).flatMap(List::stream)
        .filter(Change.class::isInstance).map(Change.class::cast).filter(c -> known.add(same(c))).toList();
    fresh.forEach(c -> give(store, id, c));
    return fresh.size();
  }

  private static List<Object> same(Change c) {
    return List.of(c.kind(), c.subject(), c.detail(), c.time() == null ? "" : c.time(), c.by());
  }

  /** What was changed in the time before a moment, latest first; changes without a time are left out. */
  public static List<Change> before(Case stored, Instant moment, Duration window) {
    return of(stored).stream()
        .filter(c -> c.time() != null && !c.time().isAfter(moment) && !c.time().isBefore(moment.minus(window)))
        .toList()
        .reversed();
  }

  /**
   * Changes of stored cases whose kind and subject hold the text, whatever the case of letters; newest case first.
   *
   * @param most so many cases are looked at
   */
  public static List<Recorded> find(CaseStore store, String text, int most) {
    String wanted = text.toLowerCase(Locale.ROOT);
    List<Recorded> found = new ArrayList<>();
    for (CaseSummary summary : store.changed(wanted, most)) {
      of(store.show(summary.id())).stream().filter(c -> feature(c).contains(wanted)).forEach(c -> found.add(new Recorded(summary, c)));
    }
    return found;
  }
}
