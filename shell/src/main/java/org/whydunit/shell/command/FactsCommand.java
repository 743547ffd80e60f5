package org.whydunit.shell.command;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.annotation.Arguments;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import org.springframework.stereotype.Component;
import org.whydunit.ingest.Ingest.SourceFacts;
import org.whydunit.ingest.facts.Fact;
import org.whydunit.shell.Diagnoses;
import org.whydunit.shell.Ending;
import org.whydunit.shell.ExitCode;
import org.whydunit.shell.Messages;
import org.whydunit.shell.NearName;
import org.whydunit.shell.Request;
import org.whydunit.shell.Session;
import org.whydunit.shell.output.Look;
import org.whydunit.shell.redact.Redaction;
import org.whydunit.shell.report.FactLines;

/** {@code facts}: what was read, one fact a line. */
@Component
class FactsCommand {

  private final Diagnoses diagnoses;
  private final Session session;
  private final Messages messages;
  private final Output output;

  FactsCommand(Diagnoses diagnoses, Session session, Messages messages, Output output) {
    this.diagnoses = diagnoses;
    this.session = session;
    this.messages = messages;
    this.output = output;
  }

  @Command(name = "facts", alias = "事实", group = "evidence", description = "facts")
  void facts(
      @Arguments String[] paths,
      @Option(longName = "kind") String kind,
      @Option(longName = "grep") String grep,
      @Option(longName = "all", defaultValue = "false") boolean all,
      @Option(longName = "zone") String zone,
      @Option(longName = "redact", defaultValue = "false") boolean redact,
      @Option(longName = "format") String format,
      @Option(longName = "lang") String lang,
      CommandContext context) {
    Locale language = Messages.language(lang);
    boolean json = output.json(format, language) || format == null && !Look.terminal();
    String wanted = kind(kind, language);
    List<Path> named = Request.paths(paths, language, messages);
    if (named.isEmpty() && session.request() == null) {
      throw new Ending(ExitCode.USAGE, messages.get(language, "facts-what"));
    }
    Request base = (named.isEmpty() ? session.request() : Request.of(named, language)).inZone(zone, messages);
    List<SourceFacts> sources = diagnoses.read(all ? base.whole() : base);
    String sought = grep == null ? "" : grep.toLowerCase(Locale.ROOT);
    for (SourceFacts source : redact ? Redaction.of(sources).hide(sources) : sources) {
      for (Fact fact : source.facts()) {
        if (wanted.isEmpty() || fact.getClass().getSimpleName().equals(wanted)) {
          String line = FactLines.of(fact);
          if (line.toLowerCase(Locale.ROOT).contains(sought)) {
            context.outputWriter().print(json ? line + "\n" : FactLines.page(fact, output.sheet()).text());
          }
        }
      }
    }
    context.outputWriter().flush();
  }

  /** {@code driver}, {@code log-event} and {@code LogEvent} are names of kinds. */
  private String kind(String given, Locale language) {
    if (given == null) {
      return "";
    }
    List<String> kinds = Arrays.stream(Fact.class.getPermittedSubclasses()).map(Class::getSimpleName).toList();
    String plain = given.replace("-", "").replace("_", "");
    return kinds.stream()
        .filter(k -> k.equalsIgnoreCase(plain))
        .findFirst()
        .orElseThrow(
            () ->
                new Ending(
                    ExitCode.USAGE,
                    messages.get(language, "unknown-kind", given, String.join(", ", kinds))
                        + NearName.of(plain, kinds).map(n -> " " + messages.get(language, "did-you-mean", n)).orElse("")));
  }
}
