package org.whydunit.rules;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;

import org.kie.api.runtime.KieSession;
import org.whydunit.ingest.Ingest.SourceFacts;
import org.whydunit.ingest.Interest;
import org.whydunit.ingest.facts.Fact;
import org.whydunit.knowledge.Cause;
import org.whydunit.knowledge.Knowledge;
import org.whydunit.knowledge.Row;
import org.whydunit.knowledge.search.Hit;
import org.whydunit.knowledge.search.PatternIndex;
import org.whydunit.rules.author.Fault;
import org.whydunit.rules.author.SitePacks;
import org.whydunit.rules.compile.RuleReads;
import org.whydunit.rules.join.Join;
import org.whydunit.rules.join.Story;
import org.whydunit.rules.memory.Memory;
import org.whydunit.rules.weigh.Account;
import org.whydunit.rules.weigh.Strengths;
import org.whydunit.rules.weigh.Weighing;
import org.whydunit.rules.words.Words;

/** Diagnoses bundles. Made once; safe for several threads. */
public final class Engine {

  /** No bundle needs more; a rule that feeds itself does. */
  private static final int FIRINGS = 200_000;

  /** So many more patterns may come up by what helped before. */
  private static final int SPARE = 5;

  private final Knowledge knowledge;
  private final SitePacks site;
  private final Packs product;
  private final Set<String> productIds;
  private final Set<String> stopped = new ConcurrentSkipListSet<>();
  private final Map<String, Integer> trials = new ConcurrentHashMap<>();
  private volatile Packs packs;
  private final Join join;
  private final Map<String, String> parts;
  private final Set<String> several;
  private final Weighing weighing;
  private final NextEvidence next;
  private final Timeline timeline;
  private final Interest interest;
  private final PatternIndex patterns;
  private final Map<String, Double> priors;
  private final Strengths strengths;
  private final Memory memory;

  private Engine(Engine one, Memory memory) {
    this.knowledge = one.knowledge;
    this.site = one.site;
    this.product = one.product;
    this.productIds = one.productIds;
    this.packs = one.packs;
    this.join = one.join;
    this.parts = one.parts;
    this.several = one.several;
    this.next = one.next;
    this.timeline = one.timeline;
    this.interest = one.interest;
    this.patterns = one.patterns;
    this.priors = one.priors;
    this.strengths = one.strengths;
    this.memory = memory;
    Map<String, Double> moved = new HashMap<>(priors);
    memory.shifts().forEach((cause, shift) -> moved.computeIfPresent(cause, (c, prior) -> prior * Math.exp(shift)));
    this.weighing = new Weighing(moved, strengths);
  }

  private Engine(Engine one, SitePacks site) {
    this.knowledge = one.knowledge;
    this.site = site;
    this.product = one.product;
    this.productIds = one.productIds;
    this.packs = site.ids().isEmpty() ? product : product.under(site);
    this.join = one.join;
    this.parts = one.parts;
    this.several = one.several;
    this.timeline = one.timeline;
    this.patterns = one.patterns;
    this.priors = one.priors;
    this.strengths = one.strengths;
    this.memory = one.memory;
    this.weighing = one.weighing;
    this.next = new NextEvidence(knowledge.reference(), packs.reads(), strengths);
    this.interest = InterestOf.rules(packs, knowledge.reference(), join.aliases());
  }

  private Engine(Knowledge knowledge, Packs product, SitePacks site) {
    this.knowledge = knowledge;
    this.site = site;
    this.product = product;
    this.productIds = ids(product);
    this.packs = site.ids().isEmpty() ? product : product.under(site);
    this.patterns = new PatternIndex(knowledge);
    this.join = new Join(knowledge.reference(), patterns);
    Map<String, Double> prior = new HashMap<>();
    for (Cause cause : knowledge.causes().all()) {
      prior.put(cause.id(), cause.prior());
    }
    this.priors = Map.copyOf(prior);
    this.parts = new HashMap<>();
    this.several = new HashSet<>();
    for (Row row : knowledge.reference().table("cause-parts").rows()) {
      parts.put(row.get("cause"), row.get("part"));
      if (row.get("which").equals("named")) {
        several.add(row.get("cause"));
      }
    }
    this.strengths = Strengths.ofProduct();
    this.memory = Memory.NONE;
    this.weighing = new Weighing(priors, strengths);
    this.next = new NextEvidence(knowledge.reference(), packs.reads(), strengths);
    this.timeline = new Timeline(knowledge.reference());
    this.interest = InterestOf.rules(packs, knowledge.reference(), join.aliases());
  }

  /** The product's packs over the knowledge. */
  public static Engine load(Knowledge knowledge) {
    CompletableFuture<Packs> packs = CompletableFuture.supplyAsync(Packs::ofProduct);
    // Packs and tables need nothing of each other; the largest table is parsed while the packs load.
    knowledge.causes();
    knowledge.reference().table("drivers");
    return new Engine(knowledge, packs.join(), SitePacks.none());
  }

