package org.whydunit.shell.command;

import java.util.List;
import java.util.Locale;

import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import org.springframework.stereotype.Component;
import org.whydunit.knowledge.Cause;
import org.whydunit.rules.Diagnosis;
import org.whydunit.rules.Hypothesis;
import org.whydunit.shell.Diagnoses;
import org.whydunit.shell.Messages;
import org.whydunit.shell.Session;
import org.whydunit.shell.output.Ink;
import org.whydunit.shell.output.Sheet;
import org.whydunit.shell.output.Width;
import org.whydunit.shell.report.Titles;

/** {@code causes}: the causes of the open bundle, or all that can be concluded. */
@Component
class CausesCommand {

  private final Diagnoses diagnoses;
  private final Session session;
  private final Output output;
  private final Messages messages;

  CausesCommand(Diagnoses diagnoses, Session session, Output output, Messages messages) {
    this.diagnoses = diagnoses;
    this.session = session;
    this.output = output;
    this.messages = messages;
  }

  /** A cause in a list. */
  record Listed(String cause, String subject, double probability, String title) {}

  @Command(name = "causes", alias = "原因", group = "diagnosis", description = "causes")
  void causes(
      @Option(longName = "all", defaultValue = "false") boolean all,
      @Option(longName = "bundle") String bundle,
      @Option(longName = "format") String format,
      @Option(longName = "lang") String lang,
      CommandContext context) {
    Locale language = Messages.language(lang);
    boolean ofBundle = !all && (bundle != null || session.request() != null);
    List<Listed> listed = ofBundle ? ofDiagnosis(session.diagnosis(bundle, language), language) : known(language);
    session.listed(listed.stream().map(Listed::cause).toList());
    if (output.json(format, language)) {
      output.json(listed, context);
      return;
    }
    Sheet sheet = output.sheet();
    int widest = listed.stream().mapToInt(l -> Width.of(l.cause())).max().orElse(0);
    int number = 1;
    for (Listed l : listed) {
      String share = ofBundle ? "%3d %%  ".formatted(Math.round(l.probability() * 100)) : "";
      sheet.item("%2d. ".formatted(number++) + share + Ink.FAINT.of(Width.padded(l.cause(), widest)) + "  ", l.title());
    }
    if (ofBundle) {
      sheet.gap().line(messages.get(language, "causes-hint"));
    }
    output.print(sheet, context);
  }

  private List<Listed> ofDiagnosis(Diagnosis diagnosis, Locale language) {
    return diagnosis.causes().stream()
        .map((Hypothesis h) -> new Listed(h.cause(), h.subject(), h.probability(), Titles.of(h, diagnoses.engine(), language)))
        .toList();
  }

  private List<Listed> known(Locale language) {
    boolean zh = language.getLanguage().equals("zh");
    return diagnoses.knowledge().causes().all().stream()
        .map((Cause c) -> new Listed(c.id(), "", c.prior(), zh ? c.titleZh() : c.title()))
        .toList();
  }
}
