package org.whydunit.knowledge.cases;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The closed cases that share most of a new one's evidence. What many cases have says little, what few have much. */
final class Similarity {
  private static final Map<String, Double> WEIGHTS = Map.of("bucket", 4.0, "driver", 2.5, "code", 1.5, "rule", 1.0, "change", 1.5);

  private final Connection connection;
  private final Map<Long, List<Shared>> byCase = new HashMap<>();
  private double total;

  /** A feature in common and what it weighs. */
  private record Shared(String what, double weight) {
  }

  Similarity(Connection connection) {
    this.connection = connection;
  }

  List<SimilarCase> to(Features features, int limit) throws SQLException {
    long cases = Rows.query(connection, "select count(*) from stored_case where state = 'CLOSED'",
        rows -> rows.getLong(1)).getFirst();
    weigh("bucket", features.buckets(), cases);
    weigh("driver", features.drivers(), cases);
    weigh("code", features.codes(), cases);
    weigh("rule", features.rules(), cases);
    weigh("change", features.changes(), cases);
    List<SimilarCase> similar = new ArrayList<>();
    for (Map.Entry<Long, List<Shared>> entry : byCase.entrySet()) {
      List<Shared> shared = entry.getValue();
      double score = shared.stream().mapToDouble(Shared::weight).sum() / total;
      List<String> why = shared.stream().sorted(Comparator.comparingDouble(Shared::weight).reversed()
          .thenComparing(Shared::what)).map(Shared::what).toList();
      CaseSummary summary =
          Rows.query(connection, Rows.SUMMARY + " where id = ?", Rows::summary, entry.getKey()).getFirst();
      similar.add(new SimilarCase(summary, score, why));
    }
    return similar.stream().sorted(Comparator.comparingDouble(SimilarCase::score).reversed()
        .thenComparing(s -> s.summary().id())).limit(limit).toList();
  }

  private void weigh(String kind, Set<String> features, long cases) throws SQLException {
    for (String feature : features) {
      List<Long> having = Rows.query(connection, "select case_id from case_feature f join stored_case c "
          + "on c.id = f.case_id where f.kind = ? and f.feature = ? and c.state = 'CLOSED'", rows -> rows.getLong(1),
          kind, feature);
      double weight = WEIGHTS.get(kind) * Math.log(1 + (cases + 1.0) / (having.size() + 1.0));
      total += weight;
      having.forEach(id -> byCase.computeIfAbsent(id, fresh -> new ArrayList<>())
          .add(new Shared(kind + " " + feature, weight)));
    }
  }
}
