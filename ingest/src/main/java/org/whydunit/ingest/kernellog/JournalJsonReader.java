package org.whydunit.ingest.kernellog;

import com.google.auto.service.AutoService;
import org.whydunit.ingest.Head;
import org.whydunit.ingest.Reader;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.Source;
import org.whydunit.ingest.Text;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads {@code journalctl -o json}: one object a line, the text in {@code MESSAGE} (an array of bytes when it is not
 * printable), microseconds since 1970 in {@code __REALTIME_TIMESTAMP} (systemd, Journal JSON Format). A line that is no
 * object is reported and left out.
 */
@AutoService(Reader.class)
public final class JournalJsonReader implements Reader {

  private static final JsonMapper JSON = new JsonMapper();

  @Override
  public String format() {
    return "journal-json";
  }

  @Override
  public int recognise(Head head) {
    return head.isText() && head.lower().startsWith("{") && head.lower().contains("\"__realtime_timestamp\"") ? CERTAIN : 0;
  }

  @Override
  public void read(Source source, Reading reading) {
    KernelFacts facts = new KernelFacts(reading);
    for (Text.Line line : source.text()) {
      if (!line.text().isBlank()) {
        reading.count(1);
        entry(line, facts, reading);
      }
    }
    facts.end();
  }

  private static void entry(Text.Line line, KernelFacts facts, Reading reading) {
    try {
      JsonNode entry = JSON.readTree(line.text());
      JournalEntry.of(entry.path("MESSAGE").asString(""), entry.path("__REALTIME_TIMESTAMP").asString(""))
          .into(facts, reading.line(line.number()));
    } catch (JacksonException e) {
      reading.problem(reading.line(line.number()), "kernellog/not-json");
    }
  }
}
