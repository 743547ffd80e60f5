package org.whydunit.rules.join;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a bundle says in words, as far as it can name what a cause is about.
 *
 * @param names proper names that the person tells, nearest to the failure first
 * @param lines of logs and notes, nearest to the failure first, without what was tried in vain
 * @param modules drivers of Windows that stops are said to be in, by the cause of their class; none that others plug into
 */
public record Told(List<String> names, List<String> lines, Map<String, List<String>> modules) {

  /** Nothing is told. */
  public static final Told NOTHING = new Told(List.of(), List.of(), Map.of());

  public Told {
    names = List.copyOf(names);
    lines = List.copyOf(lines);
    modules = Map.copyOf(modules);
  }

  Told and(Told other) {
    return new Told(joined(names, other.names), joined(lines, other.lines), joined(modules, other.modules));
  }

  private static Map<String, List<String>> joined(Map<String, List<String>> one, Map<String, List<String>> other) {
    Map<String, List<String>> all = new TreeMap<>(one);
    other.forEach((cause, files) -> all.merge(cause, files, Told::joined));
    return all;
  }

  private static List<String> joined(List<String> one, List<String> other) {
    return Stream.concat(one.stream(), other.stream()).distinct().toList();
  }
}
