package org.whydunit.shell;

/** Ends a command with an exit code other than 0, and for misuse with one line that says what was expected. */
public final class Ending extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ExitCode code;

  public Ending(ExitCode code, String line) {
    super(line, null, false, false);
    this.code = code;
  }

  /** The exit code. */
  public ExitCode code() {
    return code;
  }
}
