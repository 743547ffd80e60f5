package org.whydunit.shell.batch;

import java.time.Duration;
import java.util.Locale;

import org.whydunit.rules.fleet.Verdict;
import org.whydunit.shell.Messages;
import org.whydunit.shell.output.Printable;

/** Says on standard error how far a run is: at a terminal on one line each second, elsewhere a line each ten seconds. */
final class Progress {

  private static final String ERASE_LINE = "\r\u001b[K";
  private static final Duration AT_TERMINAL = Duration.ofSeconds(1);
  private static final Duration ELSEWHERE = Duration.ofSeconds(10);

  private final Messages messages;
  private final Locale language;
  private final int all;
  private final int before;
  private final boolean terminal = System.console() != null && System.console().isTerminal();
  private final long began = System.nanoTime();
  private long told = began;
  private int done;
  private int undiagnosed;

  /**
   * @param all bundles of the run
   * @param before how many a run that was broken off has done
   */
  Progress(Messages messages, Locale language, int all, int before) {
    this.messages = messages;
    this.language = language;
    this.all = all;
    this.before = before;
  }

  void done(Verdict verdict) {
    done++;
    if (!verdict.diagnosed()) {
      undiagnosed++;
      say(Printable.of(messages.get(language, "batch-undiagnosed", verdict.bundle(), messages.get(language, "status-" + verdict.status().id()), verdict.message())));
    }
    long now = System.nanoTime();
    if (now - told >= (terminal ? AT_TERMINAL : ELSEWHERE).toNanos()) {
      told = now;
      tell(now);
    }
  }

  void end() {
    tell(System.nanoTime());
    if (terminal) {
      System.err.println();
    }
  }

  private void tell(long now) {
    double seconds = Math.max(1e-3, (now - began) / 1e9);
    double rate = done / seconds;
    long left = Math.round((all - before - done) / Math.max(rate, 1e-9));
    String line = messages.get(
        language, "batch-progress", before + done, all, "%.1f".formatted(rate), left == 0 ? 0 : text(left), undiagnosed);
    if (terminal) {
      System.err.print(ERASE_LINE + line);
      System.err.flush();
    } else {
      System.err.println(line);
    }
  }

  private void say(String line) {
    System.err.println((terminal ? ERASE_LINE : "") + line.replace('\n', ' '));
  }

  /** {@code 42 s}, {@code 3:07 min} or {@code 2:15 h}. */
  private String text(long seconds) {
    if (seconds < 60) {
      return seconds + " s";
    }
    return seconds < 3600
        ? "%d:%02d min".formatted(seconds / 60, seconds % 60)
        : "%d:%02d h".formatted(seconds / 3600, seconds / 60 % 60);
  }
}
