package org.whydunit.ingest.evtx;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Assumptions;

/** Finds the folder of public sample files; a test that needs it is skipped where it is missing. */
public final class Samples {

  private Samples() {}

  /** A file or folder of the samples. */
  public static Path path(String name) {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path samples = at.resolve("shared/samples");
      if (Files.isDirectory(samples)) {
        return samples.resolve(name);
      }
    }
    Assumptions.abort("no folder shared/samples beside this project");
    return null;
  }
}
