package org.whydunit.shell.command;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.whydunit.ingest.facts.Claim;
import org.whydunit.ingest.facts.Fact;
import org.whydunit.ingest.facts.Origin;
import org.whydunit.rules.Diagnosis;
import org.whydunit.rules.Engine;
import org.whydunit.rules.Evidence;
import org.whydunit.rules.Fields;
import org.whydunit.rules.Hypothesis;
import org.whydunit.rules.doubt.Missing;
import org.whydunit.rules.doubt.WhyNot;
import org.whydunit.rules.join.SystemOf;

/**
 * Why a cause is not the answer.
 *
 * @param rank its place, 0 when nothing speaks for it
 * @param against what speaks against it
 * @param missing the fewest facts that would make one more rule speak for it, one fact a line
 * @param rule that rule; empty when none is near
 * @param wouldSay what it would say
 * @param strength how strongly
 * @param speaksFor what speaks for it, strongest first
 * @param measure the nearest rule that waits for what a tool can tell; {@code null} when there is none
 * @param ask the nearest rule that waits for what a person can tell; {@code null} when there is none
 */
record WhyNotAnswer(
    String cause,
    int rank,
    double probability,
    List<String> against,
    List<String> missing,
    String rule,
    String wouldSay,
    String strength,
    List<String> speaksFor,
    Lack measure,
    Lack ask) {

  /**
   * What a rule waits for.
   *
   * @param shows what would be seen or heard
   * @param facts the same as facts, one a line
   * @param collect what would bring them; empty for what only a person knows
   * @param command that collects it; may be empty
   */
  record Lack(String rule, String strength, String shows, List<String> facts, String collect, String command) {}

  static WhyNotAnswer of(String cause, Diagnosis diagnosis, Engine engine, Locale language) {
    List<Hypothesis> mine = diagnosis.causes().stream().filter(h -> h.cause().equals(cause)).toList();
    List<Missing> near = new WhyNot(engine).near(cause, diagnosis).stream().filter(m -> fits(m, diagnosis)).toList();
    Optional<Missing> nearest = near.stream().findFirst();
    return new WhyNotAnswer(
        cause,
        mine.isEmpty() ? 0 : diagnosis.causes().indexOf(mine.getFirst()) + 1,
        mine.isEmpty() ? 0 : mine.getFirst().probability(),
        said(mine, false, engine, language),
        nearest.map(m -> m.facts().stream().map(WhyNotAnswer::shown).toList()).orElse(List.of()),
        nearest.map(Missing::rule).orElse(""),
        nearest.map(m -> engine.words().says(m.would(), language)).orElse(""),
        nearest.map(WhyNotAnswer::strength).orElse(""),
        said(mine, true, engine, language),
        measure(near, diagnosis, engine, language),
        near.stream().filter(m -> told(m.facts())).findFirst()
            .map(m -> new Lack(m.rule(), strength(m), told(m), m.facts().stream().map(WhyNotAnswer::shown).toList(), "", ""))
            .orElse(null));
  }

  /** What only another operating system would show is not missing. */
  private static boolean fits(Missing missing, Diagnosis diagnosis) {
    String here = SystemOf.facts(diagnosis.facts());
    String there = SystemOf.facts(missing.facts());
    return here.equals("any") || there.equals("any") || here.equals(there);
  }

  private static List<String> said(List<Hypothesis> mine, boolean supports, Engine engine, Locale language) {
    return mine.stream().flatMap(h -> h.evidence().stream()).filter(e -> e.supports() == supports).map(e -> says(e, engine, language)).distinct().toList();
  }

  /** Of the rules that wait for what an artefact still to fetch brings, the nearest; rather one that a command collects. */
  private static Lack measure(List<Missing> near, Diagnosis diagnosis, Engine engine, Locale language) {
    List<Diagnosis.Next> open =
        engine.next(diagnosis).stream().sorted(Comparator.comparing((Diagnosis.Next n) -> n.command().isEmpty())).toList();
    return open.stream()
        .flatMap(n -> near.stream().filter(m -> !told(m.facts()) && brings(n.artifact(), engine).containsAll(kinds(m))).limit(1).map(m -> lack(m, n, engine, language)))
        .findFirst()
        .orElse(null);
  }

  private static Lack lack(Missing m, Diagnosis.Next n, Engine engine, Locale language) {
    String collect = language.getLanguage().equals("zh") ? n.collectZh() : n.collect();
    return new Lack(m.rule(), strength(m), engine.words().says(m.would(), language), m.facts().stream().map(WhyNotAnswer::shown).toList(), collect, n.command());
  }

  private static boolean told(List<Fact> facts) {
    return facts.stream().allMatch(Claim.class::isInstance);
  }

  private static Set<String> kinds(Missing missing) {
    return missing.facts().stream().map(f -> f.getClass().getSimpleName()).collect(Collectors.toSet());
  }

  private static Set<String> brings(String artifact, Engine engine) {
    return engine.knowledge().reference().table("artifacts").first("id", artifact).map(r -> Set.of(r.get("brings").split("\\|"))).orElse(Set.of());
  }

  private static String strength(Missing missing) {
    return missing.would().strength().name().toLowerCase(Locale.ROOT);
  }

  private static String says(Evidence e, Engine engine, Locale language) {
    return engine.words().says(e, language) + " [" + e.origins().stream().limit(2).map(Origin::toString).collect(Collectors.joining(", ")) + "]";
  }

  private static String told(Missing missing) {
    return missing.facts().stream()
        .map(Claim.class::cast)
        .map(c -> "“" + c.text() + "”")
        .collect(Collectors.joining(", "));
  }

  /** The kind of a fact and what it says, without its place. */
  private static String shown(Fact fact) {
    List<String> fields = new ArrayList<>();
    for (RecordComponent component : fact.getClass().getRecordComponents()) {
      String text = Fields.text(fact, component.getName());
      if (!component.getName().equals("origin") && !text.isEmpty() && !text.equals("[]") && !text.equals("{}") && !text.equals("false")) {
        fields.add(component.getName() + " " + (component.getName().equals("code") ? "0x%X".formatted((Long) Fields.value(fact, "code")) : text));
      }
    }
    return fact.getClass().getSimpleName() + " (" + String.join(", ", fields) + ")";
  }
}
