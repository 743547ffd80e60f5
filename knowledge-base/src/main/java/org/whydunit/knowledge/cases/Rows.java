package org.whydunit.knowledge.cases;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Cases to rows and back. */
final class Rows {
  static final String SUMMARY = "select id, created, name, state, occurrences, cause, subject, probability, closed, "
      + "confirmed_cause, confirmed_subject, fix, worked from stored_case";

  private static final String INSERT = "insert into stored_case (origin, created, name, state, occurrences, cause, "
      + "subject, probability, diagnosis, facts) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private static final int FEATURE = 700;
  private static final int NAME = 1500;
  private static final int ENTRY = 1000;

  private Rows() {
  }

  /** Reads one row. */
  interface Read<T> {
    T row(ResultSet rows) throws SQLException;
  }

  static <T> List<T> query(Connection connection, String sql, Read<T> read, Object... arguments) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, arguments);
      try (ResultSet rows = statement.executeQuery()) {
        List<T> all = new ArrayList<>();
        while (rows.next()) {
          all.add(read.row(rows));
        }
        return all;
      }
    }
  }

  static int update(Connection connection, String sql, Object... arguments) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, arguments);
      return statement.executeUpdate();
    }
  }

  private static void bind(PreparedStatement statement, Object... arguments) throws SQLException {
    for (int i = 0; i < arguments.length; i++) {
      Object argument = arguments[i];
      statement.setObject(i + 1, switch (argument) {
        case Instant time -> time.atOffset(ZoneOffset.UTC);
        // PostgreSQL keeps no such character in a text
        case String text -> text.replace("\0", "");
        case null, default -> argument;
      });
    }
  }

  static Instant time(ResultSet rows, String column) throws SQLException {
    OffsetDateTime time = rows.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  static CaseSummary summary(ResultSet rows) throws SQLException {
    Instant closed = time(rows, "closed");
    Outcome outcome = closed == null ? null : new Outcome(rows.getString("confirmed_cause"),
        rows.getString("confirmed_subject"), rows.getString("fix"), rows.getBoolean("worked"), closed);
    return new CaseSummary(rows.getLong("id"), time(rows, "created"), rows.getString("name"),
        State.valueOf(rows.getString("state")), rows.getInt("occurrences"), rows.getString("cause"),
        rows.getString("subject"), rows.getDouble("probability"), outcome);
  }

  /** The number of the case with this origin. */
  static Optional<Long> known(Connection connection, String origin) throws SQLException {
    return query(connection, "select id from stored_case where origin = ?", rows -> rows.getLong(1), origin).stream()
        .findFirst();
  }

  /** The number of the case, or of the one that is there already with the same origin. */
  static long insert(Connection connection, Case saved) throws SQLException {
    Optional<Long> known = known(connection, saved.origin());
    if (known.isPresent()) {
      return known.get();
    }
    update(connection, INSERT, saved.origin(), saved.created(), saved.name(), State.OPEN.name(), saved.occurrences(),
        saved.cause(), saved.subject(), saved.probability(), saved.diagnosis(), saved.facts());
    long id = known(connection, saved.origin()).orElseThrow();
    addFeatures(connection, id, saved.features());
    entries(connection, id, "source", saved.sources());
    entries(connection, id, "version", saved.versions());
    for (Note note : saved.notes()) {
      update(connection, "insert into case_note (case_id, written, name, body) values (?, ?, ?, ?)", id, note.written(),
          note.name(), note.text());
    }
    if (saved.outcome() != null) {
      close(connection, id, saved.outcome());
    }
    return id;
  }

  static int close(Connection connection, long id, Outcome outcome) throws SQLException {
    return update(connection, "update stored_case set state = 'CLOSED', closed = ?, confirmed_cause = ?, "
        + "confirmed_subject = ?, fix = ?, worked = ? where id = ?", outcome.closed(), outcome.cause(), outcome.subject(),
        outcome.fix(), outcome.worked(), id);
  }

  private static void addFeatures(Connection connection, long id, Features features) throws SQLException {
    features(connection, id, "code", features.codes());
    features(connection, id, "bucket", features.buckets());
    features(connection, id, "driver", features.drivers());
    features(connection, id, "rule", features.rules());
    features(connection, id, "change", features.changes());
  }

  private static void features(Connection connection, long id, String kind, Set<String> features) throws SQLException {
    for (String feature : features.stream().map(f -> cut(f, FEATURE)).collect(Collectors.toSet())) {
      update(connection, "insert into case_feature (case_id, kind, feature) values (?, ?, ?)", id, kind, feature);
    }
  }

  private static void entries(Connection connection, long id, String kind, Map<String, String> entries)
      throws SQLException {
    for (Map.Entry<String, String> entry : entries.entrySet()) {
      update(connection, "insert into case_entry (case_id, kind, name, entry) values (?, ?, ?, ?)", id, kind,
          cut(entry.getKey(), NAME), cut(entry.getValue(), ENTRY));
    }
  }

  /** A name too long for its column must not cost the case. */
  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest);
  }

  /** Empty when there is no such case. */
  static List<Case> load(Connection connection, long id) throws SQLException {
    Features features = new Features(features(connection, id, "code"), features(connection, id, "bucket"),
        features(connection, id, "driver"), features(connection, id, "rule"), features(connection, id, "change"));
    Map<String, String> sources = entries(connection, id, "source");
    Map<String, String> versions = entries(connection, id, "version");
    List<Note> notes = query(connection, "select written, name, body from case_note where case_id = ? order by id",
        rows -> new Note(time(rows, "written"), rows.getString("name"), rows.getString("body")), id);
    return query(connection, "select * from stored_case where id = ?", rows -> {
      CaseSummary summary = summary(rows);
      return new Case(id, rows.getString("origin"), summary.created(), summary.name(), summary.state(),
          summary.occurrences(), summary.cause(), summary.subject(), summary.probability(), rows.getString("diagnosis"),
          rows.getString("facts"), sources, versions, features, summary.outcome(), notes);
    }, id);
  }

  /** Every closed case by its number, and since when outcomes count. */
  static Recall recall(Connection connection) throws SQLException {
    Map<Long, Map<String, Set<String>>> features = new HashMap<>();
    query(connection, "select case_id, kind, feature from case_feature f join stored_case c on c.id = f.case_id "
        + "where c.state = 'CLOSED'", rows -> features.computeIfAbsent(rows.getLong(1), id -> new HashMap<>())
            .computeIfAbsent(rows.getString(2), kind -> new TreeSet<>()).add(rows.getString(3)));
    List<Solved> solved = query(connection, SUMMARY + " where state = 'CLOSED' order by id", Rows::summary).stream()
        .map(summary -> new Solved(summary, features(features.getOrDefault(summary.id(), Map.of())))).toList();
    Instant since = query(connection, "select setting from store_setting where name = ?",
        rows -> Instant.parse(rows.getString(1)), Mutation.SINCE).stream().findFirst().orElse(Instant.EPOCH);
    return new Recall(since, solved);
  }

  private static Features features(Map<String, Set<String>> kinds) {
    return new Features(kinds.getOrDefault("code", Set.of()), kinds.getOrDefault("bucket", Set.of()),
        kinds.getOrDefault("driver", Set.of()), kinds.getOrDefault("rule", Set.of()), kinds.getOrDefault("change", Set.of()));
  }

  private static Set<String> features(Connection connection, long id, String kind) throws SQLException {
    return new TreeSet<>(query(connection, "select feature from case_feature where case_id = ? and kind = ?",
        rows -> rows.getString(1), id, kind));
  }

  private static Map<String, String> entries(Connection connection, long id, String kind) throws SQLException {
    Map<String, String> entries = new TreeMap<>();
    query(connection, "select name, entry from case_entry where case_id = ? and kind = ?",
        rows -> entries.put(rows.getString(1), rows.getString(2)), id, kind);
    return entries;
  }
}
