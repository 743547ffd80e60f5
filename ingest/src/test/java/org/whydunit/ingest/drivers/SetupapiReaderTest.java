package org.whydunit.ingest.drivers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.whydunit.ingest.facts.Change;
import org.whydunit.ingest.tables.Reads;

class SetupapiReaderTest {

  @Test
  void tellsWhichDriverWasInstalledWhenAndWithWhatOutcome() throws IOException {
    byte[] log = Files.readAllBytes(Path.of("src/test/resources/samples/setupapi-log/setupapi.dev.log"));
    assertThat(Reads.all(Reads.of("setupapi.dev.log", log), Change.class))
        .extracting(Change::kind, Change::subject, Change::time, Change::detail)
        .containsExactly(
            tuple(
                "driver", "demonet.sys", Instant.parse("2024-03-05T08:15:02.123Z"),
                "Setup Import Driver Package; C:\\pkg\\demonet.inf; 7.1.2.3; ok"),
            tuple(
                "driver", "demonet.inf", Instant.parse("2024-03-05T08:16:00Z"),
                "Device Install (Hardware initiated); Demo Network 7; failed 0xe0000217"));
  }
}
