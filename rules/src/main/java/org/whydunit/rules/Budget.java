package org.whydunit.rules;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
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
import java.util.stream.Stream;

import org.whydunit.rules.compile.RuleBuild;
import org.whydunit.rules.compile.Watch;

/**
 * How much each of the authors' rules may compare over one bundle, how long its comparisons may take, and how often it may
 * fire. A rule that goes over it, or throws, is named, and the run repeated without it. A single comparison cannot be broken
 * off: a run that hangs in one is left behind on its own thread, which ends at its next comparison.
 */
final class Budget {

  /** A rule argues some times a bundle; one that argues about every event is no rule. */
  private static final int FIRINGS = 5_000;

  /** Processor time inside of one rule's comparisons. */
  private static final long NANOS = TimeUnit.SECONDS.toNanos(5);

  private static final long SAMPLE_MILLIS = 20;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final Set<String> rules;
  private final Set<String> rows;
  private final Map<String, Integer> fired = new ConcurrentHashMap<>();
  private final Set<String> exhausted = ConcurrentHashMap.newKeySet();

  /**
   * A budget.
   *
   * @param rules the rules that it holds for
   * @param rows the rows of tables that it holds for
   */
  Budget(Set<String> rules, Set<String> rows) {
    this.rules = rules;
    this.rows = rows;
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

  /** The result; empty when a rule had to be stopped, and then {@link #exhausted} names it. */
  Optional<Collection<Evidence>> within(Supplier<Collection<Evidence>> run) {
    Watch watch = new Watch(rows);
    FutureTask<Collection<Evidence>> task = new FutureTask<>(() -> {
      watch.begin();
      return run.get();
    });
    Thread worker = Thread.ofPlatform().daemon().name("authors-rules").start(task);
    Map<String, Long> taken = new HashMap<>();
    long before = 0;
    while (true) {
      try {
        return Optional.of(task.get(SAMPLE_MILLIS, TimeUnit.MILLISECONDS));
      } catch (TimeoutException running) {
        long now = THREADS.getThreadCpuTime(worker.threadId());
        if (isOver(ruleIn(worker.getStackTrace()), now - before, taken)) {
          watch.giveUp();
          worker.setPriority(Thread.MIN_PRIORITY);
          return Optional.empty();
        }
        before = now;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      } catch (ExecutionException e) {
        exhausted.add(blamed(e.getCause()));
        return Optional.empty();
      }
    }
  }

  private boolean isOver(Optional<String> rule, long nanos, Map<String, Long> taken) {
    boolean over = rule.isPresent() && taken.merge(rule.get(), nanos, Long::sum) > NANOS;
    if (over) {
      exhausted.add(rule.get());
    }
    return over;
  }

  /** The rule whose comparison threw; what no author's rule threw is thrown on. */
  private String blamed(Throwable thrown) {
    String rule = Watch.Exhausted.ruleIn(thrown);
    return rule != null
        ? rule
        : Stream.iterate(thrown, t -> t != null, Throwable::getCause)
            .flatMap(t -> ruleIn(t.getStackTrace()).stream())
            .findFirst()
            .orElseThrow(() -> thrown instanceof RuntimeException cause ? cause : new IllegalStateException(thrown));
  }

  /** The rule whose classes a stack is in. */
  private Optional<String> ruleIn(StackTraceElement[] stack) {
    for (StackTraceElement frame : stack) {
      for (String rule : rules) {
        if (frame.getClassName().startsWith(RuleBuild.packageOf(rule) + ".")) {
          return Optional.of(rule);
        }
      }
    }
    return Optional.empty();
  }
}
