package org.whydunit.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.whydunit.ingest.Ingest.SourceFacts;
import org.whydunit.ingest.facts.AppCrash;
import org.whydunit.ingest.facts.LogEvent;
import org.whydunit.knowledge.Reference;
import org.whydunit.knowledge.Row;
import org.whydunit.rules.Diagnosis.Leader;
import org.whydunit.rules.Diagnosis.Next;
import org.whydunit.rules.compile.RuleReads;
import org.whydunit.rules.join.SystemOf;
import org.whydunit.rules.weigh.Strengths;
import org.whydunit.rules.weigh.Weighing;

/**
 * Which artefact of {@code reference/artifacts.tsv} would tell most. An artefact that the bundle holds, that this
 * operating system does not have, or that only makes sense with another fact is left out. For the others: the expected
 * drop of entropy if the best rule that waits for it spoke or stayed silent, plus the artefact's general worth; ranked by
 * what that is per minute of a person's time.
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

  /** Those that a report shows. */
  List<Next> of(List<SourceFacts> sources, List<Object> facts, List<Hypothesis> causes) {
    return all(sources, facts, causes).stream().limit(SHOWN).toList();
  }

  List<Next> all(List<SourceFacts> sources, List<Object> facts, List<Hypothesis> causes) {
    Bundle bundle = new Bundle(sources, facts);
    double open = open(causes);
    List<Next> all = new ArrayList<>();
    for (Row artifact : artifacts) {
      if (bundle.lacks(artifact)) {
        Optional<Question> best = best(artifact, bundle, causes);
        double gain = best.map(Question::gain).orElse(0.0) + Double.parseDouble(artifact.get("worth")) * open;
        if (gain > 0) {
          all.add(next(artifact, best.orElse(null), gain, facts, causes));
        }
      }
    }
    all.sort(Comparator.comparing((Next n) -> -n.rate()).thenComparing(Next::artifact));
    return all;
  }

  /** How open the question is: by what is still uncertain, or by what nothing speaks for. */
  private static double open(List<Hypothesis> causes) {
    double nothing = causes.stream().filter(h -> h.cause().equals(Weighing.UNKNOWN)).mapToDouble(Hypothesis::probability).sum();
    double uncertain = entropy(causes.stream().mapToDouble(Hypothesis::probability).toArray()) / OPEN_QUESTION;
    return Math.min(1, Math.max(nothing, uncertain));
  }

  /** A rule that waits for an artefact, and what its two answers would do. */
  private record Question(String rule, double gain, Leader found, Leader notFound) {}

  /** While none of these is there, any kind of failure may have happened. */
  private static final Set<String> FAILURES = Set.of("BugCheck", "Kernel41", "AppCrash", "HardwareError", "LogMessage");

  /** What is there already. */
  private record Bundle(Set<String> kinds, Set<String> formats, String os) {

    Bundle(List<SourceFacts> sources, List<Object> facts) {
      this(
          kinds(facts),
          sources.stream().filter(s -> !s.facts().isEmpty()).map(SourceFacts::format).collect(Collectors.toSet()),
          SystemOf.facts(facts));
    }

    private static Set<String> kinds(List<Object> facts) {
      Set<String> kinds = facts.stream().map(f -> f.getClass().getSimpleName()).collect(Collectors.toSet());
      if (facts.stream().anyMatch(f -> f instanceof LogEvent e && e.id() == 41 && e.provider().endsWith("Kernel-Power"))) {
        kinds.add("Kernel41");
      }
      return kinds;
    }

    boolean lacks(Row artifact) {
      String when = artifact.get("when");
      boolean fits = artifact.get("os").equals("any") || os.equals("any") || artifact.get("os").equals(os);
      return fits
          && (when.isEmpty() || list(when).stream().anyMatch(kinds::contains) || FAILURES.stream().noneMatch(kinds::contains))
          && list(artifact.get("formats")).stream().noneMatch(f -> formats.contains(f) || kinds.contains(f));
    }
  }

  private static Next next(Row artifact, Question question, double gain, List<Object> facts, List<Hypothesis> causes) {
    String drivers =
        causes.stream().map(Hypothesis::subject).filter(s -> s.endsWith(".sys")).distinct().collect(Collectors.joining(" "));
    String process =
        facts.stream().filter(AppCrash.class::isInstance).map(f -> ((AppCrash) f).process()).findFirst().orElse("{process}");
    String command = artifact.get("command").replace("{drivers}", drivers.isEmpty() ? "*" : drivers).replace("{process}", process);
    return new Next(
        artifact.get("id"),
        artifact.get("collect"),
        artifact.get("collect.zh"),
        command,
        question == null ? "" : question.rule,
        gain,
        Double.parseDouble(artifact.get("minutes")),
        question == null ? null : question.found,
        question == null ? null : question.notFound);
  }

  /** The rule that waits for the artefact alone and would tell most; the first of equals. */
  private Optional<Question> best(Row artifact, Bundle bundle, List<Hypothesis> causes) {
    Set<String> brings = Set.copyOf(list(artifact.get("brings")));
    return reads.stream()
        .filter(rule -> waitsFor(brings, rule, bundle))
        .flatMap(rule -> rule.argues().stream().flatMap(a -> question(rule.rule(), a, causes).stream()))
        .min(Comparator.comparing((Question q) -> -q.gain).thenComparing(Question::rule));
  }

  private static boolean waitsFor(Set<String> brings, RuleReads rule, Bundle bundle) {
    Set<String> missing = new HashSet<>(rule.kinds());
    missing.removeAll(bundle.kinds());
    missing.removeAll(DERIVED);
    return !missing.isEmpty() && brings.containsAll(missing);
  }

  /** Types that no source brings by itself. */
  private static final Set<String> DERIVED = Set.of("Argument", "DriverKind", "Mention", "Phrase", "CrashSeries", "Resemblance", "Trouble", "Evidence");

  /** What it tells when a rule with this argument speaks or stays silent; empty when the cause is not in question. */
  private Optional<Question> question(String rule, String argues, List<Hypothesis> causes) {
    boolean supports = argues.startsWith("+");
    String cause = argues.substring(1, argues.indexOf(':'));
    if (causes.stream().noneMatch(h -> h.cause().equals(cause))) {
      return Optional.empty();
    }
    double ratio = strengths.ratios().get(Strength.valueOf(argues.substring(argues.indexOf(':') + 1)));
    double[] prior = causes.stream().mapToDouble(Hypothesis::probability).toArray();
    double[] spoken = new double[prior.length];
    double[] silent = new double[prior.length];
    for (int i = 0; i < prior.length; i++) {
      double speaks = causes.get(i).cause().equals(cause) == supports ? SPEAKS : SPEAKS / ratio;
      spoken[i] = prior[i] * speaks;
      silent[i] = prior[i] * (1 - speaks);
    }
    double pSpoken = Arrays.stream(spoken).sum();
    double gain = Math.max(0, entropy(prior) - pSpoken * entropy(spoken) - (1 - pSpoken) * entropy(silent));
    return Optional.of(new Question(rule, gain, leader(causes, spoken), leader(causes, silent)));
  }

  private static Leader leader(List<Hypothesis> causes, double[] weights) {
    int first = 0;
    for (int i = 1; i < weights.length; i++) {
      first = weights[i] > weights[first] ? i : first;
    }
    return new Leader(causes.get(first).cause(), causes.get(first).subject(), weights[first] / Arrays.stream(weights).sum());
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
