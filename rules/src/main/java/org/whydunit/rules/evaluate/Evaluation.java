package org.whydunit.rules.evaluate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import org.whydunit.ingest.Ingest;
import org.whydunit.ingest.Limits;
import org.whydunit.rules.Diagnosis;
import org.whydunit.rules.Engine;

/** Diagnoses labelled cases: folders with {@code evidence/} and {@code truth.json}. */
public final class Evaluation {

  private final Engine engine;
  private final Ingest ingest;

  public Evaluation(Engine engine) {
    this.engine = engine;
    this.ingest = new Ingest(engine.interest(), ZoneOffset.UTC, Limits.DEFAULT);
  }

  /**
   * Runs every case of the folder.
   *
   * @return one outcome a case, sorted by id
   * @throws IOException when the folder cannot be listed
   */
  public List<Outcome> run(Path cases) throws IOException {
    return each(cases, this::one);
  }

  /**
   * The outcomes of believing the module that the debugger names in each case.
   *
   * @throws IOException when the folder cannot be listed
   */
  public List<Outcome> baseline(Path cases) throws IOException {
    Baseline baseline = new Baseline(engine.knowledge().reference());
    return each(cases, folder -> {
      Truth truth = truth(folder);
      return Outcome.of(folder.getFileName().toString(), truth, baseline.believe(truth.debuggerBlames()), engine);
    });
  }

  private static List<Outcome> each(Path cases, Function<Path, Outcome> outcome) throws IOException {
    try (Stream<Path> listed = Files.list(cases)) {
      List<Path> folders = listed.filter(c -> Files.exists(c.resolve("truth.json"))).sorted().toList();
      return folders.parallelStream().map(outcome).toList();
    }
  }

  private Outcome one(Path folder) {
    try {
      Truth truth = truth(folder);
      Diagnosis diagnosis = engine.diagnose(ingest.read(folder.resolve("evidence")));
      return Outcome.of(folder.getFileName().toString(), truth, diagnosis.causes(), engine);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Truth truth(Path folder) {
    try {
      return Truth.read(folder.resolve("truth.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
