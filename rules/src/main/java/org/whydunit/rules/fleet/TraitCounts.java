package org.whydunit.rules.fleet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How many machines of each group have each trait, and how many tell of its kind at all. */
final class TraitCounts {

  private final int groups;
  private final Map<String, Count> traits = new TreeMap<>();
  private final Map<String, Count> kinds = new HashMap<>();

  /** Counts by group; the last is that of all machines. */
  static final class Count {
    private final int[] machines;
    private Trait trait;
    private long who;

    private Count(int groups) {
      this.machines = new int[groups + 1];
    }

    int in(int group) {
      return machines[group];
    }

    int all() {
      return machines[machines.length - 1];
    }

    Trait trait() {
      return trait;
    }

    /** Equal for traits that the same machines have; for others, equal once in 2^64. */
    long who() {
      return who;
    }

    private void add(boolean[] member, long machine) {
      for (int g = 0; g < member.length; g++) {
        machines[g] += member[g] ? 1 : 0;
      }
      machines[member.length]++;
      who += machine;
    }
  }

  TraitCounts(int groups) {
    this.groups = groups;
  }

  void add(Verdict verdict, boolean[] member) {
    long machine = mixed(verdict.bundle());
    Set<String> told = new HashSet<>();
    for (Trait trait : verdict.traits()) {
      Count count = traits.computeIfAbsent(trait.key(), k -> new Count(groups));
      if (count.trait == null || trait.change()) {
        count.trait = trait;
      }
      count.add(member, machine);
      told.add(trait.kind());
    }
    told.forEach(kind -> kinds.computeIfAbsent(kind, k -> new Count(groups)).add(member, 0));
  }

  /** The traits, sorted by kind and name. */
  List<Count> traits() {
    return new ArrayList<>(traits.values());
  }

  /** The machines that tell of this kind of trait. */
  Count knowing(String kind) {
    return kinds.get(kind);
  }

  /** A number for the machine whose sums over different sets of machines hardly ever meet: FNV-1a, then the finish of SplitMix64. */
  private static long mixed(String name) {
    long h = 0xcbf29ce484222325L;
    for (int i = 0; i < name.length(); i++) {
      h = (h ^ name.charAt(i)) * 0x100000001b3L;
    }
    h = (h ^ (h >>> 30)) * 0xbf58476d1ce4e5b9L;
    h = (h ^ (h >>> 27)) * 0x94d049bb133111ebL;
    return h ^ (h >>> 31);
  }
}
