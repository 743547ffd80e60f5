package org.whydunit.shell.output;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The encoding of what is printed. */
public final class Codepage {

  private Codepage() {}

  /** Of standard output. */
  public static Charset ofOutput() {
    return of(System.getProperty("stdout.encoding"), System.console() != null && System.console().isTerminal());
  }

  /** Of standard error; when only standard output is a terminal, the terminal's still. */
  public static Charset ofErrors() {
    return of(System.getProperty("stderr.encoding"), System.console() != null && System.console().isTerminal());
  }

  /**
   * Files and pipes get UTF-8, a terminal what it says of itself: a Windows console in code page 936 shows UTF-8 as other
   * characters. One that claims ASCII alone is a Linux terminal without a locale, and nearly all of these show UTF-8.
   */
  static Charset of(String named, boolean terminal) {
    if (!terminal || named == null || !Charset.isSupported(named)) {
      return StandardCharsets.UTF_8;
    }
    Charset charset = Charset.forName(named);
    return charset.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : charset;
  }
}
