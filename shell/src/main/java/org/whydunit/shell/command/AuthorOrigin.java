package org.whydunit.shell.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;
import org.whydunit.ingest.Ingest.SourceFacts;
import org.whydunit.knowledge.cases.Case;
import org.whydunit.rules.Engine;
import org.whydunit.rules.author.CaseInput;
import org.whydunit.rules.memory.Capsule;
import org.whydunit.rules.memory.PatternDraft;
import org.whydunit.shell.Ending;
import org.whydunit.shell.ExitCode;
import org.whydunit.shell.Messages;
import org.whydunit.shell.cases.Cases;
import tools.jackson.core.JacksonException;

/** What {@code --from} names: a bundle, or a kept case by its number. */
@Component
class AuthorOrigin {

  private final AuthorBench bench;
  private final Cases cases;
  private final Messages messages;

  AuthorOrigin(AuthorBench bench, Cases cases, Messages messages) {
    this.bench = bench;
    this.cases = cases;
    this.messages = messages;
  }

  /**
   * What new knowledge starts from.
   *
   * @param bundle its files; {@code null} when nothing was named
   * @param sources what was read of them
   * @param stored the case that the files were written back from; {@code null} when they are the user's
   */
  record Material(Path bundle, List<SourceFacts> sources, Case stored) implements AutoCloseable {

    /** The cause that was confirmed or found; {@code null} without a case. */
    String cause() {
      return stored == null ? null : stored.outcome() == null ? stored.cause() : stored.outcome().cause();
    }

    @Override
    public void close() throws IOException {
      if (stored != null) {
        FileSystemUtils.deleteRecursively(bundle);
      }
    }
  }

  /** The material; a number is a case unless there is a file of that name. */
  Material of(String from, Locale language) throws IOException {
    if (from == null) {
      return new Material(null, List.of(), null);
    }
    if (from.matches("#?\\d{1,9}") && !Files.exists(Path.of(from))) {
      return kept(cases.store().show(Long.parseLong(from.replace("#", ""))), language);
    }
    Path bundle = bench.path(new String[] {from}, 0, language);
    return new Material(bundle, bench.ingest(bench.product()).read(bundle), null);
  }

  private Material kept(Case stored, Locale language) throws IOException {
    try {
      List<SourceFacts> sources = Capsule.of(stored).sources();
      Path written = Files.createTempDirectory("whydunit-case");
      CaseInput.write(written, sources);
      return new Material(written, bench.ingest(bench.product()).read(written), stored);
    } catch (JacksonException noCapsule) {
      throw new Ending(ExitCode.UNREADABLE, messages.get(language, "no-capsule", stored.id()));
    }
  }

  /** A pattern begun from it. */
  PatternDraft draft(Material from) {
    Engine engine = bench.product();
    if (from.stored() != null) {
      return PatternDraft.of(from.stored(), engine);
    }
    String name = from.bundle().getFileName().toString();
    return PatternDraft.of(Capsule.newCase(engine.diagnose(from.sources()), engine, name, Capsule.Telling.PLAIN, "", "").opened(), engine);
  }
}
