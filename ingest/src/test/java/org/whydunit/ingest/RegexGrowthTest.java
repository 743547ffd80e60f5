package org.whydunit.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

/**
 * No expression of a reader takes more than linear work, however it is used and whatever line it meets. Work is counted
 * in characters looked at, so a busy machine changes nothing. The lines are made for each expression: the beginnings of
 * what it matches, repeated, and each of its parts pumped up behind such a beginning.
 */
class RegexGrowthTest {

  private static final int SHORT = 2_000;

  /** Below so many looks at each character, growth cannot be told from chance. */
  private static final int FREE_LOOKS = 60;

  /** A bounded repetition in a bounded repetition does not grow, but is slow: 64 Ki characters must stay far below a second. */
  private static final int MOST_LOOKS = 1_200;

  /** Half of what a thread has by default: an expression that recurses for each character overflows soon. */
  private static final long STACK_BYTES = 512 * 1024;

  @Test
  void findsTheExpressionsOfTheReaders() {
    List<Regexes.Regex> all = Regexes.all();
    assertThat(all).hasSizeGreaterThan(300);
    assertThat(all).as("expressions that are no constants").allMatch(r -> r.text() != null);
  }

  @Test
  void knowsASlowExpression() throws InterruptedException {
    Map<String, List<String>> found = new LinkedHashMap<>();
    onASmallStack(
        () -> {
          for (String regex : List.of("(.*?)\\s*(\\d+)x", "name: .*end", "^(?:\\w+\\s?)*$", "^\\w{1,40}: (\\S.*)$")) {
            found.put(regex, faults(regex, 0));
          }
        });
    assertThat(found).hasSize(4);
    found.forEach((regex, faults) -> assertThat(faults.isEmpty()).as(regex).isEqualTo(regex.startsWith("^\\w{1,40}")));
  }

  @Test
  void noExpressionGrowsFasterThanItsLine() throws InterruptedException {
    List<String> slow = new ArrayList<>();
    Runnable trial =
        () -> {
          for (Regexes.Regex regex : Regexes.all()) {
            faults(regex.text(), regex.flags()).forEach(fault -> slow.add(regex.place() + "  " + regex.text() + "  " + fault));
          }
        };
    onASmallStack(trial);
    assertThat(slow).isEmpty();
  }

  /** A main thread may have any stack; readers run on threads that have little. */
  private static void onASmallStack(Runnable trial) throws InterruptedException {
    Thread thread = new Thread(null, trial, "expressions", STACK_BYTES);
    thread.start();
    thread.join();
  }

  /** What is wrong with an expression: nothing, or one thing. */
  private static List<String> faults(String regex, int flags) {
    Pattern pattern = Pattern.compile(regex, flags);
    for (Pump pump : Pump.of(regex)) {
      for (boolean whole : new boolean[] {false, true}) {
        String fault = fault(pattern, pump, whole);
        if (fault != null) {
          return List.of((whole ? "matches " : "find ") + pump + " " + fault);
        }
      }
    }
    return List.of();
  }

  private static String fault(Pattern pattern, Pump pump, boolean whole) {
    try {
      long one = looks(pattern, pump.line(SHORT), whole);
      if (one < (long) FREE_LOOKS * SHORT) {
        return null;
      }
      long two = looks(pattern, pump.line(2 * SHORT), whole);
      return two > one * 5 / 2 ? one + " -> " + two + " looks" : null;
    } catch (TooMuch | StackOverflowError e) {
      return e.toString();
    }
  }

  private static long looks(Pattern pattern, String line, boolean whole) {
    Counted counted = new Counted(line, (long) MOST_LOOKS * line.length());
    Matcher matcher = pattern.matcher(counted);
    if (whole) {
      matcher.matches();
    } else {
      while (matcher.find()) {
        counted.looks++;
      }
    }
    return counted.looks;
  }

  private static final class TooMuch extends RuntimeException {
    private static final long serialVersionUID = 1;

    @Override
    public String toString() {
      return "too many looks";
    }
  }

  /** A line that counts how often a character of it is looked at. */
  private static final class Counted implements CharSequence {

    private final String line;
    private final long most;
    private long looks;

    Counted(String line, long most) {
      this.line = line;
      this.most = most;
    }

    @Override
    public char charAt(int index) {
      if (++looks > most) {
        throw new TooMuch();
      }
      return line.charAt(index);
    }

    @Override
    public int length() {
      return line.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return line.substring(start, end);
    }

    @Override
    public String toString() {
      return line;
    }
  }
}
