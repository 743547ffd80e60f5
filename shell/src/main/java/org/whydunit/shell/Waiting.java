package org.whydunit.shell;

import java.time.Duration;

/** Tells a person at a terminal, on standard error, that something takes longer than a second, and since when. */
final class Waiting {

  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final String ERASE_LINE = "\r\u001b[K";

  private final Thread clock;

  private Waiting(Thread clock) {
    this.clock = clock;
  }

  static Waiting over(String words) {
    if (System.console() == null || !System.console().isTerminal()) {
      return new Waiting(null);
    }
    return new Waiting(Thread.ofVirtual().start(() -> tell(words)));
  }

  private static void tell(String words) {
    try {
      for (int seconds = 1; ; seconds++) {
        Thread.sleep(PATIENCE);
        System.err.print(ERASE_LINE + words + " " + seconds + " s");
        System.err.flush();
      }
    } catch (InterruptedException done) {
      System.err.print(ERASE_LINE);
      System.err.flush();
    }
  }

  void end() {
    if (clock != null) {
      clock.interrupt();
    }
  }
}
