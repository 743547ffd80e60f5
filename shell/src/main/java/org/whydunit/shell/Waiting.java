package org.whydunit.shell;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;

import org.whydunit.ingest.Progress;
import org.whydunit.shell.output.Look;
import org.whydunit.shell.output.Width;

/**
 * Tells a person at a terminal, on standard error, about work that takes longer than a second: how far it is, at which
 * rate, and how long it will still take. Work whose thread was interrupted ends at its next word of progress with a
 * {@link CancellationException}.
 */
public final class Waiting implements Progress, AutoCloseable {

  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final String ERASE_LINE = "\r\u001b[K";
  private static final int BAR = 20;
  private static final long NANOS = Duration.ofSeconds(1).toNanos();

  private final String words;
  private final String left;
  private final boolean bytes;
  private final Thread worker = Thread.currentThread();
  private final long begun = System.nanoTime();
  private final AtomicLong whole = new AtomicLong();
  private final AtomicLong done = new AtomicLong();
  private final Thread clock;

  private Waiting(String words, String left, boolean bytes) {
    this.words = words;
    this.left = left;
    this.bytes = bytes;
    this.clock = Look.terminal() ? Thread.ofVirtual().start(this::tell) : null;
  }

  /**
   * Over work that is measured in bytes.
   *
   * @param words what is being done
   */
  static Waiting reading(String words, String left) {
    return new Waiting(words, left, true);
  }

  /** Over work on so many things; none when it is one piece. */
  public static Waiting over(String words, String left, long things) {
    Waiting waiting = new Waiting(words, left, false);
    waiting.opened(things);
    return waiting;
  }

  @Override
  public void opened(long more) {
    whole.addAndGet(more);
  }

  @Override
  public void read(long more) {
    done.addAndGet(more);
    if (worker.isInterrupted()) {
      throw new CancellationException();
    }
  }

  private void tell() {
    try {
      while (!worker.isInterrupted()) {
        Thread.sleep(EVERY);
        if (worker.isInterrupted()) {
          return;
        }
        System.err.print(ERASE_LINE + Width.cut(line(System.nanoTime() - begun), Look.ofOutput().width() - 1));
        System.err.flush();
      }
    } catch (InterruptedException end) {
      if (System.nanoTime() - begun >= NANOS && !worker.isInterrupted()) {
        System.err.print(ERASE_LINE);
        System.err.flush();
      }
    }
  }

  /** The line after so many nanoseconds. */
  String line(long nanos) {
    long all = whole.get();
    long now = Math.min(done.get(), all);
    long seconds = nanos / NANOS;
    if (all == 0 || now == 0) {
      return words + "  " + seconds + " s";
    }
    double share = (double) now / all;
    double rate = now / ((double) nanos / NANOS);
    long remaining = Math.round((all - now) / rate);
    int full = (int) (BAR * share);
    return "%s  %s%s %3.0f %%  %s  %s/s  %s".formatted(
        words, "█".repeat(full), "░".repeat(BAR - full), 100 * share, amount(now) + " / " + amount(all), amount(rate),
        left.formatted(remaining >= 120 ? remaining / 60 + " min" : remaining + " s"));
  }

  private String amount(double value) {
    if (!bytes) {
      return String.format(Locale.ROOT, value < 10 && value != Math.rint(value) ? "%.1f" : "%.0f", value);
    }
    return value < 1e6
        ? String.format(Locale.ROOT, "%.0f kB", value / 1e3)
        : value < 1e9 ? String.format(Locale.ROOT, "%.0f MB", value / 1e6) : String.format(Locale.ROOT, "%.1f GB", value / 1e9);
  }

  @Override
  public void close() {
    if (clock != null) {
      clock.interrupt();
      try {
        clock.join();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
