package org.whydunit.ingest.operations;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
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
 * Counts the answers of a web server's access log (nginx, ngx_http_log_module: {@code combined}; Apache httpd, Log
 * Files): requests in all, and for each status from 400 up; each at the line and time of the first such request.
 *
 * <pre>
 * 10.0.0.9 - - [03/Feb/2026:10:11:12 +0000] "GET /api/orders HTTP/1.1" 502 157 "-" "demo/1.0"
 * </pre>
 */
@AutoService(Reader.class)
public final class AccessLogReader implements Reader {

  private static final Pattern REQUEST =
      Pattern.compile("^\\S{1,60} \\S{1,60} \\S{1,100} \\[([^\\]]{20,32})\\] \"[^\"]{0,4000}\" (\\d{3}) ");

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT);

  /** How many answers of one status, and the first of them. */
  private record Count(long number, long line, Instant first) {}

  @Override
  public String format() {
    return "access-log";
  }

  @Override
  public int recognise(Head head) {
    return head.lines().stream().limit(10).anyMatch(line -> REQUEST.matcher(line).find()) ? LIKELY : 0;
  }

  @Override
  public void read(Source source, Reading reading) {
    Map<String, Count> counts = new TreeMap<>();
    for (Text.Line line : source.text()) {
      Matcher request = REQUEST.matcher(line.text());
      if (request.find()) {
        reading.count(1);
        count(counts, "requests", request, line.number());
        if (request.group(2).compareTo("400") >= 0) {
          count(counts, "status-" + request.group(2), request, line.number());
        }
      }
    }
    counts.forEach(
        (name, count) ->
            reading.fact(new Metric("web", name, count.number, "", null, count.first, reading.line(count.line))));
  }

  private static void count(Map<String, Count> counts, String name, Matcher request, long line) {
    Count before = counts.get(name);
    counts.put(
        name,
        before == null ? new Count(1, line, time(request.group(1))) : new Count(before.number + 1, before.line, before.first));
  }

  private static Instant time(String text) {
    try {
      return OffsetDateTime.parse(text, TIME).toInstant();
    } catch (DateTimeException notATime) {
      return null;
    }
  }
}
