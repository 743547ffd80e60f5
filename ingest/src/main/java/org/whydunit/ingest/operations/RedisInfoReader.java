package org.whydunit.ingest.operations;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.google.auto.service.AutoService;
import org.whydunit.ingest.Head;
import org.whydunit.ingest.Reader;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.Source;
import org.whydunit.ingest.Text;
import org.whydunit.ingest.facts.Metric;

/**
 * Reads the answer of Redis to {@code INFO} (Redis documentation, INFO): every number becomes a metric under its own
 * name; {@code maxmemory} and {@code maxclients} become thresholds of what they limit.
 *
 * <pre>
 * # Memory
 * used_memory:1073741824
 * maxmemory:1073741824
 * </pre>
 */
@AutoService(Reader.class)
public final class RedisInfoReader implements Reader {

  private static final Pattern NUMBER = Pattern.compile("^(\\w{1,60}):(-?\\d{1,18}(?:\\.\\d{1,9})?)$");

  private record Value(double number, long line) {}

  @Override
  public String format() {
    return "redis-info";
  }

  @Override
  public int recognise(Head head) {
    return head.lower().contains("redis_version:") || head.lower().contains("used_memory:") && head.lower().contains("# memory")
        ? LIKELY
        : 0;
  }

  @Override
  public void read(Source source, Reading reading) {
    Map<String, Value> values = new LinkedHashMap<>();
    for (Text.Line line : source.text()) {
      Matcher number = NUMBER.matcher(line.text().strip());
      if (number.find()) {
        reading.count(1);
        values.putIfAbsent(number.group(1), new Value(Double.parseDouble(number.group(2)), line.number()));
      }
    }
    values.forEach(
        (name, value) -> {
          String unit = name.endsWith("memory") || name.contains("_memory_") ? "B" : "";
          reading.fact(
              new Metric("redis", name, value.number, unit, limit(name, values), null, reading.line(value.line)));
        });
  }

  /** A limit of 0 means none (Redis documentation, maxmemory). */
  private static Double limit(String name, Map<String, Value> values) {
    Value limit =
        switch (name) {
          case "used_memory" -> values.get("maxmemory");
          case "connected_clients" -> values.get("maxclients");
          default -> null;
        };
    return limit == null || limit.number == 0 ? null : Double.valueOf(limit.number);
  }
}
