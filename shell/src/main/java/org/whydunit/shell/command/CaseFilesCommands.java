package org.whydunit.shell.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.annotation.Arguments;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import org.springframework.stereotype.Component;
import org.whydunit.knowledge.cases.CaseFilter;
import org.whydunit.knowledge.cases.State;
import org.whydunit.shell.Ending;
import org.whydunit.shell.ExitCode;
import org.whydunit.shell.Messages;
import org.whydunit.shell.Request;
import org.whydunit.shell.cases.Cases;
import org.whydunit.shell.cases.RedactedCases;

/** {@code case export|import|backup|restore}: cases between sites and against loss. */
@Component
class CaseFilesCommands {

  private final Cases cases;
  private final RedactedCases redacted;
  private final CaseNumbers numbers;
  private final Messages messages;
  private final Output output;

  CaseFilesCommands(Cases cases, RedactedCases redacted, CaseNumbers numbers, Messages messages, Output output) {
    this.cases = cases;
    this.redacted = redacted;
    this.numbers = numbers;
    this.messages = messages;
    this.output = output;
  }

  @Command(name = "case export", group = "cases", description = "case-export")
  void export(
      @Option(longName = "out") String out,
      @Option(longName = "state") String state,
      @Option(longName = "redact", defaultValue = "false") boolean redact,
      @Option(longName = "lang") String lang,
      CommandContext context) {
    Locale language = Messages.language(lang);
    State wanted = state == null ? null : numbers.oneOf(State.values(), state, "--state", language);
    StringWriter lines = new StringWriter();
    try {
      cases.store().export(new CaseFilter(wanted, null, null, null, null, Integer.MAX_VALUE), redact ? redacted::of : c -> c, lines);
      if (out == null) {
        output.print(lines.toString(), context);
      } else {
        Path file = Request.path(out, language, messages);
        Files.writeString(file, lines.toString());
        output.print(output.sheet().line(messages.get(language, "case-exported", lines.toString().lines().count(), file)), context);
      }
    } catch (IOException e) {
      throw new Ending(ExitCode.USAGE, messages.get(language, "cannot-write", out));
    }
  }

  @Command(name = "case import", group = "cases", description = "case-import")
  void importFrom(@Arguments String[] files, @Option(longName = "lang") String lang, CommandContext context) {
    Locale language = Messages.language(lang);
    numbers.need(files, 1, "case import", language);
    for (String file : files) {
      try (BufferedReader in = Files.newBufferedReader(Request.path(file, language, messages))) {
        done(context, language, "case-imported", cases.store().importFrom(in));
      } catch (IOException e) {
        throw new Ending(ExitCode.UNREADABLE, messages.get(language, "no-text", file));
      }
    }
  }

  @Command(name = "case backup", group = "cases", description = "case-backup")
  void backup(@Arguments String[] files, @Option(longName = "lang") String lang, CommandContext context) {
    Locale language = Messages.language(lang);
    Path file = file(files, "case backup", language);
    cases.store().backup(file);
    done(context, language, "case-backed-up", cases.store().list(CaseFilter.ALL).size(), file);
  }

  @Command(name = "case restore", group = "cases", description = "case-restore")
  void restore(@Arguments String[] files, @Option(longName = "lang") String lang, CommandContext context) {
    Locale language = Messages.language(lang);
    Path file = file(files, "case restore", language);
    done(context, language, "case-imported", cases.store().restore(file));
  }

  private Path file(String[] files, String command, Locale language) {
    numbers.need(files, 1, command, language);
    return Request.path(files[0], language, messages);
  }

  private void done(CommandContext context, Locale language, String key, Object... values) {
    output.print(output.sheet().line(messages.get(language, key, values)), context);
  }
}
