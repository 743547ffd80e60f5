package org.whydunit.rules.memory;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

import org.whydunit.ingest.Ingest;
import org.whydunit.ingest.Ingest.SourceFacts;
import org.whydunit.ingest.Limits;
import org.whydunit.knowledge.Knowledge;
import org.whydunit.knowledge.cases.CaseSummary;
import org.whydunit.knowledge.cases.Outcome;
import org.whydunit.knowledge.cases.State;
import org.whydunit.rules.Engine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * A case whose cause was confirmed, from the folder {@code shared/cases} beside an ancestor of the working directory.
 *
 * @param right causes that count as right, the confirmed one first
 */
record Labelled(String id, List<String> right, List<SourceFacts> sources) {
  static final Engine ENGINE = Engine.load(Knowledge.load());
  static final Ingest INGEST = new Ingest(ENGINE.interest(), ZoneOffset.UTC, Limits.DEFAULT);

  /** Sorted by id, which grows with time; skips the test when the folder is missing. */
  static List<Labelled> all() throws IOException {
    Path found = null;
    for (Path at = Path.of("").toAbsolutePath(); at != null && found == null; at = at.getParent()) {
      Path cases = at.resolve("shared").resolve("cases");
      found = Files.isDirectory(cases) ? cases : null;
    }
    assumeTrue(found != null, "skipped: no folder shared/cases");
    try (Stream<Path> folders = Files.list(found)) {
      return folders.filter(f -> Files.exists(f.resolve("truth.json"))).sorted().toList().parallelStream().map(Labelled::read).toList();
    }
  }

  private static Labelled read(Path folder) {
    try {
      JsonNode truth = new ObjectMapper().readTree(Files.readString(folder.resolve("truth.json")));
      List<String> also = truth.path("also").valueStream().map(JsonNode::asString).toList();
      return new Labelled(folder.getFileName().toString(),
          Stream.concat(Stream.of(truth.path("cause").asString()), also.stream()).toList(), INGEST.read(folder.resolve("evidence")));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** As a closed case of a site. */
  CaseSummary closed(long number) {
    Outcome outcome = new Outcome(right.getFirst(), "", "", true, Instant.ofEpochSecond(number));
    return new CaseSummary(number, Instant.ofEpochSecond(number), id, State.CLOSED, 1, right.getFirst(), "", 1, outcome);
  }
}
