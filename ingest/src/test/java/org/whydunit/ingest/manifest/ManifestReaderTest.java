package org.whydunit.ingest.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.whydunit.ingest.Ingest;
import org.whydunit.ingest.Interest;
import org.whydunit.ingest.Limits;
import org.whydunit.ingest.Source;
import org.whydunit.ingest.facts.Capture;
import org.whydunit.ingest.facts.Fact;

class ManifestReaderTest {

  private static List<Fact> read(String text) {
    return new Ingest(Interest.everything(), ZoneOffset.UTC, Limits.DEFAULT)
        .read(Source.of("manifest.log", text.getBytes(StandardCharsets.UTF_8))).facts();
  }

  @Test
  void saysWhenTheBundleWasGathered() {
    assertThat(read("whydunit manifest 2026-05-02T09:14:30Z\nlspci.txt: no lspci here\n"))
        .singleElement()
        .satisfies(f -> assertThat(((Capture) f).time()).isEqualTo(Instant.parse("2026-05-02T09:14:30Z")));
  }

  @Test
  void takesNoCommandForWordsOfAPerson() {
    assertThat(read("whydunit manifest sometime\ndmesg.txt: dmesg -T\n")).singleElement().isInstanceOf(Capture.class);
  }
}
