package org.whydunit.shell.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.annotation.Arguments;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import org.springframework.stereotype.Component;
import org.whydunit.rules.Engine;
import org.whydunit.rules.fleet.BundleList;
import org.whydunit.rules.fleet.FleetReport;
import org.whydunit.rules.fleet.Status;
import org.whydunit.shell.Diagnoses;
import org.whydunit.shell.Ending;
import org.whydunit.shell.ExitCode;
import org.whydunit.shell.Messages;
import org.whydunit.shell.Request;
import org.whydunit.shell.batch.Batch;
import org.whydunit.shell.report.fleet.FleetText;

/** {@code batch}: a folder of thousands. */
@Component
class BatchCommand {

  /** A folder with a full dump takes seconds. */
  private static final int PATIENCE_SECONDS = 300;

  private final Diagnoses diagnoses;
  private final Messages messages;
  private final Output output;

  BatchCommand(Diagnoses diagnoses, Messages messages, Output output) {
    this.diagnoses = diagnoses;
    this.messages = messages;
    this.output = output;
  }

  @Command(name = "batch", alias = "批量", group = "diagnosis", description = "batch")
  void batch(
      @Arguments String[] paths,
      @Option(longName = "jobs") String jobs,
      @Option(longName = "out") String out,
      @Option(longName = "resume", defaultValue = "false") boolean resume,
      @Option(longName = "timeout") String timeout,
      @Option(longName = "packs") String packs,
      @Option(longName = "lang") String lang,
      CommandContext context) {
    Locale language = Messages.language(lang);
    if (paths == null || paths.length != 1) {
      throw new Ending(ExitCode.USAGE, messages.get(language, "batch-what"));
    }
    Path given = Request.path(paths[0], language, messages);
    Path results = out == null ? beside(given) : Request.path(out, language, messages);
    int threads = number(jobs, Runtime.getRuntime().availableProcessors(), "--jobs", language);
    Duration patience = Duration.ofSeconds(number(timeout, PATIENCE_SECONDS, "--timeout", language));
    BundleList list = list(given, results, language);
    diagnoses.over(packs, language);
    Engine engine = diagnoses.engine();
    try {
      Batch batch = new Batch(engine, results, messages, language);
      FleetReport report = batch.run(list.bundles(), threads, patience, resume);
      output.print(new FleetText(report, engine, messages, language).on(output.sheet()), context);
      output.print(output.sheet().gap().line(messages.get(language, "batch-written", results)), context);
      if (report.statuses().getOrDefault(Status.DIAGNOSED, 0) == 0) {
        throw new Ending(ExitCode.UNREADABLE, messages.get(language, "nothing-readable"));
      }
    } catch (IOException e) {
      throw new Ending(ExitCode.FAILED, messages.get(language, "batch-broken", results, e.getMessage()));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private BundleList list(Path given, Path results, Locale language) {
    if (!Files.exists(given)) {
      throw new Ending(ExitCode.UNREADABLE, messages.get(language, "no-such-path", given));
    }
    try {
      BundleList list = BundleList.of(given, results);
      if (list.bundles().isEmpty()) {
        throw new Ending(ExitCode.UNREADABLE, messages.get(language, "batch-empty", given));
      }
      if (list.loose() > 0) {
        System.err.println(messages.get(language, "batch-loose", list.loose()));
      }
      return list;
    } catch (IOException e) {
      throw new Ending(ExitCode.UNREADABLE, messages.get(language, "unreadable-path", given));
    }
  }

  private int number(String given, int otherwise, String option, Locale language) {
    if (given == null) {
      return otherwise;
    }
    if (!given.matches("[1-9]\\d{0,4}")) {
      throw new Ending(ExitCode.USAGE, messages.get(language, "batch-number", option, given));
    }
    return Integer.parseInt(given);
  }

  private static Path beside(Path given) {
    Path name = given.toAbsolutePath().normalize().getFileName();
    return Path.of((name == null ? "bundles" : name.toString()) + "-diagnoses");
  }
}
