package org.whydunit.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.whydunit.knowledge.Reference;
import org.whydunit.knowledge.Row;
import org.whydunit.rules.Diagnosis.Next;
import org.whydunit.rules.compile.RuleReads;
import org.whydunit.rules.weigh.Strengths;

/**
 * Which artefact would tell most: for each one that the bundle lacks, the expected drop of entropy if the rules that wait
 * for it spoke or stayed silent, per minute that it takes to collect.
 */
final class NextEvidence {

  private static final int SHOWN = 5;

  /** How often a rule speaks when its cause is the true one: no more than a guess, the same for all. */
  private static final double SPEAKS = 0.5;

  private final List<Row> artifacts;
  private final List<RuleReads> reads;
  private final Strengths strengths;

  NextEvidence(Reference reference, List<RuleReads> reads, Strengths strengths) {
    this.artifacts = reference.table("artifacts").rows();
    this.reads = reads;
    this.strengths = strengths;
  }

  List<Next> of(List<Object> facts, List<Hypothesis> causes) {
    Set<String> present = facts.stream().map(f -> f.getClass().getSimpleName()).collect(Collectors.toSet());
    Set<String> formats = new HashSet<>();
    List<Next> all = new ArrayList<>();
    for (Row artifact : artifacts) {
      Set<String> brings = Set.of(artifact.get("brings").split("\\|"));
      if (present.containsAll(brings) || !formats.add(artifact.get("id"))) {
        continue;
      }
      best(artifact, brings, present, causes).ifPresent(all::add);
    }
    all.sort(Comparator.comparing((Next n) -> -n.gain()).thenComparing(Next::artifact));
    return all.size() > SHOWN ? List.copyOf(all.subList(0, SHOWN)) : all;
  }

  private java.util.Optional<Next> best(Row artifact, Set<String> brings, Set<String> present, List<Hypothesis> causes) {
    Map<String, Double> gains = new HashMap<>();
    for (RuleReads rule : reads) {
      Set<String> missing = new HashSet<>(rule.kinds());
      missing.removeAll(present);
      missing.removeIf(kind -> !isRead(kind));
      if (!missing.isEmpty() && brings.containsAll(missing)) {
        rule.argues().forEach(a -> gains.merge(rule.rule(), gain(a, causes), Math::max));
      }
    }
    double minutes = Double.parseDouble(artifact.get("minutes"));
    double base = Double.parseDouble(artifact.get("worth"));
    double doubt = entropy(causes.stream().mapToDouble(Hypothesis::probability).toArray());
    double total = base * doubt + gains.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    String why = gains.entrySet().stream().max(Map.Entry.<String, Double>comparingByValue().thenComparing(Map.Entry.comparingByKey())).map(Map.Entry::getKey).orElse("");
    return total <= 0
        ? java.util.Optional.empty()
        : java.util.Optional.of(
            new Next(artifact.get("id"), artifact.get("collect"), artifact.get("collect.zh"), artifact.get("command"), why, total / Math.sqrt(minutes)));
  }

  /** Types that only a source can bring. */
  private static boolean isRead(String kind) {
    return !Set.of("Argument", "DriverKind", "Mention", "Phrase", "CrashSeries", "Evidence").contains(kind);
  }

  /** Expected drop of entropy, in bits, when a rule with this argument speaks or stays silent. */
  private double gain(String argues, List<Hypothesis> causes) {
    String cause = argues.substring(1, argues.indexOf(':'));
    double ratio = strengths.ratios().get(Strength.valueOf(argues.substring(argues.indexOf(':') + 1)));
    double speaksOtherwise = SPEAKS / ratio;
    double[] prior = causes.stream().mapToDouble(Hypothesis::probability).toArray();
    double[] spoken = new double[prior.length];
    double[] silent = new double[prior.length];
    boolean known = false;
    for (int i = 0; i < prior.length; i++) {
      boolean mine = causes.get(i).cause().equals(cause);
      known |= mine;
      double speaks = mine ? SPEAKS : speaksOtherwise;
      spoken[i] = prior[i] * speaks;
      silent[i] = prior[i] * (1 - speaks);
    }
    if (!known) {
      return 0;
    }
    double pSpoken = java.util.Arrays.stream(spoken).sum();
    return entropy(prior) - pSpoken * entropy(spoken) - (1 - pSpoken) * entropy(silent);
  }

  private static double entropy(double[] weights) {
    double total = java.util.Arrays.stream(weights).sum();
    double entropy = 0;
    for (double weight : weights) {
      if (weight > 0) {
        entropy -= weight / total * Math.log(weight / total) / Math.log(2);
      }
    }
    return entropy;
  }
}
