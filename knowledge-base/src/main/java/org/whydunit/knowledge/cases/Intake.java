package org.whydunit.knowledge.cases;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes what lies in the inbox into a database that has just been opened: cases first, then changes in their order. */
final class Intake {
  private final Inbox inbox;
  private final Connection connection;
  private final List<String> settled = new ArrayList<>();
  private final Set<String> ended = new HashSet<>();

  Intake(Inbox inbox, Connection connection) {
    this.inbox = inbox;
    this.connection = connection;
  }

  /** True when it made changes again: numbers of cases may be others than before. */
  boolean run() throws SQLException, IOException {
    List<Mutation> changes = new ArrayList<>();
    for (String file : inbox.names(Inbox.CHANGE)) {
      // asked before it is read: a file that another process removes in between is not made a second time
      boolean made = Mutation.applied(connection, file);
      Optional<byte[]> content = inbox.read(file);
      if (content.isPresent()) {
        Mutation change = Mutation.read(file, content.get());
        if (made) {
          settled.add(file);
          change.ends().ifPresent(ended::add);
        } else {
          changes.add(change);
        }
      }
    }
    cases();
    for (Mutation change : changes) {
      change.apply(connection);
    }
    connection.commit();
    settle();
    return !changes.isEmpty();
  }

  private void cases() throws SQLException, IOException {
    for (String file : inbox.names(Inbox.CASE)) {
      String origin = file.substring(0, file.length() - Inbox.CASE.length());
      if (ended.contains(origin) || Rows.known(connection, origin).isPresent()) {
        settled.addFirst(file);
      } else {
        Optional<byte[]> content = inbox.read(file);
        if (content.isPresent()) {
          Rows.insert(connection, CaseBytes.read(origin, content.get()));
        }
      }
    }
  }

  /** A case's file goes before the change that ended it, else the case would come back. */
  private void settle() throws SQLException {
    if (settled.isEmpty()) {
      return;
    }
    try (Statement statement = connection.createStatement()) {
      // what this process sees, the one that serves the file may not have written yet
      statement.execute("checkpoint sync");
    }
    for (String file : settled) {
      inbox.remove(file);
      if (file.endsWith(Inbox.CHANGE)) {
        Rows.update(connection, "delete from applied_change where id = ?", file);
      }
    }
    connection.commit();
  }
}
