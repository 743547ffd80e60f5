package org.whydunit.shell.redact;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import org.whydunit.ingest.Ingest.SourceFacts;
import org.whydunit.ingest.Problem;
import org.whydunit.ingest.facts.Capture;
import org.whydunit.ingest.facts.Claim;
import org.whydunit.ingest.facts.Fact;
import org.whydunit.ingest.facts.LogEvent;
import org.whydunit.ingest.facts.Origin;
import org.whydunit.ingest.facts.Setting;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What was read of a bundle, with placeholders for secrets. */
public final class Redaction {

  /** Nothing hidden. */
  public static final Redaction NONE = new Redaction(new Placeholders());

  /** Components that hold words of formats and tables, never of people; a version looks like an address. */
  private static final Set<String> OF_FORMATS =
      Set.of("kind", "provider", "level", "signature", "state", "status", "unit", "version", "build", "altitude", "channel",
          "manager", "wanted", "firmware", "bucket", "symbol", "id");

  private static final String LABELLED = "%s: %s";

  private final Placeholders placeholders;

  private Redaction(Placeholders placeholders) {
    this.placeholders = placeholders;
  }

  /** Learns the secrets of all sources. */
  public static Redaction of(List<SourceFacts> sources) {
    Placeholders placeholders = new Placeholders();
    for (SourceFacts source : sources) {
      placeholders.learn(source.path());
      source.facts().forEach(f -> learn(f, placeholders));
    }
    return new Redaction(placeholders);
  }

  private static void learn(Fact fact, Placeholders placeholders) {
    switch (fact) {
      case LogEvent event -> {
        placeholders.learn("host", event.computer());
        new TreeMap<>(event.data()).forEach((name, value) -> learn(name, value, placeholders));
        placeholders.learn(event.message());
      }
      case Capture capture -> placeholders.learn("host", capture.machine());
      case Setting setting -> learn(setting.name(), setting.value(), placeholders);
      case Claim claim -> learn(claim.key(), claim.text(), placeholders);
      default -> strings(fact).forEach(placeholders::learn);
    }
  }

  /** A field's name tells what its value is. */
  private static void learn(String name, String value, Placeholders placeholders) {
    String lower = name.toLowerCase(Locale.ROOT).replace(" ", "");
    if (lower.endsWith("username") || lower.endsWith("accountname") || lower.equals("registeredowner")) {
      placeholders.learn("user", value.substring(value.lastIndexOf('\\') + 1));
    } else if (lower.endsWith("domainname") || lower.equals("domain") || lower.equals("registeredorganization")) {
      placeholders.learn("domain", value);
    } else if (lower.contains("workstation") || lower.contains("computer") || lower.equals("hostname")) {
      placeholders.learn("host", value.replace("\\", ""));
    } else if (lower.contains("serial")) {
      placeholders.learn("serial", value);
    }
    placeholders.learn(LABELLED.formatted(name, value));
    placeholders.learn(value);
  }

  private static List<String> strings(Object value) {
    return switch (value) {
      case String text -> List.of(text);
      case Map<?, ?> map -> new TreeMap<>(map).values().stream().flatMap(v -> strings(v).stream()).toList();
      case List<?> list -> list.stream().flatMap(v -> strings(v).stream()).toList();
      case Record inner ->
          Arrays.stream(inner.getClass().getRecordComponents()).flatMap(c -> strings(component(inner, c)).stream()).toList();
      case null, default -> List.of();
    };
  }

  /** The sources with placeholders. */
  public List<SourceFacts> hide(List<SourceFacts> sources) {
    return this == NONE ? sources : sources.stream().map(this::hide).toList();
  }

  private SourceFacts hide(SourceFacts source) {
    List<Problem> problems =
        source.problems().stream()
            .map(p -> new Problem(hide(p.origin()), p.id(), p.values().stream().map(placeholders::hide).toList()))
            .toList();
    List<Fact> facts = new ArrayList<>();
    source.facts().forEach(f -> facts.add((Fact) hidden(f)));
    return new SourceFacts(placeholders.hide(source.path()), source.format(), source.records(), problems, facts);
  }

  private Origin hide(Origin origin) {
    return new Origin(placeholders.hide(origin.source()), origin.unit(), origin.position());
  }

  private Object hidden(Object value) {
    return switch (value) {
      case String text -> placeholders.hide(text);
      case Origin origin -> hide(origin);
      case Map<?, ?> map -> {
        Map<Object, Object> hidden = new LinkedHashMap<>();
        map.forEach((k, v) -> hidden.put(k, v instanceof String text ? inContext(String.valueOf(k), text) : v));
        yield hidden;
      }
      case List<?> list -> list.stream().map(this::hidden).toList();
      case Setting s -> new Setting(
          placeholders.hide(s.scope()), s.name(), inContext(s.name(), s.value()), placeholders.hide(s.expected()), hide(s.origin()));
      case Claim c -> new Claim(c.key(), inContext(c.key(), c.text()), c.time(), hide(c.origin()));
      case Record inner -> rebuilt(inner);
      case null, default -> value;
    };
  }

  /** Some secrets show only by the name of the field that holds them. */
  private String inContext(String name, String value) {
    if (value == null || value.isEmpty()) {
      return value;
    }
    String lead = name + ": ";
    String hidden = placeholders.hide(lead + value);
    return hidden.startsWith(lead) ? hidden.substring(lead.length()) : placeholders.hide(value);
  }

  private Record rebuilt(Record inner) {
    RecordComponent[] components = inner.getClass().getRecordComponents();
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      Object value = component(inner, components[i]);
      values[i] = OF_FORMATS.contains(components[i].getName()) ? value : hidden(value);
    }
    try {
      Constructor<? extends Record> constructor =
          inner.getClass().getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("facts are public records", e);
    }
  }

  private static Object component(Record inner, RecordComponent component) {
    try {
      return component.getAccessor().invoke(inner);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("facts are public records", e);
    }
  }

  /** A text that came from elsewhere than the facts, without the secrets learned. */
  public String hide(String text) {
    return this == NONE ? text : placeholders.hide(text);
  }

  /** How many secrets of each kind were replaced. */
  public SortedMap<String, Integer> counts() {
    return placeholders.counts();
  }

  /** Placeholder to secret as a JSON object: private, it undoes the redaction. */
  public String undoJson() {
    return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(placeholders.undo()) + "\n";
  }

  /**
   * A redacted text with its secrets, in lower case where the evidence wrote them in several ways.
   *
   * @param undo what {@link #undoJson} gave
   * @throws tools.jackson.core.JacksonException when that is no JSON object
   */
  public static String undone(String text, String undo) {
    String open = text;
    for (Map.Entry<String, JsonNode> entry : new ObjectMapper().readTree(undo).properties()) {
      String placeholder = entry.getKey();
      String inMarkdown = placeholder.replace("[", "\\[").replace("]", "\\]");
      open = open.replace(placeholder, entry.getValue().asString()).replace(inMarkdown, entry.getValue().asString());
    }
    return open;
  }
}
