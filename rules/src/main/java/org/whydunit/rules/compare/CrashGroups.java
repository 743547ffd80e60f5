package org.whydunit.rules.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.whydunit.ingest.facts.BugCheck;

/**
 * Many stops of one machine as one story.
 *
 * @param groups stops of one code and blamed module together, the largest group first
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
   * @param crashes in the order of time
   */
  public record Group(String code, String name, String module, List<BugCheck> crashes) {

    public Group {
      crashes = List.copyOf(crashes);
    }
  }

  /** Groups stops that stand in the order of time; live dumps are no stops. */
  public static CrashGroups of(List<BugCheck> crashes) {
    Map<List<String>, List<BugCheck>> alike = new LinkedHashMap<>();
    for (BugCheck c : crashes) {
      if (!c.live()) {
        alike.computeIfAbsent(List.of(c.stopCode(), c.name(), c.module().toLowerCase(Locale.ROOT)), k -> new ArrayList<>()).add(c);
      }
    }
    return new CrashGroups(
        alike.entrySet().stream()
            .map(e -> new Group(e.getKey().get(0), e.getKey().get(1), e.getKey().get(2), e.getValue()))
            .sorted(Comparator.comparing((Group g) -> -g.crashes.size()))
            .toList());
  }

  /** The single stop that differs where all others agree. */
  public Optional<BugCheck> oddOneOut() {
    boolean one = groups.size() == 2 && groups.getFirst().crashes.size() >= AGREEING && groups.getLast().crashes.size() == 1;
    return one ? Optional.of(groups.getLast().crashes.getFirst()) : Optional.empty();
  }
}
