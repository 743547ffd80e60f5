package org.whydunit.shell.prompt;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.jline.builtins.Completers;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.springframework.shell.core.command.Command;
import org.springframework.stereotype.Component;
import org.whydunit.ingest.facts.Driver;
import org.whydunit.ingest.facts.Fact;
import org.whydunit.shell.Commands;
import org.whydunit.shell.Diagnoses;
import org.whydunit.shell.Session;

/** What the tab key offers: commands, options, values, ids, drivers of the open bundle, paths. */
@Component
class Completions implements Completer {

  private static final Set<String> TAKE_PATHS = Set.of("open", "diagnose", "facts", "watch", "similar", "evaluate");
  private static final Set<String> PATH_OPTIONS = Set.of("--out", "--packs", "--bundle", "--redact-map");
  private static final Map<String, List<String>> VALUES =
      Map.of(
          "--format", List.of("text", "json", "markdown", "html"),
          "--lang", List.of("en", "zh"),
          "--state", List.of("open", "closed"),
          "--by", List.of("month", "quarter", "year"),
          "--os", List.of("windows", "linux", "macos", "any"));

  private final Commands commands;
  private final Diagnoses diagnoses;
  private final Session session;
  private final Completer files = new Completers.FileNameCompleter();

  Completions(Commands commands, Diagnoses diagnoses, Session session) {
    this.commands = commands;
    this.diagnoses = diagnoses;
    this.session = session;
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    String typed = String.join(" ", line.words().subList(0, line.wordIndex()));
    Command command =
        commands.all().getCommands().stream()
            .filter(c -> typed.equals(c.getName()) || typed.startsWith(c.getName() + " "))
            .findFirst()
            .orElse(null);
    if (command == null) {
      commandWords(typed).forEach(w -> candidates.add(new Candidate(w)));
      return;
    }
    String before = line.words().get(line.wordIndex() - 1);
    boolean path = PATH_OPTIONS.contains(before) || TAKE_PATHS.contains(command.getName()) && !before.startsWith("--");
    if (line.word().startsWith("-")) {
      command.getOptions().forEach(o -> candidates.add(new Candidate("--" + o.longName())));
    } else if (path) {
      files.complete(reader, line, candidates);
    } else {
      words(command.getName(), before).forEach(w -> candidates.add(new Candidate(w)));
    }
  }

  private Stream<String> commandWords(String typed) {
    String prefix = typed.isEmpty() ? "" : typed + " ";
    return commands.all().getCommands().stream()
        .map(Command::getName)
        .filter(n -> n.startsWith(prefix))
        .map(n -> n.substring(prefix.length()).split(" ")[0])
        .distinct();
  }

  private Stream<String> words(String command, String before) {
    if (VALUES.containsKey(before)) {
      return VALUES.get(before).stream();
    }
    if (before.equals("--kind")) {
      return Stream.of(Fact.class.getPermittedSubclasses()).map(c -> c.getSimpleName().toLowerCase(Locale.ROOT));
    }
    return switch (before.equals("--cause") ? "why-not" : before.equals("--fix") ? "patterns" : command) {
      case "patterns" -> diagnoses.knowledge().patterns().ids().stream();
      case "why-not" -> diagnoses.knowledge().causes().all().stream().map(c -> c.id());
      case "help" -> commandWords("");
      case "explain", "what-if" -> drivers();
      default -> Stream.empty();
    };
  }

  private Stream<String> drivers() {
    return session.request() == null
        ? Stream.empty()
        : session.diagnosis(null, session.request().language()).facts().stream()
            .filter(Driver.class::isInstance)
            .map(f -> ((Driver) f).file())
            .distinct()
            .sorted();
  }
}
