package org.whydunit.rules.author;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.whydunit.ingest.Ingest.SourceFacts;
import org.whydunit.ingest.facts.BugCheck;
import org.whydunit.ingest.facts.Driver;
import org.whydunit.ingest.facts.Fact;
import org.whydunit.ingest.facts.LogEvent;
import org.whydunit.ingest.facts.LogMessage;
import org.whydunit.rules.memory.PatternDraft;

/** New files for an author to fill: what is left to write stands in angle brackets, and {@link Check} asks for it. */
public final class Stub {

  private static final int EXAMPLE_LINES = 80;
  private static final String FRONT =
      """
      ---
      source: <title of the document, or reasoned: why>
      says: <one sentence with the concrete values, as bugCheck.module in curly brackets>
      says.zh: <一句话，含具体数值，如花括号中的 bugCheck.module>
      ---

      """;

  private Stub() {}

  /**
   * A rule's two files, with a condition for each kind of telling fact of a bundle. Where a module is blamed, the silent
   * example is the same input with another module.
   *
   * @param cause what it argues for; {@code null} leaves it to the author
   * @param from the bundle; {@code null} for none
   * @param sources what was read of it; empty for none
   * @throws FileAlreadyExistsException when there is such a rule
   */
  public static List<Path> rule(Path packs, String id, String cause, Path from, List<SourceFacts> sources) throws IOException {
    List<Fact> facts = telling(sources);
    String told = cause == null ? "<cause>" : cause;
    String module = facts.stream().filter(BugCheck.class::isInstance).map(f -> ((BugCheck) f).module()).findFirst().orElse("");
    String names = facts.isEmpty() ? "$fact" : facts.stream().map(Stub::variable).collect(Collectors.joining(", "));
    StringBuilder drl = new StringBuilder("rule \"" + id + "\"\n    @source(\"<title of the document, or reasoned: why>\")\nwhen\n");
    facts.forEach(f -> drl.append("    ").append(condition(f)).append('\n'));
    if (facts.isEmpty()) {
      drl.append("    $fact : <Type>( <field> == <value> )\n");
    }
    String subject = module.isEmpty() ? "\"\"" : "$bugCheck.module()";
    drl.append("then\n    insertLogical( Evidence.supporting(\"" + told + "\", ").append(subject).append(", Strength.WEAK, ").append(names).append(") );\nend\n");
    return List.of(
        write(packs.resolve(id + ".drl"), drl.toString()),
        write(packs.resolve(id + ".md"), front(facts) + examples(input(from, sources, facts), told, module)));
  }

  /** What is said to people, with a slot of the rule's own first fact as the model of one. */
  private static String front(List<Fact> facts) {
    String slot =
        switch (facts.isEmpty() ? null : facts.getFirst()) {
          case LogMessage m -> "logMessage." + m.fields().keySet().stream().findFirst().orElse("text");
          case LogEvent e -> "logEvent." + e.data().keySet().stream().filter(k -> k.matches("\\w+")).findFirst().orElse("message");
          case Driver d -> "driver.file";
          case null, default -> "bugCheck.module";
        };
    return FRONT.replace("bugCheck.module", slot);
  }

  private static String examples(String input, String cause, String module) {
    boolean changes = !module.isEmpty() && !replaced(input, module).equals(input);
    String subject = module.isEmpty() ? "" : module + " ";
    return "## fires: " + (changes ? module + " is blamed" : "<what is seen>") + "\n" + input + "- for " + cause + " " + subject + "weak\n\n## silent: "
        + (changes ? "another module is blamed" : "<what differs>") + "\n" + (changes ? replaced(input, module) : input) + "- nothing\n";
  }

  private static String replaced(String input, String module) {
    String stem = module.replaceFirst("\\.\\w+$", "");
    return Pattern.compile("(?<![A-Za-z0-9])" + Pattern.quote(stem) + "(?![A-Za-z0-9])", Pattern.CASE_INSENSITIVE).matcher(input).replaceAll("another");
  }

  /** The files that the facts stand in, as an example has them. */
  private static String input(Path from, List<SourceFacts> sources, List<Fact> facts) throws IOException {
    StringBuilder files = new StringBuilder();
    for (SourceFacts source : sources) {
      boolean used = facts.stream().anyMatch(f -> f.origin().source().equals(source.path()));
      Path file = from != null && Files.isDirectory(from) ? from.resolve(source.path()) : from;
      if (used && file != null && Files.isRegularFile(file)) {
        files.append("```").append(source.path()).append('\n').append(head(file)).append("```\n");
      }
    }
    return files.isEmpty() ? "```<file name>\n<raw input>\n```\n" : files.toString();
  }

  private static String head(Path file) throws IOException {
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    return text.lines().limit(EXAMPLE_LINES).map(l -> l + "\n").collect(Collectors.joining());
  }

