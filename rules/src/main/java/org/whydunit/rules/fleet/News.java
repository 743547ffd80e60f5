package org.whydunit.rules.fleet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What has changed since the results before.
 *
 * @param added bundles that were not there
 * @param gone bundles that are no longer there
 * @param families stories that no machine had, with how many have it now
 * @param grown stories that at least twice as many machines have, with how many more
 * @param changed bundles whose first cause or subject is another now
 */
public record News(
    int added, int gone, Map<Story, Integer> families, Map<Story, Integer> grown, List<Moved> changed) {

  public News {
    families = new TreeMap<>(families);
    grown = new TreeMap<>(grown);
    changed = List.copyOf(changed);
  }

  /** A cause with its subject. */
  public record Story(String cause, String subject) implements Comparable<Story> {

    @Override
    public int compareTo(Story other) {
      return (cause + '\t' + subject).compareTo(other.cause + '\t' + other.subject);
    }
  }

  /** A bundle with another story than before. */
  public record Moved(String bundle, Story before, Story now) {}

  static News of(Stream<Verdict> before, Stream<Verdict> now) {
    Map<String, Story> was = new HashMap<>();
    Map<Story, Integer> countBefore = new HashMap<>();
    before.forEach(v -> count(v, was.computeIfAbsent(v.bundle(), b -> new Story(v.cause(), v.subject())), countBefore));
    Map<Story, Integer> countNow = new HashMap<>();
    List<Moved> changed = new ArrayList<>();
    TreeSet<String> left = new TreeSet<>(was.keySet());
    int[] added = {0};
    now.forEach(v -> {
      Story story = new Story(v.cause(), v.subject());
      count(v, story, countNow);
      left.remove(v.bundle());
      Story earlier = was.get(v.bundle());
      if (earlier == null) {
        added[0]++;
      } else if (!earlier.equals(story)) {
        changed.add(new Moved(v.bundle(), earlier, story));
      }
    });
    Map<Story, Integer> fresh = new HashMap<>(countNow);
    fresh.keySet().removeAll(countBefore.keySet());
    Map<Story, Integer> grown = new HashMap<>();
    countNow.forEach((s, n) -> {
      int earlier = countBefore.getOrDefault(s, n);
      if (n >= 2 * earlier) {
        grown.put(s, n - earlier);
      }
    });
    return new News(added[0], left.size(), fresh, grown, changed);
  }

  private static void count(Verdict verdict, Story story, Map<Story, Integer> counts) {
    if (verdict.named()) {
      counts.merge(story, 1, Integer::sum);
    }
  }
}
