package org.whydunit.ingest.eventtext;

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
 * Events as tools for event log files print them in JSON, in the shape of the event's XML: one object a line, or one over
 * several lines behind {@code Record 7}. A broken object is told and the next one read.
 *
 * <pre>
 * {"Event":{"System":{"Provider":{"#attributes":{"Name":"disk"}},"EventID":{"#attributes":{"Qualifiers":49156},"#text":7}}}}
 * </pre>
 *
 * <p>Source: the output of {@code evtx_dump -o json} and {@code -o jsonl} (omerbenamram/evtx).
 */
@AutoService(Reader.class)
public final class EvtxJsonReader implements Reader {

  private static final JsonMapper MAPPER = JsonMapper.shared();
  private static final String ATTRIBUTES = "#attributes";

  /** A record of an event log has at most 64 KiB, which JSON at most triples. */
  private static final int MOST_CHARACTERS = 256 * 1024;

  @Override
  public String format() {
    return "evtx-json";
  }

  @Override
  public int recognise(Head head) {
    String text = head.lower();
    return text.contains("\"event\"") && text.contains("\"system\"") && text.contains("\"#attributes\"") && text.contains("\"eventid\"")
        ? CERTAIN
        : 0;
  }

  @Override
  public void read(Source source, Reading reading) {
    StringBuilder object = new StringBuilder();
    long start = 1;
    for (Text.Line line : source.text()) {
      String text = line.text();
      boolean begins = text.startsWith("{") || text.startsWith("Record ");
      if (begins) {
        event(object, start, reading);
        start = line.number();
      }
      if (!text.startsWith("Record ") && object.length() < MOST_CHARACTERS) {
        object.append(text).append('\n');
      }
    }
    event(object, start, reading);
  }

  private static void event(StringBuilder object, long line, Reading reading) {
    if (!object.toString().isBlank()) {
      try {
        JsonNode event = MAPPER.readTree(object.toString()).path("Event");
        event(event, new EventRecord(reading.line(line)), reading);
      } catch (JacksonException broken) {
        reading.problem(reading.line(line), "eventtext/cut-off");
      }
    }
    object.setLength(0);
  }

  private static void event(JsonNode event, EventRecord record, Reading reading) {
    JsonNode system = event.path("System");
    record.set("provider", text(system.path("Provider").path(ATTRIBUTES).path("Name")));
    record.set("id", text(system.path("EventID")));
    record.set("level", text(system.path("Level")));
    record.set("channel", text(system.path("Channel")));
    record.set("computer", text(system.path("Computer")));
    record.set("time", text(system.path("TimeCreated").path(ATTRIBUTES).path("SystemTime")));
    data(event.path("EventData"), record);
    for (JsonNode part : event.path("UserData")) {
      data(part, record);
    }
    record.set("message", text(event.path("RenderingInfo").path("Message")));
    record.emit(reading);
  }

  private static void data(JsonNode part, EventRecord record) {
    for (String name : part.propertyNames()) {
      JsonNode value = part.get(name);
      JsonNode inner = value.has("#text") ? value.get("#text") : value;
      if (name.equals("Data") && inner.isArray()) {
        inner.forEach(each -> record.data("", text(each)));
      } else if (!name.equals(ATTRIBUTES) && !inner.isNull()) {
        record.data(name.equals("Data") ? "" : name, text(inner));
      }
    }
  }

  /** A plain value, or the text of an element that has attributes. */
  private static String text(JsonNode node) {
    JsonNode inner = node.has("#text") ? node.get("#text") : node;
    return inner.isNull() || inner.isMissingNode() || inner.isContainer() ? "" : inner.asString();
  }
}
