package org.whydunit.rules.fleet;

import java.time.Instant;
import java.util.List;

/**
 * What is kept of a bundle's diagnosis when there are thousands. It holds nothing of when or where it was made, so that
 * the same bundle gives the same bytes.
 *
 * @param bundle name of the bundle in its folder or list
 * @param message why there is no diagnosis; empty when there is
 * @param sources how many sources were read
 * @param problems how many remarks the readers made
 * @param crashes how many stops
 * @param stop name of the last stop, else its code; empty when none
 * @param firstCrash moment of the first stop; {@code null} when unknown
 * @param lastCrash moment of the last stop; {@code null} when unknown
 * @param day UTC date of the last stop, else of the last moment of the timeline, else {@code undated}
 * @param cause id of the first cause; empty when there is no diagnosis
 * @param subject its subject; may be empty
 * @param probability of the first cause
 * @param version of the driver or package that is the subject; empty when unknown
 * @param update the last update before the first stop, or the last of all; empty when none is known
 * @param hardware model, else board, else processor; empty when unknown
 * @param os product name with build
 * @param suspects the first causes, at most three
 * @param traits what the machine has, sorted
 */
public record Verdict(
    String bundle,
    Status status,
    String message,
    int sources,
    int problems,
    int crashes,
    String stop,
    Instant firstCrash,
    Instant lastCrash,
    String day,
    String cause,
    String subject,
    double probability,
    String version,
    String update,
    String hardware,
    String os,
    List<Suspect> suspects,
    List<Trait> traits) {

  /** The day of a bundle that bears no date. */
  public static final String UNDATED = "undated";

  public Verdict {
    suspects = List.copyOf(suspects);
    traits = List.copyOf(traits);
  }

  /**
   * A cause with the rules that argue.
   *
   * @param supporting ids of rules that argue for it, strongest first
   * @param opposing ids of rules that argue against it
   */
  public record Suspect(
      String cause, String subject, double probability, List<String> supporting, List<String> opposing) {

    public Suspect {
      supporting = List.copyOf(supporting);
      opposing = List.copyOf(opposing);
    }
  }

  /** A bundle without a diagnosis. */
  public static Verdict without(String bundle, Status status, String message) {
    return new Verdict(
        bundle, status, message, 0, 0, 0, "", null, null, UNDATED, "", "", 0, "", "", "", "", List.of(), List.of());
  }

  /** True when there is a diagnosis. */
  public boolean diagnosed() {
    return status == Status.DIAGNOSED;
  }

  /** True when a diagnosis names a cause. */
  boolean named() {
    return diagnosed() && !cause.equals("unknown");
  }
}
