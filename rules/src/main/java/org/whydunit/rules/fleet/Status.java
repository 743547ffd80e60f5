package org.whydunit.rules.fleet;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** How the examination of a bundle ended. */
public enum Status {
  /** There is an answer, be it that the cause is unknown. */
  DIAGNOSED,
  /** Nothing in it could be read. */
  UNREADABLE,
  /** The reading or the reasoning broke off: our fault. */
  FAILED,
  /** It took longer than it may. */
  LATE;

  /** In lower case, as in the results. */
  @JsonValue
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
