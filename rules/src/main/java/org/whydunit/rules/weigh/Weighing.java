package org.whydunit.rules.weigh;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import org.whydunit.rules.Evidence;
import org.whydunit.rules.Hypothesis;
import org.whydunit.rules.Strength;
import org.whydunit.rules.Symptom;

/** Weighs all arguments of a session. */
public final class Weighing {

  /** The hypothesis that the true cause is none of the others. */
  public static final String UNKNOWN = "unknown";

  /** Longest list of hypotheses, {@link #UNKNOWN} included. */
  private static final int HYPOTHESES = 10;

  /** So many subjects of one hypothesis are named. */
  private static final int SUBJECTS = 4;

  private final Map<String, Double> priors;
  private final Strengths strengths;
  private final Calibration calibration;

  /** Says what the arguments come to, as it is. */
  public Weighing(Map<String, Double> priors, Strengths strengths) {
    this(priors, strengths, Calibration.NONE);
  }

  /**
   * @param priors prior weight by cause, {@link #UNKNOWN} among them
   * @param calibration says of a first answer how often such ones are right
   */
  public Weighing(Map<String, Double> priors, Strengths strengths, Calibration calibration) {
    this.priors = Map.copyOf(priors);
    this.strengths = strengths;
    this.calibration = calibration;
  }

  /**
   * The hypotheses, most probable first.
   *
   * @param evidence all arguments
   * @param identity name under which several spellings of a subject are one (a driver file and its product); empty for
   *     a subject that only names the class of part, whose arguments hold for each part that is named exactly
   */
  public List<Hypothesis> weigh(Collection<Evidence> evidence, UnaryOperator<String> identity) {
    Map<String, Map<String, List<Evidence>>> byCause = new TreeMap<>();
    Order order = new Order(evidence);
    Map<String, String> identities = new HashMap<>();
    for (Evidence e : order.sorted()) {
      byCause
          .computeIfAbsent(e.cause(), c -> new TreeMap<>())
          .computeIfAbsent(e.subject().isEmpty() ? "" : identities.computeIfAbsent(e.subject(), identity), s -> new ArrayList<>())
          .add(e);
    }
    List<Scored> scored = new ArrayList<>();
    byCause.forEach((cause, subjects) -> scored.addAll(score(cause, subjects, order)));
    scored.add(new Scored(UNKNOWN, "", Math.log(priors.get(UNKNOWN)), List.of()));
    scored.sort(Comparator.comparing((Scored s) -> -s.log).thenComparing(s -> s.cause).thenComparing(s -> s.subject));
    return normalise(keepUnknown(scored));
  }

  private record Scored(String cause, String subject, double log, List<Evidence> evidence) {}

  private List<Scored> score(String cause, Map<String, List<Evidence>> subjects, Order order) {
    if (!priors.containsKey(cause)) {
      throw new IllegalArgumentException("an argument names the cause \"" + cause + "\", which has no file");
    }
    List<Evidence> general = subjects.getOrDefault("", List.of());
    Map<String, List<Evidence>> named = new LinkedHashMap<>(subjects);
    named.remove("");
    if (named.values().stream().noneMatch(Weighing::hasSupport)) {
      List<Evidence> all = new ArrayList<>(general);
      named.values().forEach(all::addAll);
      return hasSupport(all) ? List.of(scored(cause, subject(all, order), all, order)) : List.of();
    }
    withoutMereHints(named);
    List<Scored> scored = new ArrayList<>();
    for (List<List<Evidence>> equals : indistinguishable(named.values())) {
      List<Evidence> all = new ArrayList<>(general);
      equals.forEach(all::addAll);
      String subject = equals.stream().map(own -> subject(own, order)).limit(SUBJECTS).collect(Collectors.joining(", "));
      scored.add(scored(cause, subject, all, order));
    }
    return scored;
  }

  /** Where an argument names one subject, a mere hint at another is no rival to it. */
  private static void withoutMereHints(Map<String, List<Evidence>> named) {
    if (named.values().stream().anyMatch(own -> isNamed(own, Strength.MODERATE))) {
      named.values().removeIf(own -> !isNamed(own, Strength.WEAK));
    }
  }

  private static boolean isNamed(List<Evidence> own, Strength least) {
    return own.stream().anyMatch(e -> e.supports() && e.strength().compareTo(least) >= 0);
  }

  /** Subjects that rest on the same facts (four updates of one line) are one hypothesis: nothing tells them apart. */
  private static Collection<List<List<Evidence>>> indistinguishable(Collection<List<Evidence>> subjects) {
    Map<Set<Object>, List<List<Evidence>>> byRoots = new LinkedHashMap<>();
    for (List<Evidence> own : subjects) {
      if (hasSupport(own)) {
        Set<Object> roots = new HashSet<>();
        own.forEach(e -> roots.addAll(roots(e.facts())));
        byRoots.computeIfAbsent(roots, r -> new ArrayList<>()).add(own);
      }
    }
    return byRoots.values();
  }

  private static boolean hasSupport(List<Evidence> evidence) {
    return evidence.stream().anyMatch(Evidence::supports);
  }

  private Scored scored(String cause, String subject, List<Evidence> evidence, Order order) {
    List<Evidence> listed = listed(evidence, order);
    double log = Math.log(priors.get(cause)) + sum(listed, true) - sum(listed, false);
    return new Scored(cause, subject, log, listed);
  }

