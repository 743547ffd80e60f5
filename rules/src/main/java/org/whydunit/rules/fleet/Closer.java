package org.whydunit.rules.fleet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A closer look at the findings of one group: when the change came, and which two only together go with being sick. */
final class Closer {

  /** A change that came after the stop on more than one machine in five did not bring it about. */
  private static final double BEFORE = 0.8;

  private static final double HOURS_A_DAY = 24;

  private final List<Contrast> findings;
  private final Map<String, Integer> places = new HashMap<>();
  private final int[] before;
  private final int[] after;
  private final List<List<Double>> days = new ArrayList<>();
  private final int[][] holders;
  private final int[][] sickHolders;
  private final int[][] both;
  private final int[][] sickBoth;
  private int sick;
  private int others;

  Closer(List<Contrast> findings) {
    int n = findings.size();
    this.findings = findings;
    this.before = new int[n];
    this.after = new int[n];
    this.holders = new int[n][n];
    this.sickHolders = new int[n][n];
    this.both = new int[n][n];
    this.sickBoth = new int[n][n];
    for (int i = 0; i < n; i++) {
      places.put(findings.get(i).traits().getFirst().key(), i);
      days.add(new ArrayList<>());
    }
  }

  void add(Verdict verdict, boolean isSick) {
    sick += isSick ? 1 : 0;
    others += isSick ? 0 : 1;
    Set<String> kinds = new HashSet<>();
    Set<Integer> has = new HashSet<>();
    for (Trait trait : verdict.traits()) {
      kinds.add(trait.kind());
      Integer place = places.get(trait.key());
      if (place != null) {
        has.add(place);
        if (isSick) {
          lead(trait, place, verdict);
        }
      }
    }
    for (int i : has) {
      for (int j = 0; j < findings.size(); j++) {
        if (kinds.contains(findings.get(j).traits().getFirst().kind())) {
          count(i, j, has.contains(j), isSick);
        }
      }
    }
  }

  private void lead(Trait trait, int place, Verdict verdict) {
    if (trait.since() == null || verdict.firstCrash() == null) {
      return;
    }
    if (trait.since().isAfter(verdict.firstCrash())) {
      after[place]++;
    } else {
      before[place]++;
      days.get(place).add(Duration.between(trait.since(), verdict.firstCrash()).toHours() / HOURS_A_DAY);
    }
  }

  private void count(int i, int j, boolean hasBoth, boolean isSick) {
    holders[i][j]++;
    sickHolders[i][j] += isSick ? 1 : 0;
    both[i][j] += hasBoth ? 1 : 0;
    sickBoth[i][j] += hasBoth && isSick ? 1 : 0;
  }

  Comparison result(int tested, Fisher fisher) {
    List<Contrast> dated = new ArrayList<>();
    for (int i = 0; i < findings.size(); i++) {
      Contrast c = findings.get(i);
      dated.add(
          new Contrast(
              c.traits(), c.sickWith(), c.sick(), c.othersWith(), c.others(), c.p(), c.q(), before[i], after[i], median(days.get(i)), c.inseparable()));
    }
    Contrast first = dated.stream()
        .filter(c -> c.leadDays() != null && c.before() >= BEFORE * (c.before() + c.after()) && 2 * c.before() > c.sickWith())
        .max(Comparator.comparingDouble(Contrast::leadDays).thenComparing(Comparator.comparingDouble(Contrast::p).reversed()))
        .orElse(null);
    return new Comparison(sick, others, tested, dated, pairs(fisher), first);
  }

  /**
   * Of two, each must matter among the machines that have the other: the larger of both p counts, so that no pair is found
   * for the sake of one alone.
   */
  private List<Contrast> pairs(Fisher fisher) {
    List<int[]> asked = new ArrayList<>();
    for (int i = 0; i < findings.size(); i++) {
      for (int j = i + 1; j < findings.size(); j++) {
        asked.add(new int[] {i, j});
      }
    }
    double[] p = asked.stream().mapToDouble(a -> Math.max(within(a[0], a[1], fisher), within(a[1], a[0], fisher))).toArray();
    double[] q = FalseDiscovery.q(p);
    List<Contrast> pairs = new ArrayList<>();
    for (int k = 0; k < p.length; k++) {
      Contrast pair = pair(asked.get(k)[0], asked.get(k)[1], p[k], q[k]);
      if (q[k] <= Findings.LEVEL && pair.rateWith() > rate(asked.get(k)[0], asked.get(k)[1]) && pair.rateWith() > rate(asked.get(k)[1], asked.get(k)[0])) {
        pairs.add(pair);
      }
    }
    pairs.sort(Comparator.comparingDouble(Contrast::p));
    return pairs;
  }

  private double within(int i, int j, Fisher fisher) {
    return fisher.p(sickBoth[i][j], sickHolders[i][j], both[i][j], holders[i][j]);
  }

  /** Share of sick among those that have the one and tell that they do not have the other. */
  private double rate(int i, int j) {
    int alone = holders[i][j] - both[i][j];
    return alone == 0 ? 1 : (double) (sickHolders[i][j] - sickBoth[i][j]) / alone;
  }

  private Contrast pair(int i, int j, double p, double q) {
    Contrast one = findings.get(i);
    Contrast other = findings.get(j);
    int knowing = Math.min(one.sick(), other.sick());
    int with = sickBoth[i][j];
    return new Contrast(
        List.of(one.traits().getFirst(), other.traits().getFirst()), with, knowing, both[i][j] - with, Math.min(one.others(), other.others()), p, q, 0, 0, null, List.of());
  }

  private static Double median(List<Double> values) {
    if (values.isEmpty()) {
      return null;
    }
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }
}
