package org.whydunit.ingest.operations;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

import com.google.auto.service.AutoService;
import org.whydunit.ingest.Head;
import org.whydunit.ingest.LineTime;
import org.whydunit.ingest.Reader;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.Source;
import org.whydunit.ingest.facts.Change;

/**
 * Reads change tickets as CSV or JSON. There is no standard: a table is one of changes when it has a time, what was
 * changed and who did it, under any of the usual names, in English or Chinese.
 *
 * <pre>
 * time,what,who,service
 * 2026-02-03T10:00:00Z,raise pool size to 40,ann,orders-api
 * </pre>
 */
@AutoService(Reader.class)
public final class ChangeTicketReader implements Reader {

  private static final String[] TIME = {"time", "when", "date", "datetime", "timestamp", "start", "starttime", "executedat", "implementedat", "startdate", "workstart", "actualstart",
      "plannedstart", "plannedstartdate", "openedat", "时间", "变更时间", "日期", "开始时间", "计划开始时间"};
  private static final String[] WHAT = {"what", "summary", "change", "title", "description", "shortdescription", "detail", "变更内容", "内容", "变更", "变更标题"};
  private static final String[] WHO = {"who", "by", "owner", "assignee", "implementer", "operator", "author", "assignedto", "requestedby", "执行人", "操作人", "变更人", "负责人"};
  private static final String[] KIND = {"kind", "type", "category", "类型", "变更类型"};
  private static final String[] SUBJECT = {"service", "system", "target", "component", "host", "ci", "cmdbci", "configurationitem", "asset", "application", "系统", "服务", "对象", "配置项"};
  private static final Set<String> KINDS =
      Set.of("update", "driver", "install", "remove", "firmware", "setting", "hardware", "deployment", "upgrade");

  @Override
  public String format() {
    return "change-tickets";
  }

  @Override
  public int recognise(Head head) {
    Set<String> columns = Table.columns(head.lines());
    return hasAny(columns, TIME) && hasAny(columns, WHAT) && hasAny(columns, WHO) ? POSSIBLE + 10 : 0;
  }

  @Override
  public void read(Source source, Reading reading) {
    for (Table.Row row : Table.rows(source, reading)) {
      String what = row.get(WHAT);
      String subject = row.get(SUBJECT);
      if (!what.isEmpty()) {
        String stated = row.get(KIND).toLowerCase(Locale.ROOT);
        reading.fact(
            new Change(
                KINDS.contains(stated) ? stated : "deployment",
                subject.isEmpty() ? what : subject,
                subject.isEmpty() ? "" : what,
                LineTime.of(row.get(TIME), reading),
                row.get(WHO),
                reading.line(row.line())));
      }
    }
  }

  static boolean hasAny(Set<String> columns, String... names) {
    return Arrays.stream(names).anyMatch(columns::contains);
  }
}
