package org.whydunit.rules;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Consumer;
import java.util.function.Function;

import org.kie.api.runtime.KieSession;
import org.whydunit.ingest.Ingest.SourceFacts;
import org.whydunit.ingest.Interest;
import org.whydunit.ingest.facts.Fact;
import org.whydunit.knowledge.Knowledge;
import org.whydunit.knowledge.search.Hit;
import org.whydunit.rules.author.Fault;
import org.whydunit.rules.author.SitePacks;
import org.whydunit.rules.compile.RuleReads;
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

  private final Product product;
  private final SitePacks site;
  private final Memory memory;
  private final Weighing weighing;
  private final NextEvidence next;
  private final Interest interest;
  private final Set<String> stopped = new ConcurrentSkipListSet<>();
  private final Map<String, Integer> trials = new ConcurrentHashMap<>();
  private volatile Packs packs;

  private Engine(Product product, SitePacks site, Memory memory) {
    this(product, site, memory, site.ids().isEmpty() ? product.packs() : product.packs().under(site));
  }

  private Engine(Product product, SitePacks site, Memory memory, Packs packs) {
    this(
        product,
        site,
        memory,
        packs,
        new NextEvidence(product.knowledge().reference(), packs.reads(), product.strengths()),
        InterestOf.rules(packs, product.knowledge().reference(), product.join().aliases()));
  }

  private Engine(Product product, SitePacks site, Memory memory, Packs packs, NextEvidence next, Interest interest) {
    this.product = product;
    this.site = site;
    this.memory = memory;
    this.packs = packs;
    this.next = next;
    this.interest = interest;
    Map<String, Double> moved = new HashMap<>(product.priors());
    memory.shifts().forEach((cause, shift) -> moved.computeIfPresent(cause, (c, prior) -> prior * Math.exp(shift)));
    this.weighing = new Weighing(moved, product.strengths(), product.calibration());
  }

  /** The product's packs over the knowledge. */
  public static Engine load(Knowledge knowledge) {
    CompletableFuture<Packs> packs = CompletableFuture.supplyAsync(Packs::ofProduct);
    // Packs and tables need nothing of each other; the largest table is parsed while the packs load.
    knowledge.causes();
    knowledge.reference().table("drivers");
    return new Engine(Product.of(knowledge, packs.join()), SitePacks.none(), Memory.NONE);
  }

  /** The product's packs over the knowledge, and over them authors' packs, whose rules replace those of the same id. */
  public static Engine load(Knowledge knowledge, SitePacks site) {
    return new Engine(Product.of(knowledge, Packs.ofProduct()), site, Memory.NONE);
  }

  /** Ids of the product's rules and rows that an author's have replaced, sorted. */
  public Set<String> replaced() {
    Set<String> ids = new TreeSet<>(site.ids());
    ids.retainAll(product.ids());
    return ids;
  }

  /** Ids of the rules and rows of authors' packs. */
  public Set<String> authored() {
    return site.ids();
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
    return product.knowledge();
  }

  /** The same engine with odds that a site's outcomes have moved; costs nothing. */
  public Engine remembering(Memory site) {
    return new Engine(product, this.site, site, packs, next, interest);
  }

  /** The same engine with other authors' packs over the product's; costs what their rules cost. */
  public Engine with(SitePacks packs) {
    return new Engine(product, packs, memory);
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
    return diagnose(sources, new Profile(), this::argue);
  }

  /** The same answer, with its time told by phase and rule. Authors' rules have no budget here. */
  public Diagnosis diagnose(List<SourceFacts> sources, Profile profile) {
    return diagnose(sources, profile, story -> story.parts().stream().flatMap(part -> argue(packs, part, profile).stream()).distinct().toList());
  }

  private Diagnosis diagnose(List<SourceFacts> sources, Profile profile, Function<Story, Collection<Evidence>> arguing) {
    List<SourceFacts> ordered = ordered(sources);
    Story story = profile.phase("join", () -> product.join().join(facts(ordered)));
    Collection<Evidence> evidence = arguing.apply(story);
    List<Hypothesis> causes = profile.phase("weigh", () -> weigh(evidence, story, weighing));
    return new Diagnosis(
        ordered,
        story.crashes(),
        causes,
        profile.phase("next", () -> next.of(ordered, story.facts(), causes)),
        profile.phase("timeline", () -> product.timeline().of(story)),
        story.facts());
  }

  /** The hypotheses that arguments over a story make by other numbers than the product's, most probable first. */
  public List<Hypothesis> weigh(Collection<Evidence> evidence, Story story, Weighing numbers) {
    return product.subjects().named(numbers.weigh(evidence, this::identity), story.told());
  }

  /** The hypotheses alone, most probable first: a part of the work of {@link #diagnose(List)}. */
  public List<Hypothesis> causes(List<SourceFacts> sources) {
    Story story = story(sources);
    return weigh(argue(story), story, weighing);
  }

  /** All arguments over what was read of a bundle. */
  public Collection<Evidence> evidence(List<SourceFacts> sources) {
    return argue(story(sources));
  }

  /** The story of what was read of a bundle, before any rule, whatever the order of its sources. */
  public Story story(List<SourceFacts> sources) {
    return product.join().join(facts(ordered(sources)));
  }

  private static List<SourceFacts> ordered(List<SourceFacts> sources) {
    return sources.stream().sorted(Comparator.comparing(SourceFacts::path)).toList();
  }

  private static List<Fact> facts(List<SourceFacts> sources) {
    return sources.stream().flatMap(s -> s.facts().stream()).toList();
  }

  /** What to collect next, most telling first, without an end. */
  public List<Diagnosis.Next> next(Diagnosis diagnosis) {
    return next.all(diagnosis.sources(), diagnosis.facts(), diagnosis.causes());
  }

  /** How the probability of a hypothesis of a diagnosis came about. */
  public Account account(Hypothesis hypothesis, Diagnosis diagnosis) {
    return account(hypothesis, diagnosis.causes());
  }

  /** How the probability of one of the hypotheses that {@link #causes} gave came about. */
  public Account account(Hypothesis hypothesis, List<Hypothesis> all) {
    return weighing.account(hypothesis, all);
  }

  /** Prior weight by cause. */
  public Map<String, Double> priors() {
    return product.priors();
  }

  /** One name for the several under which a subject is known. */
  public String identity(String subject) {
    return product.join().identity(subject);
  }

  /** The story of facts of one machine at one time, before any rule. */
  public Story story(Collection<? extends Fact> facts) {
    return product.join().joinOne(facts);
  }

  /** All arguments that the rules make over a story, without an order; no rule sees facts of two machines or times. */
  public Collection<Evidence> argue(Story story) {
    return story.parts().stream().flatMap(part -> argue(part).stream()).distinct().toList();
  }

  /** All arguments that the rules make over the facts, without an order. */
  public Collection<Evidence> argue(Collection<?> facts) {
    return argue(facts, Set.of());
  }

  /** As {@link #argue(Collection)}, by these rules and rows alone; by all when none is named. */
  public Collection<Evidence> argue(Collection<?> facts, Set<String> only) {
    if (site.ids().isEmpty()) {
      return argue(packs, facts, only, new Budget(Set.of(), Set.of()));
    }
    while (true) {
      Packs present = packs;
      Budget budget = new Budget(site.rules().keySet(), site.rows());
      Optional<Collection<Evidence>> said = budget.within(() -> argue(present, facts, only, budget));
      stopped.addAll(budget.exhausted());
      if (said.isPresent()) {
        Collection<Evidence> sound = said.get().stream().filter(e -> !budget.exhausted().contains(e.rule())).toList();
        return only.isEmpty() ? spoken(sound) : sound;
      }
      packs = product.packs().under(site.without(stopped));
    }
  }

  private static Collection<Evidence> argue(Packs packs, Collection<?> facts, Set<String> only, Budget budget) {
    return within(packs, session -> {
      packs.arguments().stream().filter(a -> only.isEmpty() || only.contains(a.id())).forEach(session::insert);
      facts.stream().filter(packs.concern()).forEach(session::insert);
      session.fireAllRules(
          match -> {
            String rule = match.getRule().getName();
            return (only.isEmpty() || rule.startsWith("tables/") || only.contains(rule)) && budget.mayFire(rule);
          },
          FIRINGS);
    });
  }

  private static Collection<Evidence> argue(Packs packs, Collection<?> facts, Profile profile) {
    return within(packs, session -> {
      ProfiledSession rules = new ProfiledSession(session, profile);
      profile.phase("insert", () -> {
        packs.arguments().forEach(session::insert);
        rules.insert(facts.stream().filter(packs.concern()).toList());
        return facts;
      });
      profile.phase("match", () -> {
        rules.evaluate();
        return facts;
      });
      profile.phase("fire", () -> session.fireAllRules(FIRINGS));
    });
  }

  /** The arguments that a session holds after the work. */
  private static Collection<Evidence> within(Packs packs, Consumer<KieSession> work) {
    KieSession session = packs.rules().newKieSession();
    try {
      work.accept(session);
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
    List<Hit> hits = product.patterns().match(PatternQuery.of(hypothesis, diagnosis, product(hypothesis.subject()), words()), limit + SPARE);
    return memory.ranked(hits).stream().limit(limit).toList();
  }

  /** Ids of all rules and table rows, sorted. */
  public Set<String> rules() {
    return packs.ids();
  }

  /** The product behind a subject, for display; empty when unknown. */
  public String product(String subject) {
    return product.join().product(subject.toLowerCase(Locale.ROOT));
  }
}
