package org.whydunit.shell.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import org.whydunit.ingest.Interest;
import org.whydunit.rules.Engine;
import org.whydunit.rules.author.Check;
import org.whydunit.rules.author.Example;
import org.whydunit.rules.author.ExampleRun;
import org.whydunit.rules.author.Examples;
import org.whydunit.rules.author.Fault;
import org.whydunit.rules.author.PackFolder;
import org.whydunit.rules.author.SitePacks;
import org.whydunit.rules.compile.RuleBuild;
import org.whydunit.shell.Messages;

/** {@code author watch}: on every save, what is wrong, what the examples say, and what became of the bundle's diagnosis. */
@Component
class AuthorWatchCommand {

  private static final long LOOK_MILLIS = 50;
  private static final int WARM_UPS = 2;

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
    Watched rules = new Watched(folder, bundle, bench.check(folder), bench.with(folder, SitePacks.none()));
    SortedMap<Path, Long> seen = times(folder);
    PrintWriter out = context.outputWriter();
    rules.begin(out, language);
    bench.print(out, language, "watching", folder);
    for (int round = 0; round < rounds; round++) {
      Path saved = next(folder, seen);
      rules.saved(saved, out, language);
      bench.print(out, language, "took", String.valueOf(System.currentTimeMillis() - seen.getOrDefault(saved, System.currentTimeMillis())));
    }
  }

  /** The rules in hand and the bundle that they are tried on. */
  private final class Watched {

    private final Path folder;
    private final Path bundle;
    private final Check check;
    private final Engine product;
    private Interest interest;
    private List<SourceFacts> read;
    private Map<String, Double> before = Map.of();

    Watched(Path folder, Path bundle, Check check, Engine product) {
      this.folder = folder;
      this.bundle = bundle;
      this.check = check;
      this.product = product;
    }

    /** The present state; the first save must not wait for the compiler to be loaded. */
    void begin(PrintWriter out, Locale language) throws IOException {
      for (int warm = 0; warm < WARM_UPS; warm++) {
        RuleBuild.compile(Map.of("warm/up", "rule \"warm/up\" when Claim( key == \"" + warm + "\" ) then end"));
        examples(folder, product, new PrintWriter(Writer.nullWriter()), language);
      }
      List<Fault> faults = check.run(folder);
      faults.forEach(f -> out.print(f.text(language)));
      bench.print(out, language, "checked", faults.size());
      Engine engine = product.with(bench.site(folder));
      examples(folder, engine, out, language);
      before = causes(engine);
      before.forEach((cause, probability) -> out.println(percent(probability) + "  " + cause));
    }

    void saved(Path saved, PrintWriter out, Locale language) throws IOException {
      List<Fault> faults = Files.exists(saved) ? check.run(saved) : List.of();
      faults.forEach(f -> out.print(f.text(language)));
      bench.print(out, language, "checked", faults.size());
      if (!faults.isEmpty()) {
        return;
      }
      Engine engine = product.with(bench.site(folder));
      if (Files.exists(saved)) {
        examples(saved, engine, out, language);
      }
      Map<String, Double> after = causes(engine);
      Set<String> either = new LinkedHashSet<>(after.keySet());
      either.addAll(before.keySet());
      for (String cause : either) {
        String was = percent(before.getOrDefault(cause, 0.0));
        String is = percent(after.getOrDefault(cause, 0.0));
        if (!was.equals(is)) {
          bench.print(out, language, "moved", was, is, cause);
        }
      }
      before = after;
    }

    private void examples(Path of, Engine engine, PrintWriter out, Locale language) throws IOException {
      ExampleRun run = new ExampleRun(engine);
      List<Example> examples = Examples.of(PackFolder.of(of));
      run.run(examples).forEach(d -> bench.differs(d, out, language));
      bench.covered(run.covered(examples), out, language);
    }

    private Map<String, Double> causes(Engine engine) throws IOException {
      if (!engine.interest().equals(interest)) {
        interest = engine.interest();
        read = bench.ingest(engine).read(bundle);
      }
      Map<String, Double> causes = new LinkedHashMap<>();
      engine.causes(read).forEach(h -> causes.merge((h.cause() + " " + h.subject()).strip(), h.probability(), Double::sum));
      return causes;
    }
  }

  private static String percent(double probability) {
    return String.format(Locale.ROOT, "%5.1f %%", 100 * probability);
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
