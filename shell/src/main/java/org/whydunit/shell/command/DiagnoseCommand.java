package org.whydunit.shell.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.annotation.Arguments;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import org.springframework.stereotype.Component;
import org.whydunit.rules.Diagnosis;
import org.whydunit.shell.Diagnoses;
import org.whydunit.shell.Ending;
import org.whydunit.shell.ExitCode;
import org.whydunit.shell.Messages;
import org.whydunit.shell.report.Report;
import org.whydunit.shell.report.Reports;

/** {@code diagnose}: the main job. */
@Component
class DiagnoseCommand {

  private final Diagnoses diagnoses;
  private final Reports reports;
  private final Messages messages;

  DiagnoseCommand(Diagnoses diagnoses, Reports reports, Messages messages) {
    this.diagnoses = diagnoses;
    this.reports = reports;
    this.messages = messages;
  }

  @Command(name = "diagnose", description = "Say what most likely caused the failure")
  void diagnose(
      @Arguments String[] paths,
      @Option(longName = "format", defaultValue = "text", description = "text or json") String format,
      @Option(longName = "out", description = "write to this file") String out,
      @Option(longName = "lang", description = "en or zh") String lang,
      @Option(longName = "no-save", defaultValue = "false", description = "keep no case") boolean noSave,
      CommandContext context) {
    Locale language = Messages.language(lang);
    if (paths == null || paths.length == 0) {
      throw new Ending(ExitCode.USAGE, messages.get(language, "diagnose-what"));
    }
    Report report = reports.find(format, language);
    Diagnosis diagnosis = diagnoses.diagnose(Arrays.stream(paths).map(Path::of).toList(), language);
    String text = report.render(diagnosis, diagnoses.engine(), language);
    if (out == null) {
      context.outputWriter().print(text);
      context.outputWriter().flush();
    } else {
      write(Path.of(out), text);
    }
    end(diagnosis, language);
  }

  private void end(Diagnosis diagnosis, Locale language) {
    boolean nothingRead = diagnosis.sources().stream().allMatch(s -> s.facts().isEmpty());
    boolean recognised = diagnosis.sources().stream().anyMatch(s -> !s.format().isEmpty());
    if (nothingRead && !recognised) {
      throw new Ending(ExitCode.UNREADABLE, messages.get(language, "nothing-readable"));
    }
    if (diagnosis.causes().getFirst().cause().equals("unknown")) {
      throw new Ending(ExitCode.INCONCLUSIVE, "");
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
