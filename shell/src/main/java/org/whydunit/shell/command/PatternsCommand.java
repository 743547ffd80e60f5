package org.whydunit.shell.command;

import java.util.List;
import java.util.Locale;

import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.annotation.Arguments;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import org.springframework.stereotype.Component;
import org.whydunit.knowledge.Knowledge;
import org.whydunit.knowledge.Pattern;
import org.whydunit.knowledge.PatternText;
import org.whydunit.knowledge.Step;
import org.whydunit.shell.Diagnoses;
import org.whydunit.shell.Ending;
import org.whydunit.shell.ExitCode;
import org.whydunit.shell.Messages;
import org.whydunit.shell.Session;
import org.whydunit.shell.output.Ink;
import org.whydunit.shell.output.Sheet;
import org.whydunit.shell.report.Remedies;

/** {@code patterns}: the library, or one of its pages. */
@Component
class PatternsCommand {

  private final Diagnoses diagnoses;
  private final Session session;
  private final Messages messages;
  private final Output output;

  PatternsCommand(Diagnoses diagnoses, Session session, Messages messages, Output output) {
    this.diagnoses = diagnoses;
    this.session = session;
    this.messages = messages;
    this.output = output;
  }

  /** A pattern in a list. */
  record Listed(String pattern, String title, String cause) {}

  @Command(name = "patterns", alias = "模式", group = "knowledge", description = "patterns")
  void patterns(
      @Arguments String[] ids,
      @Option(longName = "cause") String cause,
      @Option(longName = "packs") String packs,
      @Option(longName = "format") String format,
      @Option(longName = "lang") String lang,
      CommandContext context) {
    Locale language = Messages.language(lang);
    boolean json = output.json(format, language);
    diagnoses.over(packs, language);
    if (ids == null || ids.length == 0) {
      list(cause, json, language, context);
      return;
    }
    for (String id : ids) {
      String named = session.id(id);
      if (diagnoses.knowledge().causes().find(named).isPresent()) {
        list(named, json, language, context);
        continue;
      }
      Pattern pattern = find(named, language);
      if (json) {
        output.json(pattern, context);
      } else {
        output.print(page(pattern, language), context);
      }
    }
  }

  private void list(String cause, boolean json, Locale language, CommandContext context) {
    Knowledge knowledge = diagnoses.knowledge();
    boolean zh = language.getLanguage().equals("zh");
    List<Listed> all =
        (cause == null ? knowledge.patterns().all() : knowledge.patterns().ofCause(cause))
            .stream().map(p -> new Listed(p.id(), zh ? p.zh().title() : p.en().title(), p.cause())).toList();
    session.listed(all.stream().map(Listed::pattern).toList());
    if (json) {
      output.json(all, context);
      return;
    }
    Sheet sheet = output.sheet();
    int number = 1;
    for (Listed one : all) {
      sheet.item("%3d. ".formatted(number++), one.title() + "  " + Ink.FAINT.of(one.pattern()));
    }
    output.print(sheet, context);
  }

  private Pattern find(String id, Locale language) {
    return diagnoses.knowledge().patterns().find(id)
        .orElseThrow(
            () ->
                new Ending(
                    ExitCode.USAGE,
                    messages.get(language, "unknown-pattern", id)
                        + diagnoses.knowledge().patterns().near(id).stream()
                            .findFirst()
                            .map(n -> " " + messages.get(language, "did-you-mean", n))
                            .orElse("")));
  }

  private Sheet page(Pattern pattern, Locale language) {
    PatternText text = language.getLanguage().equals("zh") ? pattern.zh() : pattern.en();
    Sheet sheet = output.sheet();
    sheet.line(Ink.STRONG.of(text.title()));
    sheet.line(Ink.FAINT.of(pattern.id() + "  (" + pattern.cause() + ", " + pattern.severity() + ")"));
    section(sheet, "phenomenon", text.phenomenon(), language);
    section(sheet, "mechanism", text.mechanism(), language);
    section(sheet, "confirm", text.confirm(), language);
    sheet.heading(messages.get(language, "what-to-do"));
    int number = 1;
    for (Step step : text.steps()) {
      step(sheet, number++, step, language);
    }
    section(sheet, "prevent", text.prevent(), language);
    sheet.gap().line(Ink.FAINT.of(messages.get(language, "source", pattern.source())));
    return sheet;
  }

  private void step(Sheet sheet, int number, Step step, Locale language) {
    sheet.item("  " + number + ". ", step.action());
    if (!step.command().isEmpty()) {
      sheet.asIs("     " + Ink.COMMAND.of(step.command()));
    }
    String risk = Remedies.risk(step);
    if (!risk.isEmpty()) {
      sheet.item("     ", Ink.CARE.of(messages.get(language, "risk", risk)));
    }
    if (!step.undo().isEmpty()) {
      sheet.item("     ", messages.get(language, "undo", step.undo().replace("`", "")));
    }
  }

  private void section(Sheet sheet, String key, String text, Locale language) {
    if (!text.isBlank()) {
      sheet.heading(messages.get(language, key));
      text.strip().lines().filter(l -> !l.isBlank()).forEach(l -> sheet.item("  ", l.replace("`", "")));
    }
  }
}
