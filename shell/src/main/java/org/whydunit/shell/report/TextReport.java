package org.whydunit.shell.report;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.whydunit.ingest.facts.BugCheck;
import org.whydunit.ingest.facts.Origin;
import org.whydunit.knowledge.PatternText;
import org.whydunit.knowledge.Step;
import org.whydunit.knowledge.search.Hit;
import org.whydunit.rules.Diagnosis;
import org.whydunit.rules.Engine;
import org.whydunit.rules.Evidence;
import org.whydunit.rules.Hypothesis;
import org.whydunit.shell.Messages;

/** The answer as a colleague's note: one screen for the first cause. */
@Component
class TextReport implements Report {

  private static final int CRASHES_SHOWN = 5;
  private static final int ARGUMENTS_SHOWN = 6;
  private static final int OTHERS_SHOWN = 4;
  private static final double WORTH_SHOWING = 0.02;
  private static final int ORIGINS_SHOWN = 3;
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);

  private final Messages messages;
  private final Remedies remedies;

  TextReport(Messages messages, Remedies remedies) {
    this.messages = messages;
    this.remedies = remedies;
  }

  @Override
  public String format() {
    return "text";
  }

  @Override
  public String render(Diagnosis diagnosis, Engine engine, Locale language) {
    Page page = new Page(diagnosis, engine, language, new StringBuilder());
    page.answer();
    page.crashes();
    page.arguments();
    page.fixes();
    page.others();
    page.next();
    page.problems();
    return page.out.toString();
  }

  /** One rendering. */
  private final class Page {

    private final Diagnosis diagnosis;
    private final Engine engine;
    private final Locale language;
    private final StringBuilder out;
    private final Hypothesis first;

    Page(Diagnosis diagnosis, Engine engine, Locale language, StringBuilder out) {
      this.diagnosis = diagnosis;
      this.engine = engine;
      this.language = language;
      this.out = out;
      this.first = diagnosis.causes().stream().filter(h -> !h.cause().equals("unknown")).findFirst().orElse(null);
    }

    void answer() {
      Hypothesis top = diagnosis.causes().getFirst();
      if (first == null) {
        line(words("nothing-to-explain"));
      } else if (top.cause().equals("unknown")) {
        line(words("not-sure", percent(top), Titles.of(first, engine, language), percent(first)));
      } else {
        line(words("most-likely", Titles.of(top, engine, language), percent(top)));
        engine.knowledge().causes().find(top.cause())
            .ifPresent(c -> line(language.getLanguage().equals("zh") ? c.textZh().strip() : c.text().strip()));
      }
    }

    void crashes() {
      if (diagnosis.crashes().isEmpty()) {
        return;
      }
      heading("what-happened");
      List<BugCheck> crashes = diagnosis.crashes();
      for (BugCheck c : crashes.subList(0, Math.min(CRASHES_SHOWN, crashes.size()))) {
        String time = c.time() == null ? "" : MINUTE.format(c.time()) + "  ";
        String process = c.process().isEmpty() ? "" : " " + words("in-process", c.process());
        String blamed = c.module().isEmpty() ? "" : " " + words("debugger-names", c.module());
        line("  " + time + c.name() + " (" + c.stopCode() + ")" + process + blamed + "  [" + c.origin() + "]");
      }
      if (crashes.size() > CRASHES_SHOWN) {
        line("  " + words("and-more", crashes.size() - CRASHES_SHOWN));
      }
    }

    void arguments() {
      if (first == null) {
        return;
      }
      heading("why");
      first.evidence().stream().limit(ARGUMENTS_SHOWN).forEach(this::argument);
      if (first.evidence().size() > ARGUMENTS_SHOWN) {
        line("  " + words("and-more", first.evidence().size() - ARGUMENTS_SHOWN));
      }
    }

    private void argument(Evidence e) {
      String origins = e.origins().stream().limit(ORIGINS_SHOWN).map(Origin::toString).collect(Collectors.joining(", "));
      String strength = words("strength-" + e.strength().name().toLowerCase(Locale.ROOT));
      line("  " + (e.supports() ? "+ " : "- ") + strength + ": " + engine.words().says(e, language) + "  [" + origins + "]");
    }

    void fixes() {
      List<Hit> hits = first == null ? List.of() : remedies.of(first, diagnosis, engine);
      if (hits.isEmpty()) {
        return;
      }
      Hit best = hits.getFirst();
      PatternText text = Remedies.text(best, language);
      heading("what-to-do");
      line("  " + text.title() + "  (" + best.pattern().id() + ")");
      int number = 1;
      for (Step step : text.steps()) {
        step(number++, step);
      }
    }

    private void step(int number, Step step) {
      line("  " + number + ". " + Remedies.filled(step.action(), first, engine));
      if (!step.command().isEmpty()) {
        line("       " + Remedies.filled(step.command(), first, engine));
      }
      String undo = step.undo().isEmpty() ? "" : "; " + words("undo", Remedies.filled(step.undo(), first, engine));
      if (!step.risk().isEmpty() && !step.risk().matches("none|无")) {
        line("     " + words("risk", step.risk()) + undo);
      } else if (!undo.isEmpty()) {
        line("     " + undo.substring(2));
      }
    }

    void others() {
      List<Hypothesis> others =
          diagnosis.causes().stream().filter(h -> h != first && h.probability() >= WORTH_SHOWING).limit(OTHERS_SHOWN).toList();
      if (first == null || others.isEmpty()) {
        return;
      }
      heading("or-else");
      others.forEach(h -> line("  %4s  %s".formatted(percent(h), Titles.of(h, engine, language))));
    }

    void next() {
      if (diagnosis.next().isEmpty()) {
        return;
      }
      heading("to-settle");
      int number = 1;
      for (Diagnosis.Next n : diagnosis.next()) {
        line("  " + number++ + ". " + (language.getLanguage().equals("zh") ? n.collectZh() : n.collect()));
        if (!n.command().isEmpty()) {
          line("       " + n.command());
        }
      }
    }

    void problems() {
      long problems = diagnosis.sources().stream().mapToLong(s -> s.problems().size()).sum();
      if (problems == 0) {
        return;
      }
      heading("not-read");
      diagnosis.sources().stream()
          .flatMap(s -> s.problems().stream())
          .limit(CRASHES_SHOWN)
          .forEach(p -> line("  " + p.origin() + ": " + p.message(language)));
      if (problems > CRASHES_SHOWN) {
        line("  " + words("and-more", problems - CRASHES_SHOWN));
      }
    }

    private String percent(Hypothesis h) {
      return Math.round(h.probability() * 100) + " %";
    }

    private String words(String key, Object... values) {
      return messages.get(language, key, values);
    }

    private void heading(String key) {
      out.append('\n').append(words(key)).append('\n');
    }

    private void line(String text) {
      out.append(text).append('\n');
    }
  }
}
