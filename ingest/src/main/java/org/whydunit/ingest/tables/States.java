package org.whydunit.ingest.tables;

/** The words of drivers' and services' states and start modes, from {@code states} and {@code starts.labels.tsv}. */
public final class States {

  private static final Labels STATES = Labels.of(States.class, "states");
  private static final Labels STARTS = Labels.of(States.class, "starts");

  private States() {}

  /** {@code running} or {@code stopped} of a word in any language; empty when unknown. */
  public static String state(String word) {
    return STATES.key(word);
  }

  /** {@code auto}, {@code manual}, {@code disabled}, {@code boot} or {@code system}; empty when unknown. */
  public static String start(String word) {
    return STARTS.key(word);
  }
}
