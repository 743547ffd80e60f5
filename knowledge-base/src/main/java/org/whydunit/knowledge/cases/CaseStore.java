package org.whydunit.knowledge.cases;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Cases in a database: H2 in a file by default, anything that the migrations run on by its JDBC address. Several
 * processes may share a file. Every method is one transaction; what it returned from is on disk. Safe for several
 * threads.
 *
 * <p>Every method throws {@link CaseStoreException} when the store, or the case named, is not to be had.
 */
public final class CaseStore implements AutoCloseable {
  /** Name of an attachment that tells of a change. */
  public static final String CHANGE = "change";

  private final Database database;

  private CaseStore(Database database) {
    this.database = database;
  }

  /** The user's own store, made at its first use. */
  public static CaseStore open() {
    return open(address(DataFolder.ofUser()));
  }

  /** The store at a JDBC address; the connection is made at the first use. */
  public static CaseStore open(String jdbcUrl) {
    return new CaseStore(new Database(jdbcUrl));
  }

  /**
   * The address of the store in a folder. AUTO_SERVER lets processes share it; WRITE_DELAY=0 puts each commit on disk
   * before it returns, where H2 would wait half a second.
   */
  public static String address(Path folder) {
    return "jdbc:h2:file:" + folder.toAbsolutePath().resolve("cases").toString().replace('\\', '/')
        + ";AUTO_SERVER=TRUE;WRITE_DELAY=0";
  }

  /**
   * Keeps a diagnosis without opening the database, in a few milliseconds; the next one that opens it takes the case in.
   * A store that is no file is opened.
   */
  public void deposit(NewCase fresh) {
    if (database.inbox() == null) {
      save(fresh);
    } else {
      Case opened = fresh.opened();
      database.inbox().put(opened.origin() + Inbox.CASE, CaseBytes.of(opened));
    }
  }

  /** @return the new case's number */
  public long save(NewCase fresh) {
    Case opened = fresh.opened();
    if (database.inbox() != null) {
      database.inbox().put(opened.origin() + Inbox.CASE, CaseBytes.of(opened));
    }
    return database.run(connection -> Rows.insert(connection, opened));
  }

  /** Newest first. */
  public List<CaseSummary> list(CaseFilter filter) {
    StringBuilder sql = new StringBuilder(Rows.SUMMARY + " where 1 = 1");
    List<Object> arguments = new ArrayList<>();
    also(sql, arguments, " and state = ?", filter.state() == null ? null : filter.state().name());
    also(sql, arguments, " and coalesce(confirmed_cause, cause) = ?", filter.cause());
    if (filter.text() != null) {
      String like = "%" + filter.text().toLowerCase(Locale.ROOT) + "%";
      also(sql, arguments, " and (lower(name) like ?", like);
      also(sql, arguments, " or lower(subject) like ?)", like);
    }
    also(sql, arguments, " and created >= ?", filter.from());
    also(sql, arguments, " and created < ?", filter.until());
    sql.append(" order by created desc, id desc limit ").append(filter.limit());
    return database.run(connection -> Rows.query(connection, sql.toString(), Rows::summary, arguments.toArray()));
  }

  private static void also(StringBuilder sql, List<Object> arguments, String condition, Object argument) {
    if (argument != null) {
      sql.append(condition);
      arguments.add(argument);
    }
  }

  public Case show(long id) {
    return database.run(connection -> Rows.load(connection, id)).stream().findFirst().orElseThrow(() -> unknown(id));
  }

  /** What a case was made from, alone: {@link Case#facts}. */
  public String facts(long id) {
    return database.run(connection -> Rows.query(connection, "select facts from stored_case where id = ?",
        rows -> rows.getString(1), id)).stream().findFirst().orElseThrow(() -> unknown(id));
  }

  /** Closes a case with what was confirmed; closing it again replaces its outcome. */
  public void close(long id, Outcome outcome) {
    change(Mutation.close(origin(id), outcome));
  }

  /** Forgets a case's outcome. */
  public void reopen(long id) {
    change(new Mutation(Mutation.Kind.REOPEN, origin(id)));
  }

  public void note(long id, String text) {
    attach(id, "", text);
  }

  /** Keeps a text file with a case. */
  public void attach(long id, String name, String text) {
    database.change(Mutation.note(origin(id), Instant.now(), name, text));
  }

  /** Makes two cases one: the first keeps its diagnosis and takes the other's notes, evidence and count. */
  public void merge(long kept, long merged) {
    if (kept == merged) {
      throw unknown(merged);
    }
    end(new Mutation(Mutation.Kind.MERGE, origin(kept), origin(merged)));
  }

  /** Deletes a case and all that hangs on it. */
  public void delete(long id) {
    String origin = origin(id);
    end(new Mutation(Mutation.Kind.DELETE, origin));
    database.forget(origin);
    database.shrinkAtClose();
  }

  private void end(Mutation change) {
    change(change);
    if (database.inbox() != null) {
      database.inbox().remove(change.ends().orElseThrow() + Inbox.CASE);
    }
  }

