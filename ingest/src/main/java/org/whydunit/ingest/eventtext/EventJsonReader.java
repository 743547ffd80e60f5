package org.whydunit.ingest.eventtext;

import java.io.IOException;
import java.io.InputStreamReader;

import com.google.auto.service.AutoService;
import org.whydunit.ingest.Head;
import org.whydunit.ingest.Reader;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.Source;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Events as JSON: what {@code ConvertTo-Json} writes of {@code Get-WinEvent} or {@code Get-EventLog}, an array, one
 * object, or objects one after the other. {@code Properties} become {@code param1}, {@code param2} …
 */
@AutoService(Reader.class)
public final class EventJsonReader implements Reader {

  private static final JsonMapper MAPPER = JsonMapper.shared();

  @Override
  public String format() {
    return "event-json";
  }

  @Override
  public int recognise(Head head) {
    String text = head.lower().stripLeading();
    if (!text.startsWith("[") && !text.startsWith("{")) {
      return 0;
    }
    boolean source = text.contains("\"providername\"") || text.contains("\"source\"");
    boolean id = text.contains("\"id\"") || text.contains("\"eventid\"");
    boolean time = text.contains("\"timecreated\"") || text.contains("\"timegenerated\"");
    return source && id && time ? CERTAIN : 0;
  }

  @Override
  public void read(Source source, Reading reading) throws IOException {
    try (InputStreamReader in = new InputStreamReader(source.stream(), source.text().encoding());
        JsonParser parser = MAPPER.createParser(new WithoutMark(in))) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.START_OBJECT) {
          long line = parser.currentTokenLocation().getLineNr();
          event(parser.readValueAsTree(), line, reading);
        }
      }
    } catch (JacksonException broken) {
      long line = broken.getLocation() == null ? 1 : Math.max(1, broken.getLocation().getLineNr());
      reading.problem(reading.line(line), "eventtext/cut-off");
    }
  }

  private static void event(JsonNode object, long line, Reading reading) {
    EventRecord event = new EventRecord(reading.line(line));
    for (String name : object.propertyNames()) {
      String field = Words.field(name);
      if (field != null) {
        event.set(field, text(object.get(name)));
      }
    }
    for (JsonNode property : object.path("Properties")) {
      event.data("", text(property.path("Value")));
    }
    event.emit(reading);
  }

  /** A plain value; of PowerShell's wrapped dates and enumerations, the value inside. */
  private static String text(JsonNode node) {
    JsonNode inner = node.has("value") ? node.get("value") : node.has("DateTime") ? node.get("DateTime") : node;
    return inner.isNull() || inner.isContainer() ? "" : inner.asString();
  }
}
