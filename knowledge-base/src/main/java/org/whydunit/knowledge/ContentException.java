package org.whydunit.knowledge;

import java.util.List;
import java.util.stream.Collectors;

/** Content that cannot be used, with every fault found, sorted by file, line and column. The message lists them all. */
public final class ContentException extends RuntimeException {
  private final transient List<ContentFault> faults;

  ContentException(List<ContentFault> faults) {
    super(faults.stream().sorted().map(ContentFault::toString).collect(Collectors.joining("\n")));
    this.faults = faults.stream().sorted().toList();
  }

  /** Sorted, never empty. */
  public List<ContentFault> faults() {
    return faults;
  }
}
