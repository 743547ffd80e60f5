package org.whydunit.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.ZoneOffset;
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
import org.whydunit.ingest.Bundle;
import org.whydunit.ingest.Ingest;
import org.whydunit.ingest.Interest;
import org.whydunit.ingest.Limits;
import org.whydunit.ingest.Reader;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.Source;
import org.whydunit.ingest.evtx.EvtxJson;
import org.whydunit.knowledge.Knowledge;
import org.whydunit.rules.Engine;

/** One event log in a warm process: the records that the rules ask for as facts, and every record as a line of JSON. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgs = {"-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xms1g", "-Xmx2g"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class EvtxBenchmark {

  /** A large event log. */
  @Param("System.evtx")
  public String path;

  private Interest interest;
  private Reader reader;

  /** Loads what a process loads once. */
  @Setup
  public void load() {
    interest = Engine.load(Knowledge.load()).interest();
    Ingest ingest = new Ingest(interest, ZoneOffset.UTC, Limits.DEFAULT);
    reader = ingest.readers().stream().filter(r -> r.format().equals("evtx")).findFirst().orElseThrow();
  }

  /** Records that the rules ask for. */
  @Benchmark
  public int facts() throws IOException {
    try (Bundle bundle = Bundle.open(Path.of(path), Limits.DEFAULT)) {
      Source log = bundle.sources().getFirst();
      Reading reading = new Reading(log, interest, ZoneOffset.UTC);
      reader.read(log, reading);
      return reading.facts().size();
    }
  }

  /** All fields of all records. */
  @Benchmark
  public long lines() throws IOException {
    try (Bundle bundle = Bundle.open(Path.of(path), Limits.DEFAULT)) {
      Source log = bundle.sources().getFirst();
      Reading reading = new Reading(log, interest, ZoneOffset.UTC);
      new EvtxJson(log).write(reading, OutputStream.nullOutputStream());
      return reading.records();
    }
  }
}
