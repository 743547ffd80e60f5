package org.whydunit.rules.compare;

import java.util.Optional;

import org.whydunit.ingest.facts.BugCheck;
import org.whydunit.knowledge.Reference;
import org.whydunit.rules.Diagnosis;

/**
 * Many stops of one machine as one story.
 *
 * @param groups the stops that are alike, together
 * @param odd the stop that differs where the others agree; {@code null} when none stands apart
 * @param change the last dated change before the first stop; {@code null} when none is known
 */
public record CrashStory(CrashGroups groups, BugCheck odd, Suspect change) {

  /** The story of a diagnosis; empty when the machine did not stop at least twice. */
  public static Optional<CrashStory> of(Diagnosis diagnosis, Reference reference) {
    CrashGroups groups = CrashGroups.of(diagnosis.crashes());
    return groups.stops() < 2
        ? Optional.empty()
        : Optional.of(new CrashStory(groups, groups.oddOneOut().orElse(null), new Comparison(reference).lastBefore(diagnosis).orElse(null)));
  }

  /** True when grouping them says more than a list. */
  public boolean repeats() {
    return groups.groups().size() < groups.stops();
  }
}
