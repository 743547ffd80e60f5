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
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The patterns that fit a hypothesis, as fixes whose commands name this machine's subject. */
@Component
class Remedies {

  private static final int SHOWN = 3;
  private static final Pattern SLOT = Pattern.compile("\\{([a-z]+)}");
  private static final double PRECISION = 1e4;

  /** The best patterns. */
  List<Hit> of(Hypothesis h, Diagnosis diagnosis, Engine engine) {
    return h.evidence().isEmpty() ? List.of() : engine.patterns(h, diagnosis, SHOWN);
  }

  /** A pattern's words in the language. */
  static PatternText text(Hit hit, Locale language) {
    return language.getLanguage().equals("zh") ? hit.pattern().zh() : hit.pattern().en();
  }

  /** A command with the slots that the hypothesis can fill filled; the others stay, for the user to see. */
  static String filled(String command, Hypothesis h, Engine engine) {
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
    return SLOT.matcher(command)
        .replaceAll(m -> Matcher.quoteReplacement(values.getOrDefault(m.group(1), "").isEmpty() ? m.group() : values.get(m.group(1))));
  }

  void json(Hypothesis h, Diagnosis diagnosis, Engine engine, Locale language, ArrayNode fixes) {
    for (Hit hit : of(h, diagnosis, engine)) {
      PatternText text = text(hit, language);
      ObjectNode fix = fixes.addObject().put("pattern", hit.pattern().id()).put("title", text.title());
      fix.put("score", Math.round(hit.score() * PRECISION) / PRECISION);
      ArrayNode steps = fix.putArray("steps");
      for (Step step : text.steps()) {
        steps.addObject()
            .put("do", filled(step.action(), h, engine))
            .put("command", filled(step.command(), h, engine))
            .put("risk", step.risk())
            .put("undo", filled(step.undo(), h, engine));
      }
    }
  }
}
