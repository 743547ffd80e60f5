package org.whydunit.rules.author;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import org.whydunit.ingest.Ingest;
import org.whydunit.ingest.Ingest.SourceFacts;
import org.whydunit.ingest.Limits;
import org.whydunit.ingest.Source;
import org.whydunit.rules.Engine;
import org.whydunit.rules.Evidence;

/**
 * Machines on which nothing failed: their products, updates and noise must make no rule argue for a cause. The bundles lie
 * in {@code healthy.txt}: {@code === title} begins one, {@code == name} a file of it.
 */
public final class Healthy {

  private final Engine engine;
  private final Ingest ingest;

  public Healthy(Engine engine) {
    this.engine = engine;
    this.ingest = new Ingest(engine.interest(), ZoneOffset.UTC, Limits.DEFAULT);
  }

  /**
   * A rule that argues where nothing is wrong.
   *
   * @param origin where the fact stands that it argues from
   */
  public record Alarm(String rule, String argument, String origin) {}

  /** What was read of each bundle. */
  public Stream<List<SourceFacts>> bundles() {
    return Arrays.stream(text().split("(?m)^=== .*\\n")).filter(b -> !b.isBlank()).map(this::read);
  }

  /** What the rules and rows of these ids argue for over all bundles. */
  public List<Alarm> alarms(Collection<String> ids) {
    return bundles()
        .flatMap(b -> engine.evidence(b).stream())
        .filter(e -> e.supports() && ids.contains(e.rule()))
        .map(e -> new Alarm(e.rule(), ExampleRun.line(e), origin(e)))
        .distinct()
        .toList();
  }

  private static String origin(Evidence evidence) {
    return evidence.facts().stream().map(String::valueOf).findFirst().orElse("");
  }

  private List<SourceFacts> read(String bundle) {
    List<SourceFacts> sources = new ArrayList<>();
    for (String file : bundle.split("(?m)^== ")) {
      if (!file.isBlank()) {
        int end = file.indexOf('\n');
        sources.add(ingest.read(Source.of(file.substring(0, end).strip(), file.substring(end + 1).getBytes(StandardCharsets.UTF_8))));
      }
    }
    return sources;
  }

  private static String text() {
    try (InputStream in = Healthy.class.getResourceAsStream("healthy.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
