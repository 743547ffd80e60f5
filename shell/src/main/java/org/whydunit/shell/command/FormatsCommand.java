package org.whydunit.shell.command;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import org.springframework.stereotype.Component;
import org.whydunit.ingest.Ingest;
import org.whydunit.ingest.Interest;
import org.whydunit.ingest.Limits;
import org.whydunit.ingest.Reader;
import org.whydunit.shell.Messages;
import org.whydunit.shell.output.Ink;
import org.whydunit.shell.output.Sheet;

/** {@code formats}: what can be read, and how to collect it. */
@Component
class FormatsCommand {

  private final Messages messages;
  private final Output output;

  FormatsCommand(Messages messages, Output output) {
    this.messages = messages;
    this.output = output;
  }

  /**
   * A format.
   *
   * @param collect how to get such a file, in a sentence
   * @param command that collects it; may be empty
   */
  record Known(String format, String title, String collect, String command) {

    static List<Known> all(Locale language) {
      return new Ingest(Interest.everything(), ZoneOffset.UTC, Limits.DEFAULT)
          .readers().stream().map(r -> of(r, language)).toList();
    }

    private static Known of(Reader reader, Locale language) {
      ResourceBundle words =
          ResourceBundle.getBundle(
              reader.getClass().getPackageName() + "." + reader.format(),
              language,
              ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
      return new Known(reader.format(), words.getString("title"), words.getString("collect"), words.getString("command"));
    }
  }

  @Command(name = "formats", alias = "格式", group = "evidence", description = "formats")
  void formats(
      @Option(longName = "format") String format, @Option(longName = "lang") String lang, CommandContext context) {
    Locale language = Messages.language(lang);
    List<Known> known = Known.all(language);
    if (output.json(format, language)) {
      output.json(known, context);
      return;
    }
    Sheet sheet = output.sheet();
    for (Known one : known) {
      sheet.item("", Ink.STRONG.of(one.title()) + "  " + Ink.FAINT.of("(" + one.format() + ")"));
      sheet.item("    ", one.collect());
      if (!one.command().isEmpty()) {
        sheet.asIs("    " + Ink.COMMAND.of(one.command()));
      }
    }
    sheet.gap().line(messages.get(language, "formats-archives"));
    output.print(sheet, context);
  }
}