  private String origin(long id) {
    return database.run(connection -> Rows.query(connection, "select origin from stored_case where id = ?",
        rows -> rows.getString(1), id)).stream().findFirst().orElseThrow(() -> unknown(id));
  }

  /** Cases with a change whose kind and subject hold the text, newest first. */
  public List<CaseSummary> changed(String text, int limit) {
    String like = "%" + text.toLowerCase(Locale.ROOT) + "%";
    return database.run(connection -> Rows.query(connection, Rows.SUMMARY + " where id in (select case_id from case_feature "
        + "where kind = 'change' and feature like ?) or id in (select case_id from case_note where name = ? and lower(body) like ?) "
        + "order by created desc, id desc limit " + limit, Rows::summary, like, CHANGE, like));
  }

  /** The closed cases that share most evidence, nearest first. */
  public List<SimilarCase> similar(Features features, int limit) {
    return recall().similar(features, limit);
  }

  /** Sorted by period, then cause. */
  public List<Statistic> statistics(Period period) {
    return Statistics.of(list(CaseFilter.ALL), period, Instant.now());
  }

  /** What closed cases say since the last {@link #resetExperience}. */
  public Experience experience() {
    return recall().experience();
  }

  /** What is known of closed cases; takes some milliseconds and, as a rule, does not open the database. */
  public Recall recall() {
    RecallFile file = database.recallFile();
    if (file == null) {
      return database.run(Rows::recall);
    }
    return database.fileExists() ? file.read().orElseGet(this::refreshed) : Recall.NOTHING;
  }

  private Recall refreshed() {
    Recall recall = database.run(Rows::recall);
    if (database.recallFile() != null) {
      database.recallFile().write(recall);
    }
    return recall;
  }

  private void change(Mutation mutation) {
    if (database.recallFile() != null) {
      database.recallFile().forget();
    }
    database.change(mutation);
    refreshed();
  }

  /** From now on outcomes confirmed before the given time no longer count; the cases stay. The epoch undoes it. */
  public void resetExperience(Instant since) {
    change(new Mutation(Mutation.Kind.SETTING, Mutation.SINCE, since.toString()));
  }

  /** Writes cases as JSON, one a line, oldest first. */
  public void export(CaseFilter filter, Writer out) throws IOException {
    export(filter, UnaryOperator.identity(), out);
  }

  /** The same, each case first made what another site may read. */
  public void export(CaseFilter filter, UnaryOperator<Case> made, Writer out) throws IOException {
    CaseLines lines = new CaseLines();
    for (CaseSummary summary : list(filter).reversed()) {
      out.write(lines.line(made.apply(show(summary.id()))));
      out.write('\n');
    }
  }

  /**
   * Reads what {@link #export} wrote, all or nothing; a case that is there already stays as it is.
   *
   * @return how many cases are new
   */
  public int importFrom(BufferedReader in) throws IOException {
    List<Case> cases = new CaseLines().read(in);
    if (database.recallFile() != null) {
      database.recallFile().forget();
    }
    int fresh = database.run(connection -> {
      String count = "select count(*) from stored_case";
      int before = Rows.query(connection, count, rows -> rows.getInt(1)).getFirst();
      for (Case imported : cases) {
        Rows.insert(connection, imported);
      }
      return Rows.query(connection, count, rows -> rows.getInt(1)).getFirst() - before;
    });
    database.checkpoint();
    refreshed();
    return fresh;
  }

  /** Writes all cases and settings into a file for {@link #restore}, packed when its name ends in {@code .gz}. */
  public void backup(Path file) {
    new Backup(file).write(out -> {
      out.write(CaseLines.header(recall().since()));
      export(CaseFilter.ALL, out);
    });
  }

  /**
   * Takes a backup in, all or nothing; what is there already stays as it is.
   *
   * @return how many cases are new
   */
  public int restore(Path file) {
    try (BufferedReader in = new Backup(file).read()) {
      in.mark(CaseLines.HEADER_LENGTH);
      Instant since = CaseLines.since(in.readLine());
      in.reset();
      int fresh = importFrom(in);
      if (since.isAfter(recall().since())) {
        resetExperience(since);
      }
      return fresh;
    } catch (IOException e) {
      throw new CaseStoreException("bad-backup", e, file, e.getMessage());
    }
  }

  /**
   * Moves the database file of a folder out of the way, so that a damaged store can be begun anew and restored; what its
   * inbox still holds is taken in again.
   *
   * @return where the file lies now; empty when there was none
   */
  public static Optional<Path> setAside(Path folder) {
    Path file = folder.resolve("cases.mv.db");
    Path aside = folder.resolve("cases.mv.db.aside-" + Instant.now().toEpochMilli());
    try {
      Files.deleteIfExists(folder.resolve(Database.RECALL));
      return Files.exists(file) ? Optional.of(Files.move(file, aside)) : Optional.empty();
    } catch (IOException e) {
      throw Faults.of(e, folder.toString());
    }
  }

  @Override
  public void close() {
    database.close();
  }

  private static CaseStoreException unknown(long id) {
    return new CaseStoreException("unknown-case", null, id);
  }
}