  /** In order, an argument of a rule over the same places once: two readings of one line are one line. */
  private static List<Evidence> listed(List<Evidence> evidence, Order order) {
    Map<List<Object>, Evidence> once = new LinkedHashMap<>();
    evidence.stream()
        .sorted(order)
        .forEach(e -> once.putIfAbsent(List.of(e.rule(), e.supports(), e.subject(), e.strength(), e.origins()), e));
    return List.copyOf(once.values());
  }

  /** The most exact spelling: a file name before a product's name, then the strongest argument's. */
  private static String subject(List<Evidence> evidence, Order order) {
    List<String> subjects =
        evidence.stream().filter(Evidence::supports).sorted(order).map(Evidence::subject).filter(s -> !s.isEmpty()).toList();
    return subjects.stream()
        .filter(s -> s.matches(".*\\.(sys|dll|x64)"))
        .findFirst()
        .orElse(subjects.isEmpty() ? "" : subjects.getFirst());
  }

  /**
   * Arguments that rest on the same facts count once, the strongest. One rule that speaks again counts once over facts
   * that overlap (three frames of one stack), and half as much each time over others: a thousand
   * lines of one fault are not a thousand witnesses.
   */
  private double sum(List<Evidence> evidence, boolean supports) {
    return logRatios(evidence, supports).values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /** By argument, of arguments in order; 0 for one that others cover. */
  private Map<Evidence, Double> logRatios(List<Evidence> evidence, boolean supports) {
    Counted counted = new Counted();
    Map<Evidence, Double> ratios = new LinkedHashMap<>();
    for (Evidence e : evidence.stream().filter(e -> e.supports() == supports).toList()) {
      Set<Object> roots = roots(e.facts());
      if (counted.covers(e.rule(), roots)) {
        ratios.putIfAbsent(e, 0.0);
      } else {
        ratios.put(e, strengths.logRatio(e.strength()) / Math.pow(2, counted.add(e.rule(), roots)));
      }
    }
    return ratios;
  }

  /**
   * How the probability of a hypothesis came about.
   *
   * @param all the hypotheses that it competed with, itself among them
   */
  public Account account(Hypothesis hypothesis, List<Hypothesis> all) {
    Map<Evidence, Double> factors = new LinkedHashMap<>();
    logRatios(hypothesis.evidence(), true).forEach((e, log) -> factors.put(e, Math.exp(log)));
    logRatios(hypothesis.evidence(), false).forEach((e, log) -> factors.put(e, Math.exp(-log)));
    double mine = Math.exp(hypothesis.logScore() / strengths.temperature());
    double total = all.stream().mapToDouble(h -> Math.exp(h.logScore() / strengths.temperature())).sum();
    List<Account.Factor> arguments =
        hypothesis.evidence().stream().distinct().map(e -> new Account.Factor(e, factors.get(e))).toList();
    double prior = priors.get(hypothesis.cause());
    return new Account(
        prior,
        arguments,
        prior * arguments.stream().mapToDouble(Account.Factor::factor).reduce(1, (a, b) -> a * b),
        strengths.temperature(),
        mine / total,
        strengths.doubt(),
        all.size(),
        said(mine / total, all.size()),
        hypothesis.probability());
  }

  private static Set<Object> roots(Collection<?> facts) {
    Set<Object> roots = new HashSet<>();
    for (Object fact : facts) {
      if (fact instanceof Symptom symptom && !symptom.weighsAlone()) {
        roots.addAll(roots(symptom.restsOn()));
      } else {
        roots.add(fact);
      }
    }
    return roots;
  }

  private static List<Scored> keepUnknown(List<Scored> scored) {
    if (scored.size() <= HYPOTHESES) {
      return scored;
    }
    List<Scored> kept = new ArrayList<>(scored.subList(0, HYPOTHESES));
    if (kept.stream().noneMatch(s -> s.cause.equals(UNKNOWN))) {
      kept.set(HYPOTHESES - 1, scored.stream().filter(s -> s.cause.equals(UNKNOWN)).findFirst().orElseThrow());
    }
    return kept;
  }

  private List<Hypothesis> normalise(List<Scored> scored) {
    double highest = scored.stream().mapToDouble(Scored::log).max().orElseThrow();
    double[] weights =
        scored.stream().mapToDouble(s -> Math.exp((s.log - highest) / strengths.temperature())).toArray();
    double total = java.util.Arrays.stream(weights).sum();
    List<Hypothesis> hypotheses = new ArrayList<>();
    for (int i = 0; i < weights.length; i++) {
      Scored s = scored.get(i);
      hypotheses.add(new Hypothesis(s.cause, s.subject, said(weights[i] / total, weights.length), s.log, s.evidence));
    }
    hypotheses.sort(Comparator.comparing(h -> -h.probability()));
    return calibrated(hypotheses);
  }

  /** The probability of a share of all weights, before it is calibrated. */
  private double said(double share, int hypotheses) {
    return (1 - strengths.doubt()) * share + strengths.doubt() / hypotheses;
  }

  /** The first answer by how often such ones are right; the others keep their proportions. */
  private List<Hypothesis> calibrated(List<Hypothesis> hypotheses) {
    Hypothesis first = hypotheses.getFirst();
    double said = first.probability();
    if (first.cause().equals(UNKNOWN) || said == 1) {
      return hypotheses;
    }
    double right = calibration.of(said);
    double others = (1 - right) / (1 - said);
    return hypotheses.stream()
        .map(h -> new Hypothesis(h.cause(), h.subject(), h == first ? right : h.probability() * others, h.logScore(), h.evidence()))
        .toList();
  }
}
