package org.whydunit.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * The locked table against the CycloneDX bill of materials. After a wanted change {@code target/dependencies.tsv} is the
 * new table: read its difference, then copy it over the old one.
 */
class DependenciesTest {

  private static final Path LOCKED = Path.of("dependencies.tsv");

  /** Licences under which a jar may be shipped with an Apache-2.0 product, unchanged and as a library. */
  private static final Set<String> FREE =
      Set.of("Apache-2.0", "MIT", "MIT-0", "BSD-2-Clause", "BSD-3-Clause", "EPL-1.0", "EPL-2.0", "MPL-2.0", "0BSD", "Public Domain");

  /** What these call their licence; the texts in their sources are BSD-3-Clause. */
  private static final Set<String> THREE_CLAUSES = Set.of("org.antlr:antlr-runtime\tBSD licence", "org.jline:jline\tBSD-4-Clause");

  @Test
  void areTheLockedOnesByteForByte() throws IOException {
    List<String> shipped = shipped();
    Path seen = Path.of("target/dependencies.tsv");
    Files.write(seen, shipped);
    assertThat(shipped)
        .as("what is shipped, now in " + seen.toAbsolutePath() + ", against " + LOCKED.toAbsolutePath())
        .containsExactlyElementsOf(Files.readAllLines(LOCKED));
  }

  @Test
  void haveALicenceThatAllowsToShipThem() throws IOException {
    assertThat(shipped().stream().skip(1).map(row -> row.split("\t")).filter(row -> !free(row[0], row[2])).map(List::of)).isEmpty();
  }

  private static boolean free(String artifact, String licences) {
    return THREE_CLAUSES.contains(artifact + "\t" + licences) || Set.of(licences.split(" or ")).stream().anyMatch(FREE::contains);
  }

  private static List<String> shipped() throws IOException {
    JsonNode bill = new ObjectMapper().readTree(Files.readAllBytes(Path.of("target/whydunit.cdx.json")));
    return Stream.concat(
        Stream.of("artifact\tversion\tlicence\tsha256"),
        StreamSupport.stream(bill.path("components").spliterator(), false)
            .filter(part -> !part.path("group").asString().equals("org.whydunit"))
            .map(DependenciesTest::row)
            .sorted()).toList();
  }

  private static String row(JsonNode part) {
    String licences = StreamSupport.stream(part.path("licenses").spliterator(), false)
        .map(licence -> licence.path("expression").asString(licence.path("license").path("id").asString(licence.path("license").path("name").asString(""))))
        .distinct()
        .collect(Collectors.joining(" or "));
    String hash = StreamSupport.stream(part.path("hashes").spliterator(), false)
        .filter(h -> h.path("alg").asString().equals("SHA-256"))
        .map(h -> h.path("content").asString())
        .findFirst()
        .orElse("");
    return String.join("\t", part.path("group").asString() + ":" + part.path("name").asString(), part.path("version").asString(), licences, hash);
  }
}
