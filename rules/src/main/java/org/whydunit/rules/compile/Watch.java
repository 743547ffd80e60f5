package org.whydunit.rules.compile;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Counts what authors' rules compare on the present thread. The compiler of authors' rules puts {@link #tries} in front of
 * the comparisons of every condition, and {@link #holds} behind those of one that is joined with an earlier one: the first
 * bounds the time that a join takes, the second the memory, since each combination that holds is kept. Counts, not clocks, so that
 * the same bundle stops the same rules everywhere.
 */
public final class Watch {

  /** Combinations that one rule may look at over one bundle: three hundred thousand events with each of sixteen stops. */
  private static final int TRIES = 5_000_000;

  /** Combinations that may hold: each is an object of about a hundred bytes. */
  private static final int HELD = 500_000;

  /** Characters that the expressions of one row may read over one bundle: about a second. */
  private static final long READS = 200_000_000;

  private static final ThreadLocal<Watch> PRESENT = new ThreadLocal<>();

  private final Set<String> rows;
  private final Map<String, int[]> counts = new HashMap<>();
  private final Map<String, Long> reads = new HashMap<>();
  private volatile boolean over;

  /** A rule has used up what it may compare. */
  public static final class Exhausted extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final String rule;

    private Exhausted(String rule) {
      super(rule, null, false, false);
      this.rule = rule;
    }

    /** Finds it among the causes of what an engine threw; {@code null} when it is not there. */
    public static String ruleIn(Throwable thrown) {
      for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
        if (cause instanceof Exhausted exhausted) {
          return exhausted.rule;
        }
      }
      return null;
    }
  }

  /**
   * A watch.
   *
   * @param rows rows of authors' tables; those of the product are not watched
   */
  public Watch(Set<String> rows) {
    this.rows = rows;
  }

  /** Watches the present thread from now on. */
  public void begin() {
    PRESENT.set(this);
  }

  /** The next comparison of any rule throws: nobody waits for the result. */
  public void giveUp() {
    over = true;
  }

  /**
   * A fact is about to be compared, alone or with an earlier one; always true.
   *
   * @throws Exhausted when the rule has compared enough
   */
  public static boolean tries(Object earlier, String rule) {
    return count(rule, 0, TRIES);
  }

  /**
   * All comparisons of a condition hold; always true.
   *
   * @throws Exhausted when the rule keeps too much
   */
  public static boolean holds(Object earlier, String rule) {
    return count(rule, 1, HELD);
  }

  /**
   * An expression of a row has read so many characters more.
   *
   * @throws Exhausted when an author's row has read enough
   */
  public static void reads(String row, int characters) {
    Watch present = PRESENT.get();
    if (present != null && present.rows.contains(row) && (present.over || present.reads.merge(row, (long) characters, Long::sum) > READS)) {
      throw new Exhausted(row);
    }
  }

  private static boolean count(String rule, int what, int most) {
    Watch present = PRESENT.get();
    if (present != null && (present.over || ++present.counts.computeIfAbsent(rule, r -> new int[2])[what] > most)) {
      throw new Exhausted(rule);
    }
    return true;
  }
}
