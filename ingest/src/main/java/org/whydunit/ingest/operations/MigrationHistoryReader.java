package org.whydunit.ingest.operations;

import java.util.Locale;
import java.util.Set;

import com.google.auto.service.AutoService;
import org.whydunit.ingest.Head;
import org.whydunit.ingest.LineTime;
import org.whydunit.ingest.Reader;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.Source;
import org.whydunit.ingest.facts.Migration;

/**
 * Reads the tables in which Flyway and Liquibase keep what they ran, however they were printed: {@code flyway info}
 * (Flyway documentation, "Info"), {@code flyway_schema_history} and {@code DATABASECHANGELOG} as CSV, JSON or in the
 * frame of psql or mysql.
 */
@AutoService(Reader.class)
public final class MigrationHistoryReader implements Reader {

  @Override
  public String format() {
    return "migration-history";
  }

  @Override
  public int recognise(Head head) {
    Set<String> columns = Table.columns(head.lines());
    return isFlyway(columns) || columns.containsAll(Set.of("id", "author", "exectype")) ? LIKELY : 0;
  }

  private static boolean isFlyway(Set<String> columns) {
    return columns.containsAll(Set.of("version", "description", "state", "installedon"))
        || columns.containsAll(Set.of("installedrank", "version", "success"));
  }

  @Override
  public void read(Source source, Reading reading) {
    for (Table.Row row : Table.rows(source, reading)) {
      boolean liquibase = row.cells().containsKey("exectype");
      String version = liquibase ? row.get("id") : row.get("version");
      if (!version.isEmpty() || !row.get("description").isEmpty()) {
        reading.fact(
            new Migration(
                liquibase ? "liquibase" : "flyway",
                version,
                liquibase ? row.get("description", "filename") : row.get("description"),
                liquibase ? liquibaseState(row.get("exectype")) : flywayState(row.get("state", "success")),
                LineTime.of(row.get("installedon", "dateexecuted"), reading),
                reading.line(row.line())));
      }
    }
  }

  /** Flyway's MigrationState, or the boolean of its history table in any database's spelling. */
  private static String flywayState(String state) {
    return switch (state.toLowerCase(Locale.ROOT)) {
      case "1", "t", "true", "success", "baseline", "out of order", "superseded" -> "success";
      case "0", "f", "false", "failed", "failed (future)", "missing (failed)" -> "failed";
      case "pending", "above target", "ignored", "outdated" -> "pending";
      default -> state.toLowerCase(Locale.ROOT);
    };
  }

  /** Liquibase's ExecType: EXECUTED, RERAN, MARK_RAN, SKIPPED, FAILED. */
  private static String liquibaseState(String type) {
    return switch (type.toUpperCase(Locale.ROOT)) {
      case "EXECUTED", "RERAN", "MARK_RAN" -> "success";
      case "FAILED" -> "failed";
      default -> "pending";
    };
  }
}
