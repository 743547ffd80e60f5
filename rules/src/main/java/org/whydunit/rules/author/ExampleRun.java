package org.whydunit.rules.author;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.whydunit.ingest.Ingest;
import org.whydunit.ingest.Ingest.SourceFacts;
import org.whydunit.ingest.Limits;
import org.whydunit.ingest.Source;
import org.whydunit.rules.Engine;
import org.whydunit.rules.Evidence;

/** Runs examples over an engine, the rule alone and together with all others. Safe for several threads. */
public final class ExampleRun {

  private final Engine engine;
  private final Ingest ingest;

  public ExampleRun(Engine engine) {
    this.engine = engine;
    this.ingest = new Ingest(engine.interest(), ZoneOffset.UTC, Limits.DEFAULT);
  }

  /**
   * An example that did not give what it says.
   *
   * @param together false when the rule ran alone
   * @param expected sorted lines; {@code one argument} for a row
   * @param found sorted lines
   */
  public record Difference(Example example, boolean together, List<String> expected, List<String> found) {

    @Override
    public String toString() {
      return example + (together ? " (together)" : " (alone)") + ": expected " + expected + ", found " + found;
    }
  }

  /** What of all examples is not as they say; empty when all is well. */
  public List<Difference> run(Collection<Example> examples) {
    return examples.parallelStream().flatMap(e -> run(e).stream()).toList();
  }

  private List<Difference> run(Example example) {
    Collection<?> facts = facts(example);
    List<Difference> differences = new ArrayList<>();
    compare(example, false, lines(engine.argue(facts, Set.of(example.rule())), example.rule()), differences);
    compare(example, true, lines(engine.argue(facts), example.rule()), differences);
    return differences;
  }

  /** What the rules see of an example. */
  Collection<?> facts(Example example) {
    return engine.story(sources(example)).facts();
  }

  private List<SourceFacts> sources(Example example) {
    List<SourceFacts> read = new ArrayList<>();
    example.files().forEach((name, content) -> read.add(ingest.read(Source.of(name, content))));
    return read;
  }

  /** Arguments of the examples' rules that are made and not counted, by what is counted instead. */
  public List<Covered> covered(Collection<Example> examples) {
    return examples.stream()
        .filter(Example::fires)
        .flatMap(e -> Covered.among(engine.causes(sources(e)), Set.of(e.rule()), engine).stream())
        .distinct()
        .toList();
  }

  /** True when what was found is what the example says. */
  static boolean isAsExpected(Example example, List<String> found) {
    return example.expected() == null ? found.size() == 1 : found.equals(example.expected().stream().sorted().toList());
  }

  private static void compare(Example example, boolean together, List<String> found, List<Difference> differences) {
    if (!isAsExpected(example, found)) {
      List<String> expected = example.expected() == null ? List.of("one argument") : example.expected();
      differences.add(new Difference(example, together, expected, found));
    }
  }

  /** An argument as an example's list writes it. */
  public static String line(Evidence e) {
    return String.join(
        " ",
        Stream.of(e.supports() ? "for" : "against", e.cause(), e.subject(), e.strength().name().toLowerCase(Locale.ROOT))
            .filter(s -> !s.isEmpty())
            .toList());
  }

  /** The arguments of one rule, sorted, equal ones once. */
  static List<String> lines(Iterable<Evidence> evidence, String rule) {
    TreeSet<String> lines = new TreeSet<>();
    for (Evidence e : evidence) {
      if (e.rule().equals(rule)) {
        lines.add(line(e));
      }
    }
    return List.copyOf(lines);
  }
}
