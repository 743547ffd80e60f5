package org.whydunit.shell.command;

import java.util.List;
import java.util.Locale;

import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.annotation.Arguments;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import org.springframework.stereotype.Component;
import org.whydunit.rules.Diagnosis;
import org.whydunit.rules.Hypothesis;
import org.whydunit.shell.Diagnoses;
import org.whydunit.shell.Messages;
import org.whydunit.shell.Session;
import org.whydunit.shell.output.Ink;
import org.whydunit.shell.output.Look;
import org.whydunit.shell.output.Sheet;
import org.whydunit.shell.output.Width;
import org.whydunit.shell.report.Story;

/** {@code story}: what led to what, as boxes. */
@Component
class StoryCommand {

  /** Wider boxes are harder to read than longer ones. */
  private static final int WIDEST = 100;

  private static final int FRAME = 4;

  private final Diagnoses diagnoses;
  private final Session session;
  private final Chosen chosen;
  private final Messages messages;
  private final Output output;

  StoryCommand(Diagnoses diagnoses, Session session, Chosen chosen, Messages messages, Output output) {
    this.diagnoses = diagnoses;
    this.session = session;
    this.chosen = chosen;
    this.messages = messages;
    this.output = output;
  }

  @Command(name = "story", alias = "经过", group = "diagnosis", description = "story")
  void story(
      @Arguments String[] which,
      @Option(longName = "bundle") String bundle,
      @Option(longName = "format") String format,
      @Option(longName = "lang") String lang,
      CommandContext context) {
    Locale language = Messages.language(lang);
    Diagnosis diagnosis = session.diagnosis(bundle, language);
    Hypothesis h = chosen.of(diagnosis, which, language);
    List<Story.Box> boxes = new Story(diagnosis, diagnoses.engine(), messages).boxes(h, language);
    if (output.json(format, language)) {
      output.json(boxes, context);
    } else {
      output.print(picture(boxes), context);
    }
  }

  private Sheet picture(List<Story.Box> boxes) {
    Sheet sheet = output.sheet();
    int inner = Math.min(sheet.width(), WIDEST) - FRAME;
    for (Story.Box box : boxes) {
      if (sheet.size() > 0) {
        sheet.asIs(" ".repeat(inner / 2) + "▼");
      }
      boolean last = box == boxes.getLast();
      Ink ink = box.kind().equals("crash") ? Ink.BAD : box.kind().equals("change") ? Ink.CARE : Ink.STRONG;
      String title = Width.cut(box.title(), inner - 2);
      sheet.asIs("┌ " + ink.of(title) + " " + "─".repeat(inner - Width.of(title) - 1) + "─┐");
      for (Story.Line line : box.lines()) {
        Sheet own = new Sheet(new Look(inner, false));
        own.item("", line.says() + (line.origin().isEmpty() ? "" : " [" + line.origin() + "]"));
        own.text().lines().forEach(l -> sheet.asIs("│ " + Width.padded(l, inner) + " │"));
      }
      String bottom = "─".repeat(inner + 2);
      sheet.asIs("└" + (last ? bottom : bottom.substring(0, inner / 2 - 1) + "┬" + bottom.substring(inner / 2)) + "┘");
    }
    return sheet;
  }
}
