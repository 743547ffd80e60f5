package org.whydunit.shell.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.annotation.Arguments;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import org.springframework.stereotype.Component;
import org.whydunit.ingest.Ingest.SourceFacts;
import org.whydunit.rules.Diagnosis;
import org.whydunit.shell.Diagnoses;
import org.whydunit.shell.Ending;
import org.whydunit.shell.ExitCode;
import org.whydunit.shell.Messages;
import org.whydunit.shell.Request;
import org.whydunit.shell.Session;
import org.whydunit.shell.output.Ink;
import org.whydunit.shell.output.Sheet;
import org.whydunit.shell.output.Width;
import org.whydunit.shell.report.Headline;

/** {@code open}, {@code evidence} and {@code watch}: which bundle the conversation is about. */
@Component
class BundleCommands {

  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private static final int WIDEST_COLUMN = 32;

  private final Diagnoses diagnoses;
  private final Session session;
  private final Headline headline;
  private final Messages messages;
  private final Output output;

  BundleCommands(Diagnoses diagnoses, Session session, Headline headline, Messages messages, Output output) {
    this.diagnoses = diagnoses;
    this.session = session;
    this.headline = headline;
    this.messages = messages;
    this.output = output;
  }

  @Command(name = "open", alias = "打开", group = "diagnosis", description = "open")
  void open(
      @Arguments String[] paths,
      @Option(longName = "zone") String zone,
      @Option(longName = "note") String note,
      @Option(longName = "lang") String lang,
      CommandContext context) {
    Locale language = Messages.language(lang);
    List<Path> named = Request.paths(paths, language, messages);
    if (named.isEmpty()) {
      throw new Ending(ExitCode.USAGE, messages.get(language, "more-arguments", "open", 1));
    }
    for (Path path : named) {
      if (!Files.exists(path)) {
        throw new Ending(ExitCode.UNREADABLE, messages.get(language, "no-such-path", path));
      }
    }
    session.open(Request.of(named, language).inZone(zone, messages).withNote(note));
    output.print(output.sheet().line(messages.get(language, "opened", named.getFirst())), context);
  }

  /** A source of the bundle. */
  record Read(String path, String format, long records, int facts, List<String> problems) {

    static Read of(SourceFacts s, Locale language) {
      return new Read(s.path(), s.format(), s.records(), s.facts().size(), s.problems().stream().map(p -> p.message(language)).toList());
    }
  }

  @Command(name = "evidence", alias = "证据", group = "evidence", description = "evidence")
  void evidence(
      @Option(longName = "bundle") String bundle,
      @Option(longName = "format") String format,
      @Option(longName = "lang") String lang,
      CommandContext context) {
    Locale language = Messages.language(lang);
    List<Read> sources = session.diagnosis(bundle, language).sources().stream().map(s -> Read.of(s, language)).toList();
    if (output.json(format, language)) {
      output.json(sources, context);
      return;
    }
    Sheet sheet = output.sheet();
    int path = column(sources.stream().map(Read::path).toList());
    int kind = column(sources.stream().map(s -> what(s, language)).toList());
    for (Read s : sources) {
      String lead = Ink.STRONG.of(Width.padded(s.path(), path)) + "  " + Width.padded(what(s, language), kind) + "  ";
      sheet.line(lead + Ink.FAINT.of(messages.get(language, "records-facts", s.records(), s.facts())));
      s.problems().stream().limit(3).forEach(p -> sheet.item("    ", Ink.CARE.of(p)));
    }
    output.print(sheet, context);
  }

  private String what(Read source, Locale language) {
    return source.format().isEmpty() ? messages.get(language, "no-format") : source.format();
  }

  /** As wide as the widest, unless that would leave no room. */
  private static int column(List<String> texts) {
    return Math.min(WIDEST_COLUMN, texts.stream().mapToInt(Width::of).max().orElse(0));
  }

  @Command(name = "watch", alias = "监视", group = "diagnosis", description = "watch")
  void watch(
      @Arguments String[] folders,
      @Option(longName = "seconds") String seconds,
      @Option(longName = "lang") String lang,
      CommandContext context) {
    Locale language = Messages.language(lang);
    if (folders == null || folders.length != 1) {
      throw new Ending(ExitCode.USAGE, messages.get(language, "more-arguments", "watch", 1));
    }
    Path folder = Request.path(folders[0], language, messages);
    if (!Files.isDirectory(folder)) {
      throw new Ending(ExitCode.UNREADABLE, messages.get(language, "no-such-folder", folder));
    }
    Instant end = seconds == null || !seconds.matches("\\d{1,6}") ? Instant.MAX : Instant.now().plusSeconds(Long.parseLong(seconds));
    output.print(output.sheet().line(messages.get(language, "watching", folder)), context);
    try {
      watch(folder, end, language, context);
    } catch (IOException e) {
      throw new Ending(ExitCode.UNREADABLE, messages.get(language, "unreadable-path", folder));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** A bundle counts as arrived when it has not changed between two looks. */
  private void watch(Path folder, Instant end, Locale language, CommandContext context) throws IOException, InterruptedException {
    Map<Path, Long> told = new HashMap<>(sizes(folder));
    Map<Path, Long> before = new HashMap<>(told);
    while (Instant.now().isBefore(end)) {
      Thread.sleep(LOOK_EVERY);
      Map<Path, Long> now = sizes(folder);
      for (Map.Entry<Path, Long> entry : now.entrySet()) {
        boolean still = entry.getValue().equals(before.get(entry.getKey()));
        if (still && !entry.getValue().equals(told.put(entry.getKey(), entry.getValue()))) {
          tell(entry.getKey(), language, context);
        } else if (!still) {
          told.putIfAbsent(entry.getKey(), -1L);
        }
      }
      before = now;
    }
  }

  private void tell(Path bundle, Locale language, CommandContext context) {
    Sheet sheet = output.sheet();
    try {
      Request request = Request.of(List.of(bundle), language);
      Diagnosis diagnosis = diagnoses.diagnose(request);
      session.opened(request, diagnosis);
      String time = LocalTime.now().truncatedTo(ChronoUnit.SECONDS).toString();
      sheet.item(Ink.FAINT.of(time) + "  ", Ink.STRONG.of(bundle.getFileName().toString()) + "  " + headline.of(diagnosis, diagnoses.engine(), language));
    } catch (Ending unreadable) {
      sheet.line(unreadable.getMessage());
    }
    output.print(sheet, context);
  }

  private static Map<Path, Long> sizes(Path folder) throws IOException {
    Map<Path, Long> sizes = new TreeMap<>();
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.filter(e -> !e.getFileName().toString().startsWith(".")).toList()) {
        sizes.put(entry, size(entry));
      }
    }
    return sizes;
  }

  private static long size(Path entry) throws IOException {
    try (Stream<Path> tree = Files.walk(entry)) {
      return tree.filter(Files::isRegularFile).mapToLong(f -> f.toFile().length() + 1).sum();
    }
  }
}
