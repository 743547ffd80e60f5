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
import org.whydunit.ingest.Ingest.SourceFacts;
import org.whydunit.ingest.Limits;
import org.whydunit.rules.Engine;

/** Loads cases whose cause was confirmed: a folder each, with {@code evidence/} and {@code truth.json}. */
final class LabelledCases {

  private final Ingest ingest;

  LabelledCases(Engine engine) {
    this.ingest = new Ingest(engine.interest(), ZoneOffset.UTC, Limits.DEFAULT);
  }

  /**
   * A case.
   *
   * @param id name of its folder
   * @param evidence all that a diagnosis may see
   */
  record LabelledCase(String id, Truth truth, Path evidence) {}

  /**
   * Does the same with every case of a folder, several at a time.
   *
   * @return one result a case, sorted by id
   * @throws IOException when the folder or a label cannot be read
   */
  <T> List<T> each(Path folder, Function<LabelledCase, T> work) throws IOException {
    try (Stream<Path> listed = Files.list(folder)) {
      List<Path> folders = listed.filter(c -> Files.exists(c.resolve("truth.json"))).sorted().toList();
      return folders.parallelStream().map(LabelledCases::label).map(work).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static LabelledCase label(Path folder) {
    try {
      return new LabelledCase(folder.getFileName().toString(), Truth.read(folder.resolve("truth.json")), folder.resolve("evidence"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the readers make of a case's evidence. */
  List<SourceFacts> read(LabelledCase labelled) {
    try {
      return ingest.read(labelled.evidence);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
