package org.whydunit.knowledge.cases;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A change of stored cases that can be written down before it is made, and made again when the database has forgotten
 * it. It names cases by their origin: numbers may be given anew then.
 *
 * @param file its name in the inbox; sorts by the time it was made
 * @param kind which method of this class makes it
 * @param arguments the origin of the case first
 */
record Mutation(String file, Kind kind, List<String> arguments) {
  static final String SINCE = "experience.since";

  /** What can be done to a case, or to the store. */
  enum Kind {
    CLOSE, REOPEN, NOTE, MERGE, DELETE, SETTING
  }

  Mutation(Kind kind, String... arguments) {
    this(newName(), kind, List.of(arguments));
  }

  private static String newName() {
    Instant now = Instant.now();
    return String.format(Locale.ROOT, "%012d%09d-%s%s", now.getEpochSecond(), now.getNano(), UUID.randomUUID(), Inbox.CHANGE);
  }

  static Mutation close(String origin, Outcome outcome) {
    return new Mutation(Kind.CLOSE, origin, outcome.cause(), outcome.subject(), outcome.fix(),
        String.valueOf(outcome.worked()), outcome.closed().toString());
  }

  static Mutation note(String origin, Instant written, String name, String text) {
    return new Mutation(Kind.NOTE, origin, written.toString(), name, text);
  }

  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF(kind.name());
      CaseBytes.texts(out, arguments);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static Mutation read(String file, byte[] bytes) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    return new Mutation(file, Kind.valueOf(in.readUTF()), CaseBytes.texts(in));
  }

  /** The origin of the case that is no more once this is made. */
  Optional<String> ends() {
    return switch (kind) {
      case DELETE -> Optional.of(arguments.getFirst());
      case MERGE -> Optional.of(arguments.get(1));
      default -> Optional.empty();
    };
  }

  static boolean applied(Connection connection, String file) throws SQLException {
    return !Rows.query(connection, "select id from applied_change where id = ?", rows -> rows.getString(1), file).isEmpty();
  }

  /** Makes the change, once: a second call finds it made. A case that is no more is left in peace. */
  Void apply(Connection connection) throws SQLException {
    if (!applied(connection, file)) {
      Rows.update(connection, "insert into applied_change (id) values (?)", file);
      if (kind == Kind.SETTING) {
        set(connection);
      } else {
        Optional<Long> id = Rows.known(connection, arguments.getFirst());
        if (id.isPresent()) {
          change(connection, id.get());
        }
      }
    }
    return null;
  }

  private void set(Connection connection) throws SQLException {
    Rows.update(connection, "delete from store_setting where name = ?", arguments.get(0));
    Rows.update(connection, "insert into store_setting (name, setting) values (?, ?)", arguments.get(0), arguments.get(1));
  }

  private void change(Connection connection, long id) throws SQLException {
    switch (kind) {
      case CLOSE -> Rows.close(connection, id, new Outcome(arguments.get(1), arguments.get(2), arguments.get(3),
          Boolean.parseBoolean(arguments.get(4)), Instant.parse(arguments.get(5))));
      case REOPEN -> Rows.update(connection, "update stored_case set state = 'OPEN', closed = null, "
          + "confirmed_cause = null, confirmed_subject = null, fix = null, worked = null where id = ?", id);
      case NOTE -> Rows.update(connection, "insert into case_note (case_id, written, name, body) values (?, ?, ?, ?)",
          id, Instant.parse(arguments.get(1)), arguments.get(2), arguments.get(3));
      case MERGE -> {
        Optional<Long> merged = Rows.known(connection, arguments.get(1));
        if (merged.isPresent()) {
          merge(connection, id, merged.get());
        }
      }
      case DELETE -> Rows.update(connection, "delete from stored_case where id = ?", id);
      case SETTING -> throw new IllegalStateException("a setting belongs to no case");
    }
  }

  private static void merge(Connection connection, long kept, long merged) throws SQLException {
    Rows.update(connection, "update case_note set case_id = ? where case_id = ?", kept, merged);
    Rows.update(connection, "insert into case_feature (case_id, kind, feature) select cast(? as bigint), kind, feature "
        + "from case_feature m where m.case_id = ? and not exists (select 1 from case_feature k where k.case_id = ? "
        + "and k.kind = m.kind and k.feature = m.feature)", kept, merged, kept);
    Rows.update(connection, "update stored_case set occurrences = occurrences + coalesce((select occurrences from "
        + "stored_case where id = ?), 0) where id = ?", merged, kept);
    Rows.update(connection, "delete from stored_case where id = ?", merged);
  }
}