  /** The product's packs over the knowledge, and over them authors' packs, whose rules replace those of the same id. */
  public static Engine load(Knowledge knowledge, SitePacks site) {
    return new Engine(knowledge, Packs.ofProduct(), site);
  }

  /** Ids of the product's rules and rows that an author's have replaced, sorted. */
  public Set<String> replaced() {
    Set<String> ids = new TreeSet<>(site.ids());
    ids.retainAll(productIds);
    return ids;
  }

  /** Ids of authors' rules that took too long or fired too often and were stopped, sorted. */
  public Set<String> stopped() {
    return Set.copyOf(stopped);
  }

  /** Why rules of authors' packs were left out. */
  public List<Fault> refused() {
    return List.copyOf(site.refused());
  }

  /** How often each rule on trial would have argued since the engine was made. */
  public Map<String, Integer> trials() {
    return Map.copyOf(trials);
  }

  /** What the rules can make use of: what a reader need not decode is not here. */
  public Interest interest() {
    return interest;
  }

  /** What each rule's conditions ask for. */
  public List<RuleReads> reads() {
    return packs.reads();
  }

  /** The rows of the table packs. */
  public List<Argument> arguments() {
    return packs.arguments();
  }

  /** What rules say. */
  public Words words() {
    return packs.words();
  }

  /** What is known. */
  public Knowledge knowledge() {
    return knowledge;
  }

  /** The same engine with odds that a site's outcomes have moved; costs nothing. */
  public Engine remembering(Memory site) {
    return new Engine(this, site);
  }

  /** The same engine with other authors' packs over the product's; costs what their rules cost. */
  public Engine with(SitePacks packs) {
    return new Engine(this, packs);
  }

  /** What has moved the odds. */
  public Memory memory() {
    return memory;
  }

  /** Names the packs; other rules, rows, words or strengths have another. */
  public String packsVersion() {
    return packs.version();
  }

  /** The answer for what was read of a bundle, whatever the order of its sources. */
  public Diagnosis diagnose(List<SourceFacts> sources) {
    List<SourceFacts> ordered = ordered(sources);
    Story story = story(ordered);
    List<Hypothesis> causes = causes(story);
    return new Diagnosis(
        ordered, story.crashes(), causes, next.of(ordered, story.facts(), causes), timeline.of(story), story.facts());
  }

  /** The hypotheses that arguments make by other numbers than the product's, most probable first. */
  public List<Hypothesis> weigh(Collection<Evidence> evidence, Weighing numbers) {
    return numbers.weigh(evidence, join::identity).stream().map(this::withPart).toList();
  }

  /** The same answer, with its time told by phase and rule. Authors' rules have no budget here. */
  public Diagnosis diagnose(List<SourceFacts> sources, Profile profile) {
    Story story = profile.phase("join", () -> join.join(sources.stream().flatMap(s -> s.facts().stream()).toList()));
    Collection<Evidence> evidence = argue(packs, story.facts(), profile);
    List<Hypothesis> causes =
        profile.phase("weigh", () -> weighing.weigh(evidence, join::identity).stream().map(this::withPart).toList());
    return new Diagnosis(
        sources,
        story.crashes(),
        causes,
        profile.phase("next", () -> next.of(sources, story.facts(), causes)),
        profile.phase("timeline", () -> timeline.of(story)),
        story.facts());
  }

  /** The hypotheses alone, most probable first: a part of the work of {@link #diagnose(List)}. */
  public List<Hypothesis> causes(List<SourceFacts> sources) {
    return causes(story(ordered(sources)));
  }

  private List<Hypothesis> causes(Story story) {
    return weigh(argue(story.facts()), weighing).stream().map(h -> named(h, story)).toList();
  }

  private static List<SourceFacts> ordered(List<SourceFacts> sources) {
    return sources.stream().sorted(Comparator.comparing(SourceFacts::path)).toList();
  }

  /** A hypothesis without a subject speaks of the part that its cause is about. */
  private Hypothesis withPart(Hypothesis h) {
    return h.subject().isEmpty() && parts.containsKey(h.cause()) ? of(h, parts.get(h.cause())) : h;
  }

  /** Where there is no such part, or several of its kind, of what the person names. */
  private Hypothesis named(Hypothesis h, Story story) {
    if (h.cause().equals(Weighing.UNKNOWN) || story.things().isEmpty()) {
      return h;
    }
    String things = String.join(", ", story.things());
    if (h.subject().isEmpty()) {
      return of(h, things);
    }
    return several.contains(h.cause()) && h.subject().equals(parts.get(h.cause())) ? of(h, h.subject() + " (" + things + ")") : h;
  }

  private static Hypothesis of(Hypothesis h, String subject) {
    return new Hypothesis(h.cause(), subject, h.probability(), h.logScore(), h.evidence());
  }

