package org.whydunit.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
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
import org.whydunit.ingest.Ingest;
import org.whydunit.ingest.Ingest.SourceFacts;
import org.whydunit.ingest.Limits;
import org.whydunit.knowledge.Knowledge;
import org.whydunit.rules.Diagnosis;
import org.whydunit.rules.Engine;

/** A bundle in a warm process: reading, inferring, and both together. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class DiagnoseBenchmark {

  /** File, folder or archive. */
  @Param("../examples/wifi-driver")
  public String path;

  private Engine engine;
  private Ingest ingest;
  private List<SourceFacts> sources;

  /** Loads what a process loads once. */
  @Setup
  public void load() throws IOException {
    engine = Engine.load(Knowledge.load());
    ingest = new Ingest(engine.interest(), ZoneOffset.UTC, Limits.DEFAULT);
    sources = ingest.read(Path.of(path));
  }

  /** Files to facts. */
  @Benchmark
  public List<SourceFacts> read() throws IOException {
    return ingest.read(Path.of(path));
  }

  /** Facts to diagnosis. */
  @Benchmark
  public Diagnosis infer() {
    return engine.diagnose(sources);
  }

  /** Files to diagnosis. */
  @Benchmark
  public Diagnosis diagnose() throws IOException {
    return engine.diagnose(ingest.read(Path.of(path)));
  }
}
