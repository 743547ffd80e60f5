package org.whydunit.rules.fleet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

import org.whydunit.rules.fleet.Family.Variant;
import org.whydunit.rules.fleet.News.Story;

/** Counts of the stories, as verdicts come by. */
final class Families {

  private static final int EXAMPLES = 5;

  private final Map<Story, Count> counts = new TreeMap<>();

  private record Key(String version, String update, String hardware) {}

  private record Example(String bundle, double probability) {}

  private static final class Count {
    private int machines;
    private int crashing;
    private double probability;
    private final Map<Key, int[]> variants = new HashMap<>();
    private final PriorityQueue<Example> examples =
        new PriorityQueue<>(Comparator.comparingDouble(Example::probability).thenComparing(Example::bundle, Comparator.reverseOrder()));

    void add(Verdict v) {
      int stopped = v.crashes() > 0 ? 1 : 0;
      machines++;
      crashing += stopped;
      probability += v.probability();
      int[] variant = variants.computeIfAbsent(new Key(v.version(), v.update(), v.hardware()), k -> new int[2]);
      variant[0]++;
      variant[1] += stopped;
      examples.add(new Example(v.bundle(), v.probability()));
      if (examples.size() > EXAMPLES) {
        examples.poll();
      }
    }

    List<Variant> variants() {
      return variants.entrySet().stream()
          .map(e -> new Variant(e.getKey().version(), e.getKey().update(), e.getKey().hardware(), e.getValue()[0], e.getValue()[1]))
          .sorted(
              Comparator.comparingInt(Variant::machines).reversed()
                  .thenComparing(Variant::version).thenComparing(Variant::update).thenComparing(Variant::hardware))
          .toList();
    }

    List<String> examples() {
      return examples.stream()
          .sorted(Comparator.comparingDouble(Example::probability).reversed().thenComparing(Example::bundle))
          .map(Example::bundle)
          .toList();
    }
  }

  void add(Verdict verdict) {
    if (verdict.named()) {
      counts.computeIfAbsent(new Story(verdict.cause(), verdict.subject()), s -> new Count()).add(verdict);
    }
  }

  /** How many machines have the story. */
  int machines(Story story) {
    Count count = counts.get(story);
    return count == null ? 0 : count.machines;
  }

  /** The stories of so many machines at least, most machines first. */
  List<Story> largest(int machines, int limit) {
    return counts.keySet().stream()
        .filter(s -> machines(s) >= machines)
        .sorted(Comparator.comparingInt(this::machines).reversed().thenComparing(Comparator.naturalOrder()))
        .limit(limit)
        .toList();
  }

  /** All families, with what a comparison found of some. */
  List<Family> all(Map<Story, Comparison> comparisons) {
    List<Family> families = new ArrayList<>();
    counts.forEach((s, c) ->
        families.add(
            new Family(s.cause(), s.subject(), c.machines, c.crashing, c.probability / c.machines, c.variants(), c.examples(), comparisons.get(s))));
    families.sort(
        Comparator.comparingInt(Family::machines).reversed().thenComparing(Family::cause).thenComparing(Family::subject));
    return families;
  }
}
