package org.whydunit.knowledge.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.flywaydb.core.Flyway;

/**
 * The connection: opened, brought to the current schema, and opened again when the process that served it has gone.
 */
final class Database implements AutoCloseable {
  /** The newest migration in {@code db/migration}. */
  static final int SCHEMA = 2;

  private static final int TRIES = 12;
  private static final long PAUSE_MS = 50;
  private static final String FILE = "jdbc:h2:file:";

  /** Beside the database. */
  static final String RECALL = "cases.recall";

  private final String url;
  private final Inbox inbox;
  private final RecallFile recall;
  private Connection connection;
  private boolean shrink;

  /** Cases on their way in; {@code null} for a store that is no file. */
  Inbox inbox() {
    return inbox;
  }

  /** What is recalled, beside the store; {@code null} for a store that is no file. */
  RecallFile recallFile() {
    return recall;
  }

  /** False before the first case is taken in, and for a store that is no file. */
  boolean fileExists() {
    return url.startsWith(FILE) && Files.exists(Path.of(name() + ".mv.db"));
  }

  /** Work in one transaction. */
  interface Work<T> {
    T with(Connection connection) throws SQLException;
  }

  Database(String url) {
    this.url = url;
    boolean file = url.startsWith(FILE);
    this.inbox = file ? new Inbox(Path.of(name()).toAbsolutePath().resolveSibling("inbox")) : null;
    this.recall = file ? new RecallFile(Path.of(name()).toAbsolutePath().resolveSibling(RECALL)) : null;
  }

  /** The store's name for people. */
  String name() {
    String name = url.startsWith(FILE) ? url.substring(FILE.length()) : url;
    return name.contains(";") ? name.substring(0, name.indexOf(';')) : name;
  }

  /**
   * Does the work and commits it. With H2's mixed mode the process that opened the file first serves the others; when it
   * ends, their connections break and the next one takes over. So work that fails for a lost connection is done again.
   */
  synchronized <T> T run(Work<T> work) {
    SQLException last = null;
    for (int attempt = 0; attempt < TRIES; attempt++) {
      try {
        return once(work);
      } catch (SQLException e) {
        last = e;
        dropped();
        if (!Faults.passing(e)) {
          break;
        }
        pause();
      }
    }
    throw Faults.of(last, name());
  }

  /** Makes a change that is written down first, so that no kill of this process undoes it. */
  void change(Mutation change) {
    if (inbox != null) {
      inbox.put(change.file(), change.bytes());
    }
    try {
      run(change::apply);
    } catch (RuntimeException e) {
      if (inbox != null) {
        inbox.remove(change.file());
      }
      throw e;
    }
  }

  private <T> T once(Work<T> work) throws SQLException {
    Connection open = connection();
    try {
      T result = work.with(open);
      open.commit();
      return result;
    } catch (SQLException | RuntimeException e) {
      if (!open.isClosed()) {
        open.rollback();
      }
      throw e;
    }
  }

  private Connection connection() throws SQLException {
    if (connection == null) {
      makeFolder();
      Connection fresh = DriverManager.getConnection(url);
      try {
        int version = version(fresh);
        if (version > SCHEMA) {
          throw new CaseStoreException("newer", null, name(), version, SCHEMA);
        }
        if (version < SCHEMA) {
          migrate(url);
        }
        fresh.setAutoCommit(false);
        takeIn(fresh);
      } catch (SQLException | RuntimeException e) {
        fresh.close();
        throw e;
      }
      connection = fresh;
    }
    return connection;
  }

  /** What was kept while the store was closed, or was lost with a writer that was killed. */
  private void takeIn(Connection fresh) throws SQLException {
    if (inbox != null) {
      try {
        if (new Intake(inbox, fresh).run()) {
          recall.forget();
        }
      } catch (IOException e) {
        throw Faults.of(e, name());
      }
    }
  }

  private void makeFolder() {
    if (!url.startsWith(FILE)) {
      return;
    }
    Path folder = Path.of(name()).toAbsolutePath().getParent();
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new CaseStoreException("folder", e, folder);
    }
    if (!Files.isWritable(folder)) {
      throw new CaseStoreException("folder", null, folder);
    }
  }

  /** 0 before the first migration. Asking ourselves is 100 times faster than starting Flyway to find nothing to do. */
  private static int version(Connection connection) throws SQLException {
    try (ResultSet tables = connection.getMetaData().getTables(null, null, "flyway_schema_history", null)) {
      if (!tables.next()) {
        return 0;
      }
    }
    try (Statement statement = connection.createStatement();
        ResultSet versions = statement.executeQuery(
            "select \"version\" from \"flyway_schema_history\" where \"success\" and \"version\" is not null")) {
      int newest = 0;
      while (versions.next()) {
        newest = Math.max(newest, Integer.parseInt(versions.getString(1)));
      }
      return newest;
    }
  }

  private static void migrate(String url) {
    Logger log = Logger.getLogger("org.flywaydb");
    log.setLevel(Level.SEVERE);
    Flyway.configure().dataSource(url, null, null).locations("classpath:db/migration").load().migrate();
  }

  private void dropped() {
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException e) {
        // it is broken already; the next one is what counts
      }
      connection = null;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** No word of a deleted case stays in the inbox. */
  void forget(String origin) {
    for (String file : inbox == null ? List.<String>of() : inbox.names(Inbox.CHANGE)) {
      try {
        Optional<byte[]> content = inbox.read(file);
        if (content.isPresent()) {
          Mutation change = Mutation.read(file, content.get());
          if (change.ends().isEmpty() && change.arguments().contains(origin)) {
            inbox.remove(file);
          }
        }
      } catch (IOException e) {
        throw Faults.of(e, name());
      }
    }
  }

  /** Puts all commits on disk; a database that is no H2 file does so by itself. */
  void checkpoint() {
    if (inbox != null) {
      run(open -> {
        try (Statement statement = open.createStatement()) {
          return statement.execute("checkpoint sync");
        }
      });
    }
  }

  /** Deleted rows stay readable in an H2 file until it is rewritten; do so once nobody else has it open. */
  synchronized void shrinkAtClose() {
    shrink = url.startsWith(FILE);
  }

  @Override
  public synchronized void close() {
    if (shrink && connection != null) {
      try (Statement statement = connection.createStatement()) {
        ResultSet sessions = statement.executeQuery("select count(*) from information_schema.sessions");
        if (sessions.next() && sessions.getInt(1) == 1) {
          statement.execute("shutdown compact");
        }
      } catch (SQLException e) {
        // the rows are gone for every query; the space is reclaimed at a later close
      }
    }
    dropped();
  }
}
