package org.whydunit.ingest.facts;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Unchangeable values by name, sorted by name, in two arrays: a log has a hundred thousand such maps of a few values. */
final class SortedValues extends AbstractMap<String, String> {

  private final String[] names;
  private final String[] values;

  private SortedValues(Map<String, String> from) {
    names = from.keySet().toArray(String[]::new);
    Arrays.sort(names);
    values = new String[names.length];
    Arrays.setAll(values, i -> from.get(names[i]));
  }

  static SortedValues of(Map<String, String> from) {
    return from instanceof SortedValues sorted ? sorted : new SortedValues(from);
  }

  @Override
  public String get(Object name) {
    int at = name instanceof String text ? Arrays.binarySearch(names, text) : -1;
    return at < 0 ? null : values[at];
  }

  @Override
  public boolean containsKey(Object name) {
    return name instanceof String text && Arrays.binarySearch(names, text) >= 0;
  }

  @Override
  public Set<Entry<String, String>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Entry<String, String>> iterator() {
        return IntStream.range(0, names.length)
            .<Entry<String, String>>mapToObj(i -> new SimpleImmutableEntry<>(names[i], values[i]))
            .iterator();
      }

      @Override
      public int size() {
        return names.length;
      }
    };
  }

  @Override
  public int size() {
    return names.length;
  }
}
