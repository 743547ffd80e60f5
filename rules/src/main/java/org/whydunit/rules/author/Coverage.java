package org.whydunit.rules.author;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.whydunit.ingest.Ingest;
import org.whydunit.ingest.Limits;
import org.whydunit.ingest.facts.Fact;
import org.whydunit.rules.Engine;
import org.whydunit.rules.Evidence;
import org.whydunit.rules.compile.RuleReads;

/**
 * What is never used.
 *
 * @param cases bundles that were read
 * @param onNoCase rules and rows that argue about no case
 * @param nowhere those of them that no example lets argue either
 * @param unread fact types that no rule reads
 */
public record Coverage(int cases, Set<String> onNoCase, Set<String> nowhere, Set<String> unread) {

  /**
   * Runs every case and example.
   *
   * @param cases folder of bundles, each with {@code evidence/} or itself one; {@code null} for none
   * @throws IOException when the folder cannot be listed
   */
  public static Coverage of(Engine engine, Path cases, List<Example> examples) throws IOException {
    Ingest ingest = new Ingest(engine.interest(), ZoneOffset.UTC, Limits.DEFAULT);
    Set<String> spoke = new ConcurrentSkipListSet<>();
    List<Path> folders = cases == null ? List.of() : folders(cases);
    folders.parallelStream().forEach(f -> names(read(engine, ingest, f), spoke));
    Set<String> onNoCase = new TreeSet<>(engine.rules());
    onNoCase.removeAll(spoke);
    ExampleRun run = new ExampleRun(engine);
    examples.parallelStream().filter(Example::fires).filter(e -> onNoCase.contains(e.rule())).forEach(e -> names(engine.argue(run.facts(e), Set.of(e.rule())), spoke));
    Set<String> nowhere = new TreeSet<>(onNoCase);
    nowhere.removeAll(spoke);
    return new Coverage(folders.size(), onNoCase, nowhere, unread(engine));
  }

  private static List<Path> folders(Path cases) throws IOException {
    try (Stream<Path> listed = Files.list(cases)) {
      return listed.filter(Files::isDirectory).map(c -> Files.isDirectory(c.resolve("evidence")) ? c.resolve("evidence") : c).sorted().toList();
    }
  }

  private static Collection<Evidence> read(Engine engine, Ingest ingest, Path folder) {
    try {
      return engine.evidence(ingest.read(folder));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void names(Collection<Evidence> evidence, Set<String> spoke) {
    evidence.forEach(e -> spoke.add(e.rule()));
  }

  private static Set<String> unread(Engine engine) {
    Set<String> types = Stream.of(Fact.class.getPermittedSubclasses()).map(Class::getSimpleName).collect(Collectors.toCollection(TreeSet::new));
    engine.reads().stream().map(RuleReads::kinds).forEach(types::removeAll);
    // The join reads what people tell, and rules read what it makes of that.
    types.remove("Claim");
    return types;
  }
}
