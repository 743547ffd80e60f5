package org.whydunit.shell.command;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.annotation.Arguments;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import org.springframework.stereotype.Component;
import org.whydunit.knowledge.Cause;
import org.whydunit.knowledge.Near;
import org.whydunit.rules.author.Stub;
import org.whydunit.rules.author.VocabularyPage;
import org.whydunit.shell.Ending;
import org.whydunit.shell.ExitCode;
import org.whydunit.shell.Messages;

/** {@code author new} and {@code author vocabulary}: where writing starts. */
@Component
class AuthorNewCommand {

  private static final String USAGE = "author new rule|pattern|cause|reader-table NAME [--from CASE|PATH] [--cause ID] [--packs DIR]";

  private final AuthorBench bench;
  private final AuthorOrigin origins;

  AuthorNewCommand(AuthorBench bench, AuthorOrigin origins) {
    this.bench = bench;
    this.origins = origins;
  }

  @Command(name = "author new", group = "authors", description = "Write the stubs of a rule, a pattern, a cause or a table of log lines")
  void create(
      @Arguments String[] words,
      @Option(longName = "from", description = "take facts and the example from this bundle or case") String from,
      @Option(longName = "cause") String cause,
      @Option(longName = "packs", description = "folder to write into") String packs,
      @Option(longName = "lang", description = "en or zh") String lang,
      CommandContext context)
      throws IOException {
    Locale language = Messages.language(lang);
    String kind = bench.required(words, 0, USAGE, language);
    String name = bench.required(words, 1, USAGE, language);
    if (!name.matches("[a-z0-9-]+(/[a-z0-9-]+)?") || name.contains("/") == kind.equals("cause")) {
      throw new Ending(ExitCode.USAGE, bench.words(language, "name-malformed", name));
    }
    Path folder = packs == null ? Path.of("") : Path.of(packs);
    try (AuthorOrigin.Material material = origins.of(from, language)) {
      List<Path> written = write(kind, name, folder, known(cause, folder, language), material, language);
      written.forEach(p -> bench.print(context.outputWriter(), language, "written", p));
      if (kind.equals("rule") && material.stored() != null) {
        bench.print(context.outputWriter(), language, "from-case", material.stored().id());
      }
    } catch (FileAlreadyExistsException there) {
      throw new Ending(ExitCode.USAGE, bench.words(language, "is-there", there.getMessage()));
    }
  }

  private List<Path> write(String kind, String name, Path folder, String cause, AuthorOrigin.Material from, Locale language) throws IOException {
    Path knowledge = Files.isDirectory(folder.resolve("knowledge-base/patterns")) ? folder.resolve("knowledge-base") : folder;
    return switch (kind) {
      case "rule" -> Stub.rule(rules(folder), name, cause == null ? from.cause() : cause, from.bundle(), from.sources());
      case "pattern" -> from.bundle() == null ? Stub.pattern(knowledge, name) : Stub.pattern(knowledge, name, origins.draft(from));
      case "cause" -> Stub.cause(knowledge, name);
      case "reader-table" -> Stub.readerTable(knowledge, name, from.bundle(), from.sources());
      default -> throw new Ending(ExitCode.USAGE, bench.words(language, "usage", USAGE));
    };
  }

  private String known(String cause, Path folder, Locale language) {
    List<String> causes = (Files.isDirectory(folder) ? bench.knowledge(folder) : bench.knowledge()).causes().all().stream().map(Cause::id).toList();
    if (cause != null && !causes.contains(cause)) {
      throw new Ending(ExitCode.USAGE, bench.words(language, "new-unknown-cause", cause, Near.to(cause, causes).stream().findFirst().orElse("causes --all")));
    }
    return cause;
  }

  private static Path rules(Path folder) {
    for (String below : List.of("rules/packs", "packs")) {
      if (Files.isDirectory(folder.resolve(below))) {
        return folder.resolve(below);
      }
    }
    return folder;
  }

  @Command(name = "author vocabulary", group = "authors", description = "List the fact types that rules speak about, or one with its fields")
  void vocabulary(@Arguments String[] names, @Option(longName = "lang", description = "en or zh") String lang, CommandContext context) {
    Locale language = Messages.language(lang);
    if (names == null || names.length == 0) {
      VocabularyPage.all().forEach(t -> context.outputWriter().printf("%-14s %s%n", t.name(), t.text()));
    } else {
      VocabularyPage.Type type =
          VocabularyPage.all().stream().filter(t -> t.name().equalsIgnoreCase(names[0])).findFirst().orElseThrow(() -> unknown(names[0], language));
      context.outputWriter().printf("%s: %s%n", type.name(), type.text());
      type.fields().forEach(f -> context.outputWriter().printf("  %-12s %-9s %s%n", f.name(), f.type(), f.text()));
    }
    context.outputWriter().flush();
  }

  private Ending unknown(String name, Locale language) {
    List<String> near = Near.to(name, VocabularyPage.names());
    return new Ending(
        ExitCode.USAGE,
        near.isEmpty() ? bench.words(language, "unknown-type", name) : bench.words(language, "unknown-type-near", name, near.getFirst()));
  }
}
