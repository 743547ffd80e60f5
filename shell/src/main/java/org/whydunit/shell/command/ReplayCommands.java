package org.whydunit.shell.command;

import java.util.List;
import java.util.Locale;

import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.annotation.Arguments;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import org.springframework.stereotype.Component;
import org.whydunit.knowledge.cases.Case;
import org.whydunit.knowledge.cases.CaseSummary;
import org.whydunit.rules.memory.Capsule;
import org.whydunit.rules.memory.Rescoring;
import org.whydunit.shell.Diagnoses;
import org.whydunit.shell.Ending;
import org.whydunit.shell.ExitCode;
import org.whydunit.shell.Messages;
import org.whydunit.shell.cases.Cases;
import org.whydunit.shell.output.Ink;
import org.whydunit.shell.output.Look;
import org.whydunit.shell.output.Sheet;
import org.whydunit.shell.report.Edition;
import org.whydunit.shell.report.Report;
import org.whydunit.shell.report.Reports;
import tools.jackson.core.JacksonException;

/** {@code replay} and {@code rescore}: stored cases judged again. */
@Component
class ReplayCommands {

  private final Cases cases;
  private final CaseNumbers numbers;
  private final Diagnoses diagnoses;
  private final Reports reports;
  private final Messages messages;
  private final Output output;

  ReplayCommands(Cases cases, CaseNumbers numbers, Diagnoses diagnoses, Reports reports, Messages messages, Output output) {
    this.cases = cases;
    this.numbers = numbers;
    this.diagnoses = diagnoses;
    this.reports = reports;
    this.messages = messages;
    this.output = output;
  }

  @Command(name = "replay", alias = "重放", group = "cases", description = "replay")
  void replay(
      @Arguments String[] ids,
      @Option(longName = "format") String format,
      @Option(longName = "lang") String lang,
      CommandContext context) {
    Locale language = Messages.language(lang);
    Report wanted = reports.find(format == null ? "text" : format, language);
    Case stored = cases.store().show(numbers.first(ids, "replay", language));
    try {
      Report json = reports.find("json", language);
      Capsule.Replay replay = Capsule.replay(stored, diagnoses.product(), Cases.version(),
          (diagnosis, engine, told) -> json.render(diagnosis, engine, Edition.of(told, Look.PLAIN)));
      Capsule capsule = Capsule.of(stored);
      Look look = wanted.format().equals("text") ? Look.ofOutput() : Look.PLAIN;
      output.print(wanted.render(replay.diagnosis(), capsule.remembering(diagnoses.product()), Edition.of(capsule.told(), look)), context);
      System.err.println(replay.same() ? messages.get(language, "replay-same", stored.id())
          : replay.changed().isEmpty() ? messages.get(language, "replay-differs", stored.id())
              : messages.get(language, "replay-changed", stored.id(), String.join(", ", replay.changed())));
    } catch (JacksonException noCapsule) {
      throw new Ending(ExitCode.UNREADABLE, messages.get(language, "no-capsule", stored.id()));
    }
  }

  @Command(name = "rescore", alias = "重评", group = "cases", description = "rescore")
  void rescore(@Option(longName = "format") String format, @Option(longName = "lang") String lang, CommandContext context) {
    Locale language = Messages.language(lang);
    boolean json = output.json(format, language);
    System.err.println(messages.get(language, "rescoring"));
    Rescoring rescoring = Rescoring.of(cases.store(), diagnoses.product());
    if (json) {
      output.json(rescoring, context);
      return;
    }
    Sheet sheet = output.sheet().line(messages.get(language, "rescored", rescoring.judged()));
    verdicts(sheet, "rescored-explained", rescoring.explained(), language);
    verdicts(sheet, "rescored-contradicted", rescoring.contradicted(), language);
    verdicts(sheet, "rescored-moved", rescoring.moved(), language);
    if (!rescoring.unreadable().isEmpty()) {
      sheet.item("", messages.get(language, "rescored-unreadable", rescoring.unreadable().size()));
    }
    output.print(sheet, context);
  }

  private void verdicts(Sheet sheet, String heading, List<Rescoring.Verdict> verdicts, Locale language) {
    if (verdicts.isEmpty()) {
      return;
    }
    sheet.heading(messages.get(language, heading, verdicts.size()));
    for (Rescoring.Verdict v : verdicts) {
      CaseSummary then = v.stored();
      sheet.item("%4d  ".formatted(then.id()), then.name() + "  " + Ink.FAINT.of((then.cause() + " " + then.subject()).strip()) + " → "
          + (v.cause() + " " + v.subject()).strip() + " %.0f %%".formatted(100 * v.probability()));
    }
  }
}
