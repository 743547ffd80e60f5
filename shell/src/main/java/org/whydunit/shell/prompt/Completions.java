package org.whydunit.shell.prompt;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
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
import org.whydunit.knowledge.cases.CaseFilter;
import org.whydunit.rules.Diagnosis;
import org.whydunit.shell.Commands;
import org.whydunit.shell.Diagnoses;
import org.whydunit.shell.Messages;
import org.whydunit.shell.Session;
import org.whydunit.shell.cases.Cases;
import org.whydunit.shell.report.Titles;

/** What the tab key offers: commands, options, values, ids with their titles, drivers and crashes of the open bundle, paths. */
@Component
class Completions implements Completer {

  private static final Set<String> TAKE_PATHS =
      Set.of("open", "diagnose", "facts", "watch", "evaluate", "redact", "compare", "batch", "case attach", "case import");
  private static final Set<String> PATH_OPTIONS = Set.of("--out", "--packs", "--bundle", "--redact-map", "--map", "--script");
  private static final int CASES_OFFERED = 30;
  private static final Map<String, List<String>> VALUES =
      Map.of(
          "--format", List.of("text", "json"),
          "--lang", List.of("en", "zh"),
          "--state", List.of("open", "closed"),
          "--by", List.of("month", "quarter", "year"),
          "--os", List.of("windows", "linux", "macos", "any"));
  private static final List<String> REPORTS = List.of("text", "json", "markdown", "html");

  private final Commands commands;
  private final Diagnoses diagnoses;
  private final Session session;
  private final Cases cases;
  private final Messages messages;
  private final Completer files = new Completers.FileNameCompleter();

  Completions(Commands commands, Diagnoses diagnoses, Session session, Cases cases, Messages messages) {
    this.commands = commands;
    this.diagnoses = diagnoses;
    this.session = session;
    this.cases = cases;
    this.messages = messages;
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    Locale language = Messages.language(null);
    String typed = String.join(" ", line.words().subList(0, line.wordIndex()));
    Command command =
        commands.all().getCommands().stream()
            .filter(c -> typed.equals(c.getName()) || typed.startsWith(c.getName() + " "))
            .findFirst()
            .orElse(null);
    if (command == null) {
      commandWords(typed, language).forEach(candidates::add);
      return;
    }
    String before = line.words().get(line.wordIndex() - 1);
    boolean option = before.startsWith("--");
    if (line.word().startsWith("-")) {
      options(command, language).forEach(candidates::add);
    } else if (PATH_OPTIONS.contains(before) || TAKE_PATHS.contains(command.getName()) && !option) {
      files.complete(reader, line, candidates);
    } else {
      words(command.getName(), before, language).forEach(candidates::add);
    }
  }

  private static Candidate candidate(String value, String says) {
    return new Candidate(value, value, null, says.isEmpty() ? null : says, null, null, true);
  }

  private Stream<Candidate> commandWords(String typed, Locale language) {
    String prefix = typed.isEmpty() ? "" : typed + " ";
    return commands.all().getCommands().stream()
        .map(Command::getName)
        .filter(n -> n.startsWith(prefix))
        .map(n -> n.substring(prefix.length()).split(" ")[0])
        .distinct()
        .map(w -> candidate(w, messages.find(language, "help-" + (prefix + w).replace(' ', '-')).orElse("")));
  }

  private Stream<Candidate> options(Command command, Locale language) {
    return command.getOptions().stream()
        .map(o -> candidate("--" + o.longName(), messages.find(language, "option-" + o.longName()).orElse("")));
  }

  private Stream<Candidate> words(String command, String before, Locale language) {
    if (before.equals("--format") && command.equals("diagnose")) {
      return plain(REPORTS.stream());
    }
    if (VALUES.containsKey(before)) {
      return plain(VALUES.get(before).stream());
    }
    return switch (before) {
      case "--kind" -> plain(Stream.of(Fact.class.getPermittedSubclasses()).map(c -> c.getSimpleName().toLowerCase(Locale.ROOT)));
      case "--cause" -> causes(language);
      case "--fix" -> patterns(language);
      case "--around" -> crashes();
      default -> ids(command, language);
    };
  }

  private Stream<Candidate> ids(String command, Locale language) {
    return switch (command) {
      case "patterns" -> patterns(language);
      case "why-not" -> causes(language);
      case "how", "fix", "story" -> found(language);
      case "help" -> commandWords("", language);
      case "explain", "what-if" -> plain(drivers());
      case "collect-script" -> plain(Stream.of("windows", "linux"));
      case "similar" -> kept();
      default -> command.startsWith("case ") ? kept() : Stream.empty();
    };
  }

  private static Stream<Candidate> plain(Stream<String> values) {
    return values.map(v -> candidate(v, ""));
  }

  private Stream<Candidate> patterns(Locale language) {
    boolean zh = language.getLanguage().equals("zh");
    return diagnoses.knowledge().patterns().all().stream().map(p -> candidate(p.id(), zh ? p.zh().title() : p.en().title()));
  }

  private Stream<Candidate> causes(Locale language) {
    boolean zh = language.getLanguage().equals("zh");
    return diagnoses.knowledge().causes().all().stream().map(c -> candidate(c.id(), zh ? c.titleZh() : c.title()));
  }

  /** The causes of the open bundle, by their numbers. */
  private Stream<Candidate> found(Locale language) {
    Diagnosis open = open();
    return open == null
        ? Stream.empty()
        : IntStream.range(0, open.causes().size())
            .mapToObj(i -> candidate(String.valueOf(i + 1), Titles.of(open.causes().get(i), diagnoses.engine(), language)));
  }

  private Stream<Candidate> crashes() {
    Diagnosis open = open();
    return open == null
        ? Stream.empty()
        : IntStream.range(0, open.crashes().size())
            .filter(i -> open.crashes().get(i).time() != null)
            .mapToObj(i -> candidate("crash:" + (i + 1), open.crashes().get(i).name()));
  }

  private Stream<Candidate> kept() {
    return cases.store().list(new CaseFilter(null, null, null, null, null, CASES_OFFERED)).stream()
        .map(c -> candidate(String.valueOf(c.id()), c.name() + " " + c.cause()));
  }

  private Stream<String> drivers() {
    Diagnosis open = open();
    return open == null
        ? Stream.empty()
        : open.facts().stream().filter(Driver.class::isInstance).map(f -> ((Driver) f).file()).distinct().sorted();
  }

  private Diagnosis open() {
    return session.request() == null ? null : session.diagnosis(null, session.request().language());
  }
}
