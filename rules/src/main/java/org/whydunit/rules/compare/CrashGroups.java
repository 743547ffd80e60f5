package org.whydunit.rules.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.whydunit.ingest.facts.BugCheck;

/**
 * Many stops of one machine, those that are alike together.
 *
 * @param groups stops of one code and blamed module (where none is blamed, of one bucket) together, the largest group first
 */
public record CrashGroups(List<Group> groups) {

  /** So many stops must agree before one that does not is odd. */
  private static final int AGREEING = 3;

  public CrashGroups {
    groups = List.copyOf(groups);
  }

  /**
   * Stops that are alike.
   *
   * @param module in lower case; empty when nothing is blamed
   * @param bucket the debugger's, where no module is blamed; empty otherwise
   * @param crashes in the order of time, those without time last
   */
  public record Group(String code, String name, String module, String bucket, List<BugCheck> crashes) {

    public Group {
      crashes = List.copyOf(crashes);
    }
  }

  /** What makes stops alike. */
  private record Likeness(String code, String name, String module, String bucket) {

    static Likeness of(BugCheck c) {
      return new Likeness(c.stopCode(), c.name(), c.module().toLowerCase(Locale.ROOT), c.module().isEmpty() ? c.bucket() : "");
    }

    boolean isBare() {
      return module.isEmpty() && bucket.isEmpty();
    }
  }

  /** Groups stops that stand in the order of time; live dumps are no stops. */
  public static CrashGroups of(List<BugCheck> crashes) {
    List<BugCheck> stops = crashes.stream().filter(c -> !c.live()).toList();
    Set<Likeness> told = stops.stream().map(Likeness::of).filter(l -> !l.isBare()).collect(Collectors.toSet());
    Map<Likeness, List<BugCheck>> alike = new LinkedHashMap<>();
    stops.forEach(c -> alike.computeIfAbsent(group(Likeness.of(c), told), l -> new ArrayList<>()).add(c));
    return new CrashGroups(
        alike.entrySet().stream()
            .map(e -> new Group(e.getKey().code, e.getKey().name, e.getKey().module, e.getKey().bucket, e.getValue()))
            .sorted(Comparator.comparing((Group g) -> -g.crashes.size()))
            .toList());
  }

  /** A stop of which a log tells no more than the code is one of those that are told in full, if these are of one group. */
  private static Likeness group(Likeness own, Set<Likeness> told) {
    List<Likeness> same = own.isBare() ? told.stream().filter(l -> l.code.equals(own.code)).toList() : List.of();
    return same.size() == 1 ? same.getFirst() : own;
  }

  /** The number of all stops. */
  public int stops() {
    return groups.stream().mapToInt(g -> g.crashes.size()).sum();
  }

  /** The one stop that is alone, where each of the others has its like. */
  public Optional<BugCheck> oddOneOut() {
    List<Group> alone = groups.stream().filter(g -> g.crashes.size() == 1).toList();
    return alone.size() == 1 && stops() > AGREEING ? Optional.of(alone.getFirst().crashes.getFirst()) : Optional.empty();
  }
}
