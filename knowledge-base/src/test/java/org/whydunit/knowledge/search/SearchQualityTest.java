package org.whydunit.knowledge.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whydunit.knowledge.Knowledge;

/** The bars: the right pattern in the top three for 90 % of what users type, mean reciprocal rank 0.85. */
class SearchQualityTest {

  @ParameterizedTest
  @ValueSource(strings = {"/queries.tsv", "/queries-fresh.tsv", "/queries-third.tsv"})
  void findsTheRightPatternForWhatUsersType(String file) throws IOException {
    Knowledge knowledge = Knowledge.load();
    PatternIndex index = new PatternIndex(knowledge);
    double reciprocal = 0;
    int inTopThree = 0;
    List<String> missed = new ArrayList<>();
    List<String[]> queries = queries(file);
    for (String[] query : queries) {
      List<String> right = List.of(query[1].split("\\|"));
      assertThat(right).allMatch(id -> knowledge.patterns().find(id).isPresent());
      List<String> found = index.search(query[0], 10).stream().map(hit -> hit.pattern().id()).toList();
      int rank = found.stream().filter(right::contains).findFirst().map(found::indexOf).orElse(-1) + 1;
      reciprocal += rank == 0 ? 0 : 1.0 / rank;
      inTopThree += rank >= 1 && rank <= 3 ? 1 : 0;
      if (rank != 1) {
        missed.add(query[0] + " → " + query[1] + " at " + rank);
      }
    }
    assertThat(reciprocal / queries.size()).as("%s", missed).isGreaterThanOrEqualTo(0.85);
    assertThat((double) inTopThree / queries.size()).as("%s", missed).isGreaterThanOrEqualTo(0.90);
  }

  private static List<String[]> queries(String file) throws IOException {
    try (var in = SearchQualityTest.class.getResourceAsStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
          .filter(line -> !line.startsWith("#") && !line.startsWith("query\t"))
          .map(line -> line.split("\t"))
          .toList();
    }
  }
}
