package org.whydunit.rules.weigh;

import java.util.Collection;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import org.whydunit.rules.Evidence;

/**
 * One order of all arguments of a session, the strongest first and else by their texts, so that the same arguments give the
 * same answer however they came. Found once, since the places and facts of ten thousand arguments are long to write out.
 */
final class Order implements Comparator<Evidence> {

  /** Places written out once an argument; facts only where two arguments of one rule have the same places. */
  private record Keyed(Evidence evidence, String origins) {

    private static final Comparator<Keyed> ORDER =
        Comparator.comparing((Keyed k) -> -k.evidence.strength().ordinal())
            .thenComparing(k -> k.evidence.rule())
            .thenComparing(k -> k.evidence.subject())
            .thenComparing(Keyed::origins)
            .thenComparing(k -> k.evidence.facts().toString());
  }

  private final List<Evidence> sorted;
  private final Map<Evidence, Integer> ranks = new IdentityHashMap<>();

  Order(Collection<Evidence> evidence) {
    sorted = evidence.stream().map(e -> new Keyed(e, e.origins().toString())).sorted(Keyed.ORDER).map(Keyed::evidence).toList();
    for (int i = 0; i < sorted.size(); i++) {
      ranks.put(sorted.get(i), i);
    }
  }

  /** All arguments. */
  List<Evidence> sorted() {
    return sorted;
  }

  @Override
  public int compare(Evidence one, Evidence other) {
    return Integer.compare(ranks.get(one), ranks.get(other));
  }
}