  /** All arguments over what was read of a bundle. */
  public Collection<Evidence> evidence(List<SourceFacts> sources) {
    return argue(story(sources.stream().sorted(Comparator.comparing(SourceFacts::path)).toList()).facts());
  }

  private Story story(List<SourceFacts> ordered) {
    return join.join(ordered.stream().flatMap(s -> s.facts().stream()).toList());
  }

  /** What to collect next, most telling first, without an end. */
  public List<Diagnosis.Next> next(Diagnosis diagnosis) {
    return next.all(diagnosis.sources(), diagnosis.facts(), diagnosis.causes());
  }

  /** How the probability of a hypothesis of a diagnosis came about. */
  public Account account(Hypothesis hypothesis, Diagnosis diagnosis) {
    return weighing.account(hypothesis, diagnosis.causes());
  }

  /** Prior weight by cause. */
  public Map<String, Double> priors() {
    return priors;
  }

  /** One name for the several under which a subject is known. */
  public String identity(String subject) {
    return join.identity(subject);
  }

  /** The story of facts that were read, before any rule. */
  public Story story(Collection<? extends Fact> facts) {
    return join.join(facts);
  }

  /** All arguments that the rules make over the facts, without an order. */
  public Collection<Evidence> argue(Collection<?> facts) {
    return argue(facts, Set.of());
  }

  /** As {@link #argue(Collection)}, by these rules and rows alone; by all when none is named. */
  public Collection<Evidence> argue(Collection<?> facts, Set<String> only) {
    if (site.rules().isEmpty()) {
      return argue(packs, facts, only, new Budget(Set.of()));
    }
    while (true) {
      Packs present = packs;
      Budget budget = new Budget(site.rules().keySet());
      Optional<Collection<Evidence>> said = budget.within(() -> argue(present, facts, only, budget));
      stopped.addAll(budget.exhausted());
      if (said.isPresent()) {
        Collection<Evidence> sound = said.get().stream().filter(e -> !budget.exhausted().contains(e.rule())).toList();
        return only.isEmpty() ? spoken(sound) : sound;
      }
      packs = product.under(site.without(stopped));
    }
  }

  private static Collection<Evidence> argue(Packs packs, Collection<?> facts, Set<String> only, Budget budget) {
    KieSession session = packs.rules().newKieSession();
    try {
      packs.arguments().stream().filter(a -> only.isEmpty() || only.contains(a.id())).forEach(session::insert);
      facts.forEach(session::insert);
      session.fireAllRules(
          match -> {
            String rule = match.getRule().getName();
            return (only.isEmpty() || rule.startsWith("tables/") || only.contains(rule)) && budget.mayFire(rule);
          },
          FIRINGS);
      return session.getObjects(Evidence.class::isInstance).stream().map(Evidence.class::cast).distinct().toList();
    } finally {
      session.dispose();
    }
  }

  private static Collection<Evidence> argue(Packs packs, Collection<?> facts, Profile profile) {
    KieSession session = packs.rules().newKieSession();
    try {
      ProfiledSession rules = new ProfiledSession(session, profile);
      profile.phase("insert", () -> {
        packs.arguments().forEach(session::insert);
        rules.insert(facts);
        return facts;
      });
      profile.phase("match", () -> {
        rules.evaluate();
        return facts;
      });
      profile.phase("fire", () -> session.fireAllRules(FIRINGS));
      return session.getObjects(Evidence.class::isInstance).stream().map(Evidence.class::cast).distinct().toList();
    } finally {
      session.dispose();
    }
  }

  /** Without what rules on trial say, which is counted. */
  private Collection<Evidence> spoken(Collection<Evidence> all) {
    all.stream().filter(e -> site.trial().contains(e.rule())).forEach(e -> trials.merge(e.rule(), 1, Integer::sum));
    return all.stream().filter(e -> !site.trial().contains(e.rule())).toList();
  }

  /** Known failures that fit the hypothesis, best first. */
  public List<Hit> patterns(Hypothesis hypothesis, Diagnosis diagnosis, int limit) {
    List<Hit> hits = patterns.match(PatternQuery.of(hypothesis, diagnosis, product(hypothesis.subject()), words()), limit + SPARE);
    return memory.ranked(hits).stream().limit(limit).toList();
  }

  /** Ids of all rules and table rows, sorted. */
  public Set<String> rules() {
    return ids(packs);
  }

  private static Set<String> ids(Packs packs) {
    Set<String> ids = new TreeSet<>();
    packs.reads().stream().map(RuleReads::rule).filter(r -> !r.startsWith("tables/")).forEach(ids::add);
    packs.arguments().stream().map(Argument::id).forEach(ids::add);
    return ids;
  }

  /** The product behind a subject, for display; empty when unknown. */
  public String product(String subject) {
    return join.product(subject.toLowerCase(Locale.ROOT));
  }
}
