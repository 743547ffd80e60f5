package org.whydunit.rules.join;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a bundle says in words, as far as it can name what a cause is about.
 *
 * @param names proper names that the person tells, nearest to the failure first
 * @param lines of logs and notes, nearest to the failure first, without what was tried in vain
 */
public record Told(List<String> names, List<String> lines) {

  /** Nothing is told. */
  public static final Told NOTHING = new Told(List.of(), List.of());

  public Told {
    names = List.copyOf(names);
    lines = List.copyOf(lines);
  }

  Told and(Told other) {
    return new Told(joined(names, other.names), joined(lines, other.lines));
  }

  private static List<String> joined(List<String> one, List<String> other) {
    return Stream.concat(one.stream(), other.stream()).distinct().toList();
  }
}
