package org.whydunit.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.whydunit.ingest.Ingest.SourceFacts;
import org.whydunit.ingest.facts.AppCrash;
import org.whydunit.ingest.facts.LogEvent;
import org.whydunit.ingest.facts.Machine;
import org.whydunit.knowledge.Reference;
import org.whydunit.knowledge.Row;
import org.whydunit.rules.Diagnosis.Next;
import org.whydunit.rules.compile.RuleReads;
import org.whydunit.rules.weigh.Strengths;

/**
 * Which artefact of {@code reference/artifacts.tsv} would tell most. An artefact that the bundle holds, that this
 * operating system does not have, or that only makes sense with another fact is left out. For the others: the expected
 * drop of entropy if the best rule that waits for it spoke or stayed silent, plus the artefact's general worth; ranked by
 * what that is per root of the minutes that it takes.
 */
final class NextEvidence {

  private static final int SHOWN = 5;

  /** How often a rule speaks when its cause is the true one: no more than a guess, the same for all. */
  private static final double SPEAKS = 0.5;

  /** Entropy that a general artefact is measured against: two bits, four equal causes. */
  private static final double OPEN_QUESTION = 2;

  private final List<Row> artifacts;
  private final List<RuleReads> reads;
  private final Strengths strengths;

  NextEvidence(Reference reference, List<RuleReads> reads, Strengths strengths) {
    this.artifacts = reference.table("artifacts").rows();
    this.reads = reads;
    this.strengths = strengths;
  }

  List<Next> of(List<SourceFacts> sources, List<Object> facts, List<Hypothesis> causes) {
    Bundle bundle = new Bundle(sources, facts);
    double[] prior = causes.stream().mapToDouble(Hypothesis::probability).toArray();
    List<Ranked> all = new ArrayList<>();
    for (Row artifact : artifacts) {
      if (bundle.lacks(artifact)) {
        Map.Entry<String, Double> best = best(artifact, bundle, causes);
        double general = Double.parseDouble(artifact.get("worth")) * Math.min(1, entropy(prior) / OPEN_QUESTION);
        double gain = best.getValue() + general;
        if (gain > 0) {
          all.add(new Ranked(next(artifact, best.getKey(), gain, facts, causes), gain / Math.sqrt(Double.parseDouble(artifact.get("minutes")))));
        }
      }
    }
    all.sort(Comparator.comparing((Ranked r) -> -r.worth).thenComparing(r -> r.next.artifact()));
    return all.stream().limit(SHOWN).map(Ranked::next).toList();
  }

  private record Ranked(Next next, double worth) {}

  /** What is there already. */
  private record Bundle(Set<String> kinds, Set<String> formats, String os) {

    Bundle(List<SourceFacts> sources, List<Object> facts) {
      this(
          kinds(facts),
          sources.stream().filter(s -> !s.facts().isEmpty()).map(SourceFacts::format).collect(Collectors.toSet()),
          system(facts));
    }

    private static Set<String> kinds(List<Object> facts) {
      Set<String> kinds = facts.stream().map(f -> f.getClass().getSimpleName()).collect(Collectors.toSet());
      if (facts.stream().anyMatch(f -> f instanceof LogEvent e && e.id() == 41 && e.provider().endsWith("Kernel-Power"))) {
        kinds.add("Kernel41");
      }
      return kinds;
    }

    private static String system(List<Object> facts) {
      boolean windows =
          facts.stream().anyMatch(f -> f instanceof Machine m && m.os().contains("Windows") || f instanceof LogEvent)
              || kinds(facts).contains("BugCheck");
      boolean linux = facts.stream().anyMatch(f -> f instanceof Machine m && m.os().matches(".*(?i:linux|ubuntu|debian|fedora|red hat|suse|arch).*"));
      return windows ? "windows" : linux ? "linux" : "any";
    }

    boolean lacks(Row artifact) {
      String when = artifact.get("when");
      boolean fits = artifact.get("os").equals("any") || os.equals("any") || artifact.get("os").equals(os);
      return fits
          && (when.isEmpty() || list(when).stream().anyMatch(kinds::contains))
          && list(artifact.get("formats")).stream().noneMatch(formats::contains);
    }
  }

  private static Next next(Row artifact, String rule, double gain, List<Object> facts, List<Hypothesis> causes) {
    String drivers =
        causes.stream().map(Hypothesis::subject).filter(s -> s.endsWith(".sys")).distinct().collect(Collectors.joining(" "));
    String process =
        facts.stream().filter(AppCrash.class::isInstance).map(f -> ((AppCrash) f).process()).findFirst().orElse("{process}");
    String command = artifact.get("command").replace("{drivers}", drivers.isEmpty() ? "*" : drivers).replace("{process}", process);
    return new Next(artifact.get("id"), artifact.get("collect"), artifact.get("collect.zh"), command, rule, gain);
  }

  /** The rule that waits for the artefact alone and would tell most, with what it would tell. */
  private Map.Entry<String, Double> best(Row artifact, Bundle bundle, List<Hypothesis> causes) {
    Set<String> brings = Set.copyOf(list(artifact.get("brings")));
    Map<String, Double> gains = new TreeMap<>();
    for (RuleReads rule : reads) {
      Set<String> missing = new HashSet<>(rule.kinds());
      missing.removeAll(bundle.kinds());
      missing.removeAll(DERIVED);
      if (!missing.isEmpty() && brings.containsAll(missing)) {
        rule.argues().forEach(a -> gains.merge(rule.rule(), gain(a, causes), Math::max));
      }
    }
    Optional<Map.Entry<String, Double>> best = gains.entrySet().stream().max(Map.Entry.comparingByValue());
    return best.orElse(Map.entry("", 0.0));
  }

  /** Types that no source brings by itself. */
  private static final Set<String> DERIVED = Set.of("Argument", "DriverKind", "Mention", "Phrase", "CrashSeries", "Resemblance", "Trouble", "Evidence");

  /** Expected drop of entropy, in bits, when a rule with this argument speaks or stays silent. */
  private double gain(String argues, List<Hypothesis> causes) {
    String cause = argues.substring(1, argues.indexOf(':'));
    double ratio = strengths.ratios().get(Strength.valueOf(argues.substring(argues.indexOf(':') + 1)));
    double[] prior = causes.stream().mapToDouble(Hypothesis::probability).toArray();
    double[] spoken = new double[prior.length];
    double[] silent = new double[prior.length];
    for (int i = 0; i < prior.length; i++) {
      double speaks = causes.get(i).cause().equals(cause) ? SPEAKS : SPEAKS / ratio;
      spoken[i] = prior[i] * speaks;
      silent[i] = prior[i] * (1 - speaks);
    }
    if (causes.stream().noneMatch(h -> h.cause().equals(cause))) {
      return 0;
    }
    double pSpoken = Arrays.stream(spoken).sum();
    return Math.max(0, entropy(prior) - pSpoken * entropy(spoken) - (1 - pSpoken) * entropy(silent));
  }

  private static double entropy(double[] weights) {
    double total = Arrays.stream(weights).sum();
    double entropy = 0;
    for (double weight : weights) {
      if (weight > 0) {
        entropy -= weight / total * Math.log(weight / total) / Math.log(2);
      }
    }
    return entropy;
  }

  private static List<String> list(String cell) {
    return cell.isEmpty() ? List.of() : List.of(cell.split("\\|"));
  }
}
