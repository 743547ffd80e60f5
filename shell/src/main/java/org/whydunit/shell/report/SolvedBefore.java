package org.whydunit.shell.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import org.springframework.stereotype.Component;
import org.whydunit.knowledge.PatternText;
import org.whydunit.knowledge.cases.Outcome;
import org.whydunit.knowledge.cases.SimilarCase;
import org.whydunit.rules.Engine;
import org.whydunit.rules.Hypothesis;
import org.whydunit.shell.Messages;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Solved cases of this site that are like a new one, and what worked. */
@Component
public class SolvedBefore {

  private static final String RULE = "rule ";
  private static final double PRECISION = 1e4;

  private final Messages messages;

  SolvedBefore(Messages messages) {
    this.messages = messages;
  }

  /** What it was, what they share, and what helped or did not: {@code case 17 (office, 2026-03-05): …}. */
  public String line(SimilarCase similar, Engine engine, Locale language) {
    Outcome outcome = similar.summary().outcome();
    String found = (Titles.cause(outcome.cause(), engine, language) + " " + outcome.subject()).strip();
    return messages.get(language, "solved-case", similar.summary().id(), similar.summary().name(),
        similar.summary().created().toString().substring(0, 10), found, shared(similar, language), fix(outcome, engine, language));
  }

  /** What two cases have in common, in words; of arguments only how many. */
  private String shared(SimilarCase similar, Locale language) {
    List<String> shared = new ArrayList<>();
    similar.why().stream().filter(w -> !w.startsWith(RULE)).map(w -> w.split(" ", 2))
        .forEach(w -> shared.add(messages.get(language, "shared-" + w[0], w[1])));
    long rules = similar.why().stream().filter(w -> w.startsWith(RULE)).count();
    if (rules > 0) {
      shared.add(messages.get(language, "shared-rules", rules));
    }
    return String.join(messages.get(language, "comma"), shared);
  }

  private String fix(Outcome outcome, Engine engine, Locale language) {
    String said = messages.get(language, outcome.worked() ? "worked" : "did-not-work");
    Function<PatternText, String> title = text -> text.title() + " (" + outcome.fix() + ")";
    return outcome.fix().isEmpty() ? said
        : said + messages.get(language, "colon") + engine.knowledge().patterns().find(outcome.fix())
            .map(p -> title.apply(language.getLanguage().equals("zh") ? p.zh() : p.en())).orElse(outcome.fix());
  }

  /** How much this site's outcomes have moved the odds of a hypothesis; empty when they have not. */
  public String moved(Hypothesis h, Engine engine, Locale language) {
    double shift = engine.memory().shifts().getOrDefault(h.cause(), 0.0);
    return shift == 0 ? "" : messages.get(language, "odds-moved", Math.round(100 * (Math.exp(shift) - 1)));
  }

  /** The same for programs; nothing when there is none. */
  void json(List<SimilarCase> similar, ObjectNode root) {
    if (similar.isEmpty()) {
      return;
    }
    ArrayNode all = root.putArray("similar");
    for (SimilarCase s : similar) {
      Outcome outcome = s.summary().outcome();
      ObjectNode one = all.addObject().put("case", s.summary().id()).put("name", s.summary().name());
      one.put("score", Math.round(s.score() * PRECISION) / PRECISION).put("cause", outcome.cause()).put("subject", outcome.subject());
      one.put("fix", outcome.fix()).put("worked", outcome.worked());
      ArrayNode why = one.putArray("why");
      s.why().forEach(why::add);
    }
  }
}
