package org.whydunit.ingest.operations;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;

import com.google.auto.service.AutoService;
import org.whydunit.ingest.Head;
import org.whydunit.ingest.Reader;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.Source;
import org.whydunit.ingest.facts.Backup;
import org.whydunit.ingest.facts.Capture;
import org.whydunit.ingest.facts.Metric;
import org.whydunit.ingest.facts.Origin;
import org.whydunit.ingest.facts.Service;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a daily inspection, a JSON object whose schema is {@code inspection.schema.json} beside this class. A field of
 * another type than the schema's is reported with its JSON pointer (RFC 6901) and left out; a text that breaks off keeps
 * the elements before the break.
 *
 * <pre>
 * {"schema": "whydunit/inspection/1", "time": "2026-02-03T08:00:00Z",
 *  "nodes": [{"name": "db1", "metrics": [{"name": "disk-used", "value": 91.5, "unit": "%", "threshold": 85}]}],
 *  "backups": [{"subject": "orders-db", "kind": "full", "status": "failed", "time": "2026-02-03T02:00:00Z"}]}
 * </pre>
 */
@AutoService(Reader.class)
public final class InspectionReader implements Reader {

  private static final String SCHEMA = "\"whydunit/inspection/";
  private static final JsonMapper JSON = new JsonMapper();

  @Override
  public String format() {
    return "inspection";
  }

  @Override
  public int recognise(Head head) {
    return head.isText() && head.lower().strip().startsWith("{") && head.lower().contains(SCHEMA) ? CERTAIN : 0;
  }

  @Override
  public void read(Source source, Reading reading) {
    try (JsonParser parser = JSON.createParser(Table.joined(source))) {
      parser.nextToken();
      Inspection inspection = new Inspection(reading);
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String field = parser.currentName();
        JsonToken value = parser.nextToken();
        Origin origin = reading.line(parser.currentTokenLocation().getLineNr());
        if (value == JsonToken.START_ARRAY) {
          elements(parser, field, inspection, reading);
        } else {
          inspection.field(field, parser.readValueAsTree(), origin);
        }
      }
    } catch (JacksonException e) {
      long line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
      reading.problem(reading.line(Math.min(line, Table.joined(source).lines().count())), "operations/json-broken");
    }
  }

  private static void elements(JsonParser parser, String field, Inspection inspection, Reading reading) {
    for (int index = 0; parser.nextToken() != JsonToken.END_ARRAY && parser.currentToken() != null; index++) {
      Origin origin = reading.line(parser.currentTokenLocation().getLineNr());
      reading.count(1);
      inspection.element(field, new Inspection.Element(parser.readValueAsTree(), "/" + field + "/" + index, origin));
    }
  }

  /** What was read so far of one inspection. */
  private static final class Inspection {

    private final Reading reading;
    private Instant time;

    Inspection(Reading reading) {
      this.reading = reading;
    }

    /** An object of the inspection and where it stands. */
    record Element(JsonNode node, String pointer, Origin origin) {

      Element child(String field, int index) {
        return new Element(node.path(field).path(index), pointer + "/" + field + "/" + index, origin);
      }
    }

    void field(String field, JsonNode value, Origin origin) {
      if (field.equals("time")) {
        Element root = new Element(JSON.createObjectNode().set("time", value), "", origin);
        time = time(root, "time");
        reading.fact(new Capture("inspection", time, "", origin));
      }
    }

    void element(String field, Element element) {
      switch (field) {
        case "nodes" -> node(element);
        case "services" -> service(element);
        case "metrics" -> metric(element, text(element, "subject", false));
        case "backups" -> backup(element);
        default -> reading.problem(element.origin, "operations/field-unknown", element.pointer);
      }
    }

    private void node(Element node) {
      String name = text(node, "name", true);
      for (int i = 0; i < node.node.path("metrics").size(); i++) {
        metric(node.child("metrics", i), name);
      }
      for (int i = 0; i < node.node.path("services").size(); i++) {
        service(node.child("services", i));
      }
    }

    private void service(Element service) {
      String name = text(service, "name", true);
      String state = text(service, "state", true).toLowerCase(Locale.ROOT);
      if (!name.isEmpty() && !state.isEmpty()) {
        Double exit = number(service, "exitCode", false);
        reading.fact(new Service(name, "", state, "", "", exit == null ? null : exit.longValue(), service.origin));
        for (int i = 0; i < service.node.path("metrics").size(); i++) {
          metric(service.child("metrics", i), name);
        }
      }
    }

    private void metric(Element metric, String subject) {
      String name = text(metric, "name", true);
      Double value = number(metric, "value", true);
      if (!name.isEmpty() && value != null) {
        Instant at = time(metric, "time");
        reading.fact(
            new Metric(
                subject, name, value, text(metric, "unit", false), number(metric, "threshold", false), at == null ? time : at, metric.origin));
      }
    }

    private void backup(Element backup) {
      String subject = text(backup, "subject", true);
      String status = text(backup, "status", true);
      if (!subject.isEmpty() && !status.isEmpty()) {
        reading.fact(
            new Backup(
                subject, text(backup, "kind", false), BackupCatalogueReader.status(status), time(backup, "time"), backup.origin));
      }
    }

    private String text(Element element, String field, boolean required) {
      JsonNode value = element.node.path(field);
      if (value.isString() || value.isMissingNode() && !required) {
        return value.asString("");
      }
      wrong(element, field, "string", value);
      return "";
    }

    private Double number(Element element, String field, boolean required) {
      JsonNode value = element.node.path(field);
      if (!value.isNumber() && (required || !value.isMissingNode())) {
        wrong(element, field, "number", value);
      }
      return value.isNumber() ? Double.valueOf(value.asDouble()) : null;
    }

    private Instant time(Element element, String field) {
      String text = text(element, field, false);
      try {
        return text.isEmpty() ? null : OffsetDateTime.parse(text).toInstant();
      } catch (DateTimeException e) {
        wrong(element, field, "date-time", element.node.path(field));
        return null;
      }
    }

    private void wrong(Element element, String field, String expected, JsonNode found) {
      String words = found.isMissingNode() ? "-" : found.toString();
      reading.problem(
          element.origin, "operations/field-wrong", element.pointer + "/" + field, expected, words.substring(0, Math.min(60, words.length())));
    }
  }
}
