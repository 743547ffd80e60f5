package org.whydunit.shell.command;

import java.util.List;
import java.util.Locale;

import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.annotation.Arguments;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import org.springframework.stereotype.Component;
import org.whydunit.knowledge.cases.SimilarCase;
import org.whydunit.rules.memory.Capsule;
import org.whydunit.shell.Diagnoses;
import org.whydunit.shell.Messages;
import org.whydunit.shell.Session;
import org.whydunit.shell.cases.Cases;
import org.whydunit.shell.output.Sheet;
import org.whydunit.shell.report.SolvedBefore;

/** {@code similar}: closed cases that share evidence with a stored case or with a bundle. */
@Component
class SimilarCommand {

  private static final int LIMIT = 10;

  private final Cases cases;
  private final Diagnoses diagnoses;
  private final SolvedBefore solved;
  private final Session session;
  private final Messages messages;
  private final Output output;

  SimilarCommand(Cases cases, Diagnoses diagnoses, SolvedBefore solved, Session session, Messages messages, Output output) {
    this.cases = cases;
    this.diagnoses = diagnoses;
    this.solved = solved;
    this.session = session;
    this.messages = messages;
    this.output = output;
  }

  @Command(name = "similar", alias = "相似", group = "cases", description = "similar")
  void similar(
      @Arguments String[] what,
      @Option(longName = "format") String format,
      @Option(longName = "lang") String lang,
      CommandContext context) {
    Locale language = Messages.language(lang);
    boolean json = output.json(format, language);
    String first = what == null || what.length == 0 ? null : what[0];
    List<SimilarCase> similar = first != null && first.matches("\\d{1,9}") ? toCase(Long.parseLong(first))
        : cases.store().similar(Capsule.features(session.diagnosis(first, language)), LIMIT);
    if (json) {
      output.json(similar, context);
      return;
    }
    Sheet sheet = output.sheet();
    similar.forEach(s -> sheet.item("%3.0f %%  ".formatted(100 * s.score()), solved.line(s, diagnoses.product(), language)));
    if (similar.isEmpty()) {
      sheet.line(messages.get(language, "no-similar"));
    }
    output.print(sheet, context);
  }

  /** A closed case is most like itself, which tells nothing. */
  private List<SimilarCase> toCase(long id) {
    return cases.store().similar(cases.store().show(id).features(), LIMIT + 1).stream()
        .filter(s -> s.summary().id() != id).limit(LIMIT).toList();
  }
}
