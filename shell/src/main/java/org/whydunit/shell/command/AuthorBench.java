package org.whydunit.shell.command;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

import org.springframework.stereotype.Component;
import org.whydunit.ingest.Ingest;
import org.whydunit.ingest.Limits;
import org.whydunit.knowledge.Knowledge;
import org.whydunit.rules.Engine;
import org.whydunit.rules.author.Check;
import org.whydunit.rules.author.Covered;
import org.whydunit.rules.author.ExampleRun;
import org.whydunit.rules.author.PackFolder;
import org.whydunit.rules.author.RuleCache;
import org.whydunit.rules.author.SitePacks;
import org.whydunit.shell.Ending;
import org.whydunit.shell.ExitCode;

/** What the author's commands share: their words, and the engine over the packs that an author has in hand. */
@Component
class AuthorBench {

  private static final String BUNDLE = "org.whydunit.shell.author";

  private final RuleCache cache = RuleCache.ofUser();
  private final Map<Path, Knowledge> knowledge = new HashMap<>();
  private Knowledge ofProduct;

  /** Words under a key. */
  String words(Locale language, String key, Object... values) {
    String words =
        ResourceBundle.getBundle(
                BUNDLE, language, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
            .getString(key);
    return new MessageFormat(words, Locale.ROOT).format(values);
  }

  /** Prints a line under a key. */
  void print(PrintWriter out, Locale language, String key, Object... values) {
    out.println(words(language, key, values));
    out.flush();
  }

  /** Prints what an example gave instead. */
  void differs(ExampleRun.Difference d, PrintWriter out, Locale language) {
    String nothing = words(language, "nothing");
    print(
        out, language, d.together() ? "differs-together" : "differs-alone", d.example().toString(),
        d.expected().isEmpty() ? nothing : String.join("; ", d.expected()), d.found().isEmpty() ? nothing : String.join("; ", d.found()));
  }

  /** Prints which arguments are made and not counted. */
  void covered(List<Covered> covered, PrintWriter out, Locale language) {
    covered.forEach(c -> print(out, language, "counted-once", c.rule(), c.argument(), c.instead().isEmpty() ? words(language, "another-rule") : c.instead()));
  }

  synchronized Knowledge knowledge() {
    if (ofProduct == null) {
      ofProduct = Knowledge.load();
    }
    return ofProduct;
  }

  /** The product's knowledge, and over it what the folder that the path is in brings beside its rules. */
  synchronized Knowledge knowledge(Path path) {
    Path own = PackFolder.of(path).knowledge();
    return own == null ? knowledge() : knowledge.computeIfAbsent(own, Knowledge::load);
  }

  Check check(Path path) {
    return new Check(knowledge(path), cache);
  }

  /** The product's packs alone. */
  Engine product() {
    return Engine.load(knowledge());
  }

  /** The product's packs, and over them those of the folder that the path is in. */
  Engine with(Path path) {
    return with(path, site(path));
  }

  /** The product's packs, and over them these of the folder that the path is in. */
  Engine with(Path path, SitePacks site) {
    return Engine.load(knowledge(path), site);
  }

  SitePacks site(Path path) {
    return SitePacks.load(List.of(PackFolder.of(path).root()), check(path), cache);
  }

  Ingest ingest(Engine engine) {
    return new Ingest(engine.interest(), ZoneOffset.UTC, Limits.DEFAULT);
  }

  /**
   * The path that was named, or the folder that the process runs in.
   *
   * @throws Ending when there is nothing at the path
   */
  Path path(String[] given, int index, Locale language) {
    Path path = Path.of(given == null || given.length <= index ? "" : given[index]).toAbsolutePath();
    if (!Files.exists(path)) {
      throw new Ending(ExitCode.UNREADABLE, words(language, "no-such-path", path));
    }
    return path;
  }

  /**
   * An argument that a command cannot do without.
   *
   * @throws Ending when it is not there
   */
  String required(String[] given, int index, String usage, Locale language) {
    if (given == null || given.length <= index) {
      throw new Ending(ExitCode.USAGE, words(language, "usage", usage));
    }
    return given[index];
  }

  /** The rule's file: a path, or an id below the packs folder of the present project. */
  Path rule(String given, Locale language) {
    for (Path candidate : List.of(Path.of(given), Path.of(given + ".drl"), Path.of("packs", given + ".drl"), Path.of("rules/packs", given + ".drl"))) {
      if (Files.isRegularFile(candidate)) {
        String name = candidate.toString().replaceFirst("\\.md$", ".drl");
        return Path.of(name).toAbsolutePath();
      }
    }
    throw new Ending(ExitCode.UNREADABLE, words(language, "no-such-rule", given));
  }
}
