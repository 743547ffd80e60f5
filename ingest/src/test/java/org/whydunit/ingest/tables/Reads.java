package org.whydunit.ingest.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;

import org.whydunit.ingest.Ingest;
import org.whydunit.ingest.Interest;
import org.whydunit.ingest.Limits;
import org.whydunit.ingest.Source;
import org.whydunit.ingest.facts.Fact;
import org.whydunit.ingest.facts.Origin;

/** What the product reads out of a text, as tests of readers ask it. */
public final class Reads {

  private static final Ingest INGEST = new Ingest(Interest.everything(), ZoneOffset.UTC, Limits.DEFAULT);

  private Reads() {}

  public static Ingest.SourceFacts of(String path, byte[] bytes) {
    return INGEST.read(Source.of(path, bytes));
  }

  public static Ingest.SourceFacts of(String text) {
    return of("input.txt", text.getBytes(StandardCharsets.UTF_8));
  }

  public static Ingest.SourceFacts of(String text, String charset) {
    return of("input.txt", text.getBytes(Charset.forName(charset)));
  }

  public static <F extends Fact> List<F> all(Ingest.SourceFacts read, Class<F> kind) {
    return read.facts().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  public static <F extends Fact> F only(Ingest.SourceFacts read, Class<F> kind) {
    assertThat(all(read, kind)).hasSize(1);
    return all(read, kind).getFirst();
  }

  /** Cuts a text after every byte: no reader fails, and every origin lies inside what is left. */
  public static void survivesEveryCut(String text) {
    byte[] whole = text.getBytes(StandardCharsets.UTF_8);
    for (int length = 1; length < whole.length; length++) {
      Ingest.SourceFacts read = of("input.txt", Arrays.copyOf(whole, length));
      long lines = new String(whole, 0, length, StandardCharsets.ISO_8859_1).chars().filter(c -> c == '\n').count() + 1;
      assertThat(read.problems()).noneMatch(p -> p.id().equals("reader-failed"));
      for (Fact fact : read.facts()) {
        assertThat(fact.origin().unit()).isEqualTo(Origin.Unit.LINE);
        assertThat(fact.origin().position()).isBetween(1L, lines);
      }
    }
  }
}
