package org.whydunit.shell.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first hostile bundles. */
class SoakTest {

  private static final int BUNDLES = 20;

  @TempDir Path work;

  @Test
  void survivesHostileBundlesAndLosesNone() throws IOException {
    Soak soak = new Soak(new HostileBundles(List.of(Path.of("../examples"), Path.of("../ingest/src/test/resources/samples"))), work);
    for (int number = 1; number <= BUNDLES; number++) {
      soak.bundle(number);
    }
    assertThat(soak.finds()).isEmpty();
    assertThat(soak.problems()).containsKeys("archive-damaged", "not-recognised");
    assertThat(soak.state()).contains(BUNDLES + " bundles, 0 finds");
  }
}
