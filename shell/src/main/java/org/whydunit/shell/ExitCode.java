package org.whydunit.shell;

/** What a finished process tells its caller. */
public enum ExitCode {
  /** A cause was found; other commands: done. */
  FOUND(0),
  /** Read, but nothing conclusive. */
  INCONCLUSIVE(1),
  /** The command was misused. */
  USAGE(2),
  /** Nothing of what was given can be read. */
  UNREADABLE(3),
  /** Our fault. */
  FAILED(70);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  /** The number. */
  public int code() {
    return code;
  }
}
