package org.whydunit.bench;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.whydunit.ingest.Ingest.SourceFacts;
import org.whydunit.ingest.facts.Fact;
import org.whydunit.knowledge.Knowledge;
import org.whydunit.rules.Engine;
import org.whydunit.rules.Evidence;
import org.whydunit.rules.Profile;
import org.whydunit.rules.join.Story;

/** All shipped rules over very many facts: the session alone, from the first insertion to the last argument. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class RulesBenchmark {

  /** How many facts. */
  @Param({"1000", "10000", "100000"})
  public int facts;

  private Engine engine;
  private Story story;

  /** Generates. */
  @Setup
  public void load() throws IOException {
    engine = Engine.load(Knowledge.load());
    story = engine.story(generated(engine, facts));
  }

  static List<Fact> generated(Engine engine, int count) {
    List<String> signatures = List.copyOf(engine.interest().signatures().stream().map(s -> s.id()).sorted().toList());
    List<String> events = List.of("disk/7", "disk/51", "Microsoft-Windows-Kernel-Power/41", "stornvme/129", "volmgr/46", "Ntfs/55", "Microsoft-Windows-WHEA-Logger/18", "Microsoft-Windows-UserPnp/20003");
    return new GeneratedFacts(engine.knowledge(), signatures, events).of(count);
  }

  /** Facts to arguments. */
  @Benchmark
  public Collection<Evidence> argue() {
    return engine.argue(story.facts());
  }

  /** Prints the profile of one warm run over {@code args[0]} facts. */
  public static void main(String[] args) {
    Engine engine = Engine.load(Knowledge.load());
    List<Fact> facts = generated(engine, Integer.parseInt(args[0]));
    List<SourceFacts> sources = List.of(new SourceFacts("generated", "generated", facts.size(), List.of(), facts));
    Profile profile = new Profile();
    for (int run = 0; run < 3; run++) {
      profile = new Profile();
      engine.diagnose(sources, profile);
    }
    profile.phases().forEach((name, nanos) -> System.out.printf("%8.1f ms  %s%n", nanos / 1e6, name));
    profile.facts().stream().limit(8).forEach(c -> System.out.printf("%8.1f ms  %6d %s%n", c.nanos() / 1e6, c.count(), c.name()));
    profile.rules().stream().limit(20).forEach(c -> System.out.printf("%8.1f ms  %6d %s%n", c.nanos() / 1e6, c.count(), c.name()));
  }
}
