package org.whydunit.ingest.operations;

import java.util.Locale;
import java.util.Set;

import com.google.auto.service.AutoService;
import org.whydunit.ingest.Head;
import org.whydunit.ingest.LineTime;
import org.whydunit.ingest.Reader;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.Source;
import org.whydunit.ingest.facts.Backup;

/**
 * Reads a catalogue of backups as CSV or JSON: a table that has a status and, in a column's name, the word backup, or a
 * kind and an end time.
 *
 * <pre>
 * backup,kind,status,finished
 * orders-db,full,failed,2026-02-03 02:14:00
 * </pre>
 */
@AutoService(Reader.class)
public final class BackupCatalogueReader implements Reader {

  private static final String[] SUBJECT = {"backup", "backupof", "backupname", "subject", "database", "host", "job", "jobname", "client", "path", "name", "备份对象", "对象"};
  private static final String[] KIND = {"kind", "backuptype", "type", "level", "类型"};
  private static final String[] STATUS = {"status", "state", "result", "backupstatus", "状态", "结果"};
  private static final String[] TIME = {"finished", "end", "endtime", "completed", "completedat", "time", "date", "lastbackup", "backuptime", "结束时间", "时间"};

  @Override
  public String format() {
    return "backup-catalogue";
  }

  @Override
  public int recognise(Head head) {
    Set<String> columns = Table.columns(head.lines());
    boolean backup = columns.stream().anyMatch(c -> c.contains("backup") || c.contains("备份"));
    return backup && ChangeTicketReader.hasAny(columns, STATUS) ? POSSIBLE + 20 : 0;
  }

  @Override
  public void read(Source source, Reading reading) {
    for (Table.Row row : Table.rows(source, reading)) {
      if (!row.get(SUBJECT).isEmpty()) {
        reading.fact(
            new Backup(
                row.get(SUBJECT),
                row.get(KIND).toLowerCase(Locale.ROOT),
                status(row.get(STATUS)),
                LineTime.of(row.get(TIME), reading),
                reading.line(row.line())));
      }
    }
  }

  /** The catalogue's word as one of the four that a {@link Backup} knows; an unknown word stays as it is. */
  static String status(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "ok", "success", "successful", "succeeded", "completed", "complete", "done", "成功" -> "ok";
      case "failed", "failure", "error", "aborted", "partial", "失败" -> "failed";
      case "missing", "none", "never", "not found", "", "缺失" -> "missing";
      case "running", "in progress", "active", "进行中" -> "running";
      default -> word.toLowerCase(Locale.ROOT);
    };
  }
}
