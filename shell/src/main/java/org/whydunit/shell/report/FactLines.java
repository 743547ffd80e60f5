package org.whydunit.shell.report;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAmount;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.whydunit.ingest.Ingest.SourceFacts;
import org.whydunit.ingest.facts.Fact;
import org.whydunit.ingest.facts.Origin;
import org.whydunit.shell.output.Ink;
import org.whydunit.shell.output.Printable;
import org.whydunit.shell.output.Sheet;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Facts as JSON, one a line: {@code kind} (the record's name), its fields under their names, {@code origin}. A field
 * that is itself called {@code kind} becomes {@code driverKind}, {@code changeKind} and so on.
 */
public final class FactLines {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private FactLines() {}

  /** All facts of a source. */
  public static String of(SourceFacts source) {
    StringBuilder lines = new StringBuilder();
    source.facts().forEach(f -> lines.append(of(f)).append('\n'));
    return lines.toString();
  }

  /** One fact, without a line feed. */
  public static String of(Fact fact) {
    return Printable.json(MAPPER.writeValueAsString(json(fact)));
  }

  /** One fact for people: what kind, the fields that say something, where it stands. */
  public static Sheet page(Fact fact, Sheet sheet) {
    StringBuilder fields = new StringBuilder();
    for (RecordComponent component : fact.getClass().getRecordComponents()) {
      String text = component.getName().equals("origin") ? "" : plain(value(fact, component));
      if (!text.isEmpty()) {
        fields.append(fields.isEmpty() ? "" : ", ").append(Ink.FAINT.of(component.getName())).append(' ').append(text);
      }
    }
    return sheet.item(Ink.STRONG.of(fact.getClass().getSimpleName()) + "  ", fields + "  " + Ink.FAINT.of("[" + fact.origin() + "]"));
  }

  /** Lists of facts by their number; addresses and flags as they are written elsewhere. */
  private static String plain(Object value) {
    return switch (value) {
      case null -> "";
      case Boolean truth -> truth ? "yes" : "";
      case Long number -> number < 0 || number > Integer.MAX_VALUE ? "0x" + Long.toHexString(number) : number.toString();
      case Map<?, ?> map -> map.isEmpty() ? "" : new TreeMap<>(map).toString();
      case Collection<?> list -> list.isEmpty() ? "" : list.iterator().next() instanceof Fact ? "(" + list.size() + ")" : list.toString();
      default -> value.toString();
    };
  }

  private static ObjectNode json(Fact fact) {
    ObjectNode json = MAPPER.createObjectNode();
    String kind = fact.getClass().getSimpleName();
    json.put("kind", kind);
    String own = kind.substring(0, 1).toLowerCase(Locale.ROOT) + kind.substring(1) + "Kind";
    for (RecordComponent component : fact.getClass().getRecordComponents()) {
      put(json, component.getName().equals("kind") ? own : component.getName(), value(fact, component));
    }
    return json;
  }

  private static Object value(Fact fact, RecordComponent component) {
    try {
      return component.getAccessor().invoke(fact);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("facts are public records", e);
    }
  }

  private static void put(ObjectNode json, String name, Object value) {
    switch (value) {
      case null -> json.putNull(name);
      case Integer number -> json.put(name, number);
      case Long number -> json.put(name, number);
      case Double number -> json.put(name, number);
      case Boolean truth -> json.put(name, truth);
      case Map<?, ?> map -> {
        ObjectNode object = json.putObject(name);
        new TreeMap<>(map).forEach((k, v) -> put(object, String.valueOf(k), v));
      }
      case Collection<?> list -> {
        ArrayNode array = json.putArray(name);
        list.forEach(e -> {
          if (e instanceof Fact nested) {
            array.add(json(nested));
          } else {
            array.add(String.valueOf(e));
          }
        });
      }
      case Origin origin -> json.put(name, origin.toString());
      case Temporal time -> json.put(name, time.toString());
      case TemporalAmount span -> json.put(name, span.toString());
      default -> json.put(name, value.toString());
    }
  }
}
