package org.whydunit.rules.compile;

import java.util.List;

/** Faults in the packs' content, all at once, each with file, line and column. */
public final class PackException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<String> faults;

  public PackException(List<String> faults) {
    super(String.join(System.lineSeparator(), faults));
    this.faults = List.copyOf(faults);
  }

  /** The faults, sorted. */
  public List<String> faults() {
    return faults;
  }
}
