package org.whydunit.shell.command;

import java.util.List;
import java.util.Locale;

import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.annotation.Arguments;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import org.springframework.stereotype.Component;
import org.whydunit.knowledge.cases.Features;
import org.whydunit.knowledge.cases.SimilarCase;
import org.whydunit.rules.memory.Capsule;
import org.whydunit.shell.Messages;
import org.whydunit.shell.Session;
import org.whydunit.shell.cases.Cases;
import org.whydunit.shell.output.Ink;
import org.whydunit.shell.output.Sheet;

/** {@code similar}: closed cases that share evidence with a stored case or with a bundle. */
@Component
class SimilarCommand {

  private static final int LIMIT = 10;

  private final Cases cases;
  private final Session session;
  private final Messages messages;
  private final Output output;

  SimilarCommand(Cases cases, Session session, Messages messages, Output output) {
    this.cases = cases;
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
    Features features =
        first != null && first.matches("\\d{1,9}")
            ? cases.store().show(Long.parseLong(first)).features()
            : Capsule.features(session.diagnosis(first, language));
    List<SimilarCase> similar = cases.store().similar(features, LIMIT);
    if (json) {
      output.json(similar, context);
      return;
    }
    Sheet sheet = output.sheet();
    for (SimilarCase s : similar) {
      sheet.item(
          "%4d  %3.0f %%  ".formatted(s.summary().id(), 100 * s.score()),
          s.summary().name() + "  " + s.summary().outcome().cause() + " " + s.summary().outcome().subject() + "  "
              + Ink.FAINT.of(String.join(", ", s.why())));
    }
    if (similar.isEmpty()) {
      sheet.line(messages.get(language, "no-similar"));
    }
    output.print(sheet, context);
  }
}
