package org.whydunit.shell.batch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.whydunit.rules.fleet.Study;
import org.whydunit.rules.fleet.Verdict;
import org.whydunit.rules.fleet.VerdictLine;

/** The verdicts of a finished run, read from their file as they are asked for. */
record Results(Path file) implements Study.Verdicts {

  @Override
  public Stream<Verdict> stream() {
    try {
      return Files.lines(file).map(VerdictLine::parse);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