  /** One fact of each kind that rules mostly start from: the stop, its driver, an error event, a known line. */
  static List<Fact> telling(List<SourceFacts> sources) {
    List<Fact> all = sources.stream().flatMap(s -> s.facts().stream()).toList();
    List<Fact> telling = new ArrayList<>();
    all.stream().filter(BugCheck.class::isInstance).findFirst().ifPresent(telling::add);
    String module = telling.isEmpty() ? "" : ((BugCheck) telling.getFirst()).module().toLowerCase(java.util.Locale.ROOT);
    all.stream().filter(f -> f instanceof Driver d && d.file().equals(module)).findFirst().ifPresent(telling::add);
    all.stream()
        .filter(f -> f instanceof LogEvent e && (e.level().equals("error") || e.level().equals("critical")))
        .min(Comparator.comparing(Fact::origin))
        .ifPresent(telling::add);
    all.stream().filter(LogMessage.class::isInstance).findFirst().ifPresent(telling::add);
    return telling;
  }

  private static String variable(Fact fact) {
    String name = fact.getClass().getSimpleName();
    return "$" + name.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + name.substring(1);
  }

  private static String condition(Fact fact) {
    String start = variable(fact) + " : " + fact.getClass().getSimpleName();
    return switch (fact) {
      case BugCheck c -> start + "( code == 0x%X, module == \"%s\" )".formatted(c.code(), c.module().toLowerCase(java.util.Locale.ROOT));
      case Driver d -> start + "( file == \"" + d.file() + "\" )";
      case LogEvent e -> start + "( provider == \"" + e.provider() + "\", id == " + e.id() + " )";
      case LogMessage m -> start + "( signature == \"" + m.signature() + "\" )";
      default -> start + "( )";
    };
  }

  /** A pattern's two files. */
  public static List<Path> pattern(Path knowledge, String id) throws IOException {
    String front = "---\ncause: <cause>\nsymptoms: []\nsource: <title of the document>\n---\n";
    String steps = "1. <keep what the next step changes> `<command>` (risk: none)\n2. <change> `<command>` (risk: <what can go wrong>; undo: `<command>`)\n";
    return List.of(
        write(knowledge.resolve("patterns/" + id + ".md"), front + "# <what happens>\n## Phenomenon\n<what a person sees>\n## Mechanism\n<why>\n## Confirm\n<what shows it>\n## Fix\n" + steps + "## Prevent\n<how it does not come back>\n"),
        write(knowledge.resolve("patterns/" + id + ".zh.md"), "# <现象>\n## Phenomenon\n<看到什么>\n## Mechanism\n<原因>\n## Confirm\n<如何确认>\n## Fix\n" + steps + "## Prevent\n<如何防止再发>\n"));
  }

  /** A cause's two files. */
  public static List<Path> cause(Path knowledge, String id) throws IOException {
    return List.of(
        write(knowledge.resolve("causes/" + id + ".md"), "---\nprior: 0.01\n---\n# <a few words>\n<what it means>\n"),
        write(knowledge.resolve("causes/" + id + ".zh.md"), "# <几个字>\n<含义>\n"));
  }

  /** A pattern's two files, begun from what a case tells. */
  public static List<Path> pattern(Path knowledge, String id, PatternDraft draft) throws IOException {
    return List.of(write(knowledge.resolve("patterns/" + id + ".md"), draft.en()), write(knowledge.resolve("patterns/" + id + ".zh.md"), draft.zh()));
  }

  /**
   * A table by which the readers of text logs make a fact of a line. Its first row is for a line of the bundle that tells
   * of a failure and that no reader knows, where there is one.
   *
   * @param from the bundle; {@code null} for none
   * @param sources what was read of it; empty for none
   */
  public static List<Path> readerTable(Path knowledge, String id, Path from, List<SourceFacts> sources) throws IOException {
    UnreadLine line =
        (from == null ? Optional.<UnreadLine>empty() : UnreadLine.of(from, sources))
            .orElse(new UnreadLine("<a line>", "<words in every such line, small letters>", "<regular expression, (?<name>…) for fields>"));
    String row = String.join("\t", id, line.literal(), line.pattern(), "<title of the document, or reasoned: why>", "<meaning>", line.line());
    return List.of(
        write(knowledge.resolve("reference/log-signatures/site-" + id.replace('/', '-') + ".tsv"), "id\tliteral\tpattern\tsource\tnote\tsample\n" + row + "\n"));
  }

  private static Path write(Path file, String text) throws IOException {
    if (Files.exists(file)) {
      throw new FileAlreadyExistsException(file.toString());
    }
    try (Stream<String> lines = text.lines()) {
      Files.createDirectories(file.getParent());
      Files.write(file, (Iterable<String>) lines::iterator, StandardCharsets.UTF_8);
    }
    return file;
  }
}
