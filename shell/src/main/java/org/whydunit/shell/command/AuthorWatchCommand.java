package org.whydunit.shell.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.annotation.Arguments;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import org.springframework.stereotype.Component;
import org.whydunit.ingest.Ingest.SourceFacts;
import org.whydunit.rules.Engine;
import org.whydunit.rules.Hypothesis;
import org.whydunit.rules.author.Check;
import org.whydunit.rules.author.ExampleRun;
import org.whydunit.rules.author.Examples;
import org.whydunit.rules.author.Fault;
import org.whydunit.rules.author.PackFolder;
import org.whydunit.shell.Messages;

/** {@code author watch}: on every save, what is wrong, what the examples say, and what became of the bundle's diagnosis. */
@Component
class AuthorWatchCommand {

  private static final long LOOK_MILLIS = 150;

  private final AuthorBench bench;

  AuthorWatchCommand(AuthorBench bench) {
    this.bench = bench;
  }

  @Command(name = "author watch", group = "authors", description = "Check, test and diagnose again whenever a rule is saved")
  void watch(
      @Arguments String[] words,
      @Option(longName = "packs", description = "the rules in hand; else the present folder") String packs,
      @Option(longName = "rounds", defaultValue = "2147483647", description = "end after this many saves") int rounds,
      @Option(longName = "lang", description = "en or zh") String lang,
      CommandContext context)
      throws IOException, InterruptedException {
    Locale language = Messages.language(lang);
    bench.required(words, 0, "author watch BUNDLE [--packs DIR]", language);
    Path bundle = bench.path(words, 0, language);
    Path folder = PackFolder.of(bench.path(packs == null ? null : new String[] {packs}, 0, language)).root();
    Check check = bench.check();
    SortedMap<Path, Long> seen = times(folder);
    Engine product = bench.product();
    Set<String> before = causes(product.with(bench.site(folder)), bundle);
    PrintWriter out = context.outputWriter();
    before.forEach(out::println);
    bench.print(out, language, "watching", folder);
    for (int round = 0; round < rounds; round++) {
      Path saved = next(folder, seen);
      long start = System.nanoTime();
      before = round(saved, folder, bundle, check, product, before, out, language);
      bench.print(out, language, "took", String.valueOf((System.nanoTime() - start) / 1_000_000));
    }
  }

  private Set<String> round(Path saved, Path folder, Path bundle, Check check, Engine product, Set<String> before, PrintWriter out, Locale language)
      throws IOException {
    List<Fault> faults = Files.exists(saved) ? check.run(saved) : List.of();
    faults.forEach(f -> out.print(f.text(language)));
    bench.print(out, language, "checked", faults.size());
    if (!faults.isEmpty()) {
      return before;
    }
    Engine engine = product.with(bench.site(folder));
    if (Files.exists(saved)) {
      List<ExampleRun.Difference> differences = new ExampleRun(engine).run(Examples.of(PackFolder.of(saved)));
      differences.forEach(d -> bench.differs(d, out, language));
    }
    Set<String> after = causes(engine, bundle);
    after.stream().filter(c -> !before.contains(c)).forEach(c -> out.println("+ " + c));
    before.stream().filter(c -> !after.contains(c)).forEach(c -> out.println("- " + c));
    return after;
  }

  private Set<String> causes(Engine engine, Path bundle) throws IOException {
    List<SourceFacts> read = bench.ingest(engine).read(bundle);
    Set<String> lines = new LinkedHashSet<>();
    for (Hypothesis h : engine.diagnose(read).causes()) {
      lines.add(String.format(Locale.ROOT, "%5.1f %%  %s %s", 100 * h.probability(), h.cause(), h.subject()).stripTrailing());
    }
    return lines;
  }

  /** Waits for the next file that was saved, made or removed. */
  private static Path next(Path folder, SortedMap<Path, Long> seen) throws IOException, InterruptedException {
    while (true) {
      SortedMap<Path, Long> now = times(folder);
      if (!now.equals(seen)) {
        Path changed =
            Stream.concat(now.keySet().stream(), seen.keySet().stream())
                .filter(f -> !java.util.Objects.equals(now.get(f), seen.get(f)))
                .findFirst()
                .orElseThrow();
        seen.clear();
        seen.putAll(now);
        return changed;
      }
      Thread.sleep(LOOK_MILLIS);
    }
  }

  private static SortedMap<Path, Long> times(Path folder) throws IOException {
    SortedMap<Path, Long> times = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> f.toString().matches(".*\\.(drl|md|tsv)")).toList()) {
        times.put(file, Files.getLastModifiedTime(file).toMillis());
      }
    }
    return times;
  }
}
