package org.whydunit.ingest.operations;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.google.auto.service.AutoService;
import org.whydunit.ingest.Head;
import org.whydunit.ingest.Reader;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.Source;
import org.whydunit.ingest.Text;
import org.whydunit.ingest.facts.Metric;
import org.whydunit.ingest.facts.Origin;

/**
 * Reads {@code SHOW ENGINE INNODB STATUS} (MySQL reference manual, "InnoDB Standard Monitor and Lock Monitor Output"):
 * undo records not yet purged, how long each transaction is active and how long one has waited for a lock (seconds), and
 * the hit rate of the buffer pool (percent). A deadlock in it is found by the log signatures.
 *
 * <pre>
 * History list length 846
 * ---TRANSACTION 421, ACTIVE 93 sec
 * ------- TRX HAS BEEN WAITING 41 SEC FOR THIS LOCK TO BE GRANTED:
 * Buffer pool hit rate 871 / 1000
 * </pre>
 */
@AutoService(Reader.class)
public final class InnodbStatusReader implements Reader {

  private static final Pattern HISTORY = Pattern.compile("History list length (\\d{1,15})");
  private static final Pattern ACTIVE = Pattern.compile("^---TRANSACTION .{1,80}?ACTIVE (?:\\([^)]{1,20}\\) )?(\\d{1,9}) sec");
  private static final Pattern WAITING = Pattern.compile("TRX HAS BEEN WAITING (\\d{1,9}) SEC");
  private static final Pattern HITS = Pattern.compile("Buffer pool hit rate (\\d{1,4}) / 1000");

  @Override
  public String format() {
    return "innodb-status";
  }

  @Override
  public int recognise(Head head) {
    return head.lower().contains("innodb monitor output") || head.lower().contains("history list length ") ? LIKELY : 0;
  }

  @Override
  public void read(Source source, Reading reading) {
    for (Text.Line line : source.text()) {
      reading.count(1);
      Origin origin = reading.line(line.number());
      metric(HISTORY, "history-list-length", "", 1, line, origin, reading);
      metric(ACTIVE, "transaction-active", "s", 1, line, origin, reading);
      metric(WAITING, "lock-wait", "s", 1, line, origin, reading);
      metric(HITS, "buffer-pool-hit-rate", "%", 0.1, line, origin, reading);
    }
  }

  private static void metric(
      Pattern pattern, String name, String unit, double factor, Text.Line line, Origin origin, Reading reading) {
    Matcher value = pattern.matcher(line.text());
    if (value.find()) {
      reading.fact(new Metric("innodb", name, Long.parseLong(value.group(1)) * factor, unit, null, null, origin));
    }
  }
}
