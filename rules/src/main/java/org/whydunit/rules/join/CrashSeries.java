package org.whydunit.rules.join;

import java.util.List;

import org.whydunit.ingest.facts.BugCheck;
import org.whydunit.rules.Symptom;

/**
 * All stops of the bundle together.
 *
 * @param crashes the stops, in order of time
 * @param codes number of different bug check codes
 * @param modules number of different blamed modules
 */
public record CrashSeries(List<BugCheck> crashes, int codes, int modules) implements Symptom {

  public CrashSeries {
    crashes = List.copyOf(crashes);
  }

  /** Number of stops. */
  public int count() {
    return crashes.size();
  }

  @Override
  public List<?> restsOn() {
    return crashes;
  }
}
