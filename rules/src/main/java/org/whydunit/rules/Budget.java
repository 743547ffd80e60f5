package org.whydunit.rules;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import org.whydunit.rules.compile.RuleBuild;

/**
 * How long authors' rules may take over one bundle, and how often one may fire. Conditions run inside the engine and cannot
 * be broken off, so that a run over its time is left behind on its own thread and repeated without the rule that it was in.
 */
final class Budget {

  /** A rule argues some times a bundle; one that argues about every event is no rule. */
  private static final int FIRINGS = 5_000;

  private static final long SECONDS = 10;
  private static final long SAMPLE_MILLIS = 20;

  private final Set<String> rules;
  private final Map<String, Integer> fired = new ConcurrentHashMap<>();
  private final Set<String> exhausted = ConcurrentHashMap.newKeySet();

  /**
   * A budget.
   *
   * @param rules the rules that it holds for
   */
  Budget(Set<String> rules) {
    this.rules = rules;
  }

  /** Counts a firing; false when the rule has none left. */
  boolean mayFire(String rule) {
    if (!rules.contains(rule)) {
      return true;
    }
    boolean left = fired.merge(rule, 1, Integer::sum) <= FIRINGS;
    if (!left) {
      exhausted.add(rule);
    }
    return left;
  }

  /** Rules that went over it. */
  Set<String> exhausted() {
    return exhausted;
  }

  /** The result; empty when the time was over, and then {@link #exhausted} names the rule. */
  Optional<Collection<Evidence>> within(Supplier<Collection<Evidence>> run) {
    FutureTask<Collection<Evidence>> task = new FutureTask<>(run::get);
    Thread worker = Thread.ofPlatform().daemon().name("authors-rules").start(task);
    Map<String, Integer> seen = new HashMap<>();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (System.nanoTime() < end) {
      try {
        return Optional.of(task.get(SAMPLE_MILLIS, TimeUnit.MILLISECONDS));
      } catch (TimeoutException running) {
        runningIn(worker).ifPresent(rule -> seen.merge(rule, 1, Integer::sum));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      } catch (ExecutionException e) {
        throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
      }
    }
    // The rule that was seen most; without any all of them, since one of them it is.
    exhausted.addAll(seen.entrySet().stream().max(Map.Entry.comparingByValue()).map(e -> Set.of(e.getKey())).orElse(rules));
    worker.setPriority(Thread.MIN_PRIORITY);
    return Optional.empty();
  }

  /** The rule whose classes the thread is in at this moment. */
  private Optional<String> runningIn(Thread worker) {
    for (StackTraceElement frame : worker.getStackTrace()) {
      for (String rule : rules) {
        if (frame.getClassName().startsWith(RuleBuild.packageOf(rule) + ".")) {
          return Optional.of(rule);
        }
      }
    }
    return Optional.empty();
  }
}
