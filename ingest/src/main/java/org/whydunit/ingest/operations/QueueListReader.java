package org.whydunit.ingest.operations;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import com.google.auto.service.AutoService;
import org.whydunit.ingest.Head;
import org.whydunit.ingest.Reader;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.Source;
import org.whydunit.ingest.Text;
import org.whydunit.ingest.facts.Metric;

/**
 * Reads how many messages wait: {@code rabbitmqctl list_queues} (rabbitmqctl(8)) with its heading, and {@code
 * kafka-consumer-groups --describe} (Apache Kafka documentation, Managing consumer groups).
 *
 * <pre>
 * name	messages	consumers
 * orders.in	48213	0
 *
 * GROUP    TOPIC   PARTITION  CURRENT-OFFSET  LOG-END-OFFSET  LAG    CONSUMER-ID  HOST  CLIENT-ID
 * billing  orders  3          120             91323           91203  -            -     -
 * </pre>
 */
@AutoService(Reader.class)
public final class QueueListReader implements Reader {

  private static final List<String> COUNTS =
      List.of("messages", "messages_ready", "messages_unacknowledged", "consumers", "lag");

  @Override
  public String format() {
    return "queue-list";
  }

  @Override
  public int recognise(Head head) {
    return head.lines().stream().limit(20).anyMatch(QueueListReader::isHeading) ? LIKELY : 0;
  }

  private static boolean isHeading(String line) {
    List<String> columns = columns(line);
    boolean rabbit = columns.getFirst().equals("name") && columns.stream().anyMatch(c -> c.startsWith("messages"));
    return rabbit || columns.containsAll(List.of("topic", "partition", "lag"));
  }

  private static List<String> columns(String line) {
    return Arrays.asList(line.strip().toLowerCase(Locale.ROOT).split("\\s+"));
  }

  @Override
  public void read(Source source, Reading reading) {
    List<String> columns = List.of();
    for (Text.Line line : source.text()) {
      String[] cells = line.text().strip().split("\\s+");
      if (isHeading(line.text())) {
        columns = columns(line.text());
      } else if (!columns.isEmpty() && cells.length == columns.size()) {
        reading.count(1);
        row(columns, cells, line.number(), reading);
      }
    }
  }

  private static void row(List<String> columns, String[] cells, long line, Reading reading) {
    int topic = columns.indexOf("topic");
    int group = columns.indexOf("group");
    String subject =
        topic < 0 ? cells[0] : (group < 0 ? "" : cells[group] + "/") + cells[topic] + "/" + cells[columns.indexOf("partition")];
    for (String count : COUNTS) {
      int at = columns.indexOf(count);
      if (at >= 0 && cells[at].matches("\\d{1,15}")) {
        reading.fact(new Metric(subject, count, Double.parseDouble(cells[at]), "", null, null, reading.line(line)));
      }
    }
  }
}
