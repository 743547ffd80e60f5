package org.whydunit.shell.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.stereotype.Component;
import org.whydunit.knowledge.PatternText;
import org.whydunit.knowledge.Step;
import org.whydunit.knowledge.search.Hit;
import org.whydunit.rules.Diagnosis;
import org.whydunit.rules.Engine;
import org.whydunit.rules.Hypothesis;

/** The patterns that fit a hypothesis, as fixes whose commands name this machine's subject. */
@Component
public class Remedies {

  private static final int SHOWN = 3;

  /** A pattern that fits much worse than the best one is about another failure of the same cause. */
  private static final double SHARE_OF_BEST = 0.6;

  private static final double PRECISION = 1e4;

  private static final Pattern ANYTHING = Pattern.compile("(?s).+");

  /** What a command takes from evidence: one word, and nothing in it that a shell would read as more than a name. */
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_/\\\\@:][\\p{L}\\p{N}_.:/\\\\@+-]*");

  /** The fixes, best first; none for a hypothesis without evidence. */
  public List<Fix> fixes(Hypothesis h, Diagnosis diagnosis, Engine engine, Locale language) {
    if (h.evidence().isEmpty()) {
      return List.of();
    }
    List<Hit> hits = engine.patterns(h, diagnosis, SHOWN);
    return hits.stream()
        .filter(hit -> hit.score() >= SHARE_OF_BEST * hits.getFirst().score())
        .map(hit -> fix(hit, h, engine, language))
        .toList();
  }

  private static Fix fix(Hit hit, Hypothesis h, Engine engine, Locale language) {
    PatternText text = language.getLanguage().equals("zh") ? hit.pattern().zh() : hit.pattern().en();
    return new Fix(
        hit.pattern().id(),
        text.title(),
        Math.round(hit.score() * PRECISION) / PRECISION,
        text.steps().stream().map(s -> step(s, h, engine)).toList());
  }

  /** What a step risks; empty when that is nothing. */
  public static String risk(Step step) {
    return step.risk().matches("(?i)none\\.?|无。?") ? "" : step.risk();
  }

  private static Fix.Step step(Step step, Hypothesis h, Engine engine) {
    String undo = filled(step.undo(), h, engine, step.undo().contains("`") ? WORD : ANYTHING);
    boolean command = undo.length() > 2 && undo.startsWith("`") && undo.indexOf('`', 1) == undo.length() - 1;
    return new Fix.Step(
        filled(step.action(), h, engine, ANYTHING), filled(step.command(), h, engine, WORD), risk(step), undo.replace("`", ""), command);
  }

  /** A text with the slots that the hypothesis can fill filled; the others stay, for the user to see. */
  private static String filled(String text, Hypothesis h, Engine engine, Pattern takes) {
    String subject = h.subject();
    boolean driver = subject.matches(".*\\.(sys|dll)");
    boolean update = subject.matches("KB\\d+");
    Map<String, String> values =
        Map.of(
            "subject", subject,
            "driver", driver ? subject : "",
            "kb", update ? subject.substring(2) : "",
            "product", engine.product(subject),
            "service", driver ? subject.substring(0, subject.length() - 4) : "");
    return Fix.SLOT.matcher(text)
        .replaceAll(m -> Matcher.quoteReplacement(takes.matcher(values.getOrDefault(m.group(1), "")).matches() ? values.get(m.group(1)) : m.group()));
  }
}
