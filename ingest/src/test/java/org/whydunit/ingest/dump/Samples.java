package org.whydunit.ingest.dump;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The public sample dumps, which are not part of the project. */
final class Samples {

  private Samples() {}

  /** The sample, found beside a folder above the working directory; without it the test is skipped. */
  static Path dump(String name) {
    Path here = Path.of("").toAbsolutePath();
    while (here != null) {
      Path found = here.resolveSibling("shared/samples/dumps").resolve(name).normalize();
      Path below = here.resolve("shared/samples/dumps").resolve(name);
      if (Files.exists(found)) {
        return found;
      }
      if (Files.exists(below)) {
        return below;
      }
      here = here.getParent();
    }
    assumeTrue(false, () -> "no sample " + name + " beside this project");
    throw new IllegalStateException("unreachable");
  }
}
