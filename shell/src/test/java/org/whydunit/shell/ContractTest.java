package org.whydunit.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whydunit.shell.report.Report;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The published schema, and that diagnoses keep to it. Checks the keywords that the schema uses, no others. */
class ContractTest {

  private static final Set<String> KEYWORDS =
      Set.of("$schema", "$id", "title", "description", "type", "required", "properties", "items", "enum", "pattern", "minimum", "maximum", "minItems", "maxItems");

  @TempDir Path folder;

  private static JsonNode schema() throws IOException {
    try (InputStream in = Report.class.getResourceAsStream("diagnosis.schema.json")) {
      return new ObjectMapper().readTree(in.readAllBytes());
    }
  }

  @Test
  void keepsToThePublishedSchema() throws IOException {
    Bundles.wifi(folder.resolve("wifi"));
    Files.writeString(Files.createDirectories(folder.resolve("thin")).resolve("notes.txt"), "Symptom: it restarts now and then\n");
    Files.writeString(Bundles.wifi(folder.resolve("twice")).resolve("analyze-2.txt"), Bundles.ANALYZE.replace("ffff830123456010", "ffff830123456011"));
    Bundles.machine(Bundles.machine(folder.resolve("two"), "PC-A"), "PC-B");
    for (String bundle : List.of("wifi", "thin", "twice", "two")) {
      JsonNode json = new ObjectMapper().readTree(Shell.run("diagnose", folder.resolve(bundle).toString(), "--no-save", "--redact", "--format", "json").out());
      List<String> faults = new ArrayList<>();
      check(json, schema(), "", faults);
      assertThat(faults).isEmpty();
      double sum = json.path("causes").valueStream().mapToDouble(c -> c.path("probability").asDouble()).sum();
      assertThat(sum).isBetween(0.99, 1.01);
      assertThat(json.path("causes").valueStream().map(c -> c.path("cause").asString())).contains("unknown");
    }
  }

  @Test
  void noticesWhatBreaksTheSchema() throws IOException {
    List<String> faults = new ArrayList<>();
    check(new ObjectMapper().readTree("{\"schema\":\"other\",\"sources\":[],\"crashes\":[{\"code\":\"D1\"}],\"causes\":[],\"next\":{},\"timeline\":[]}"), schema(), "", faults);
    assertThat(faults).anyMatch(f -> f.contains("/schema")).anyMatch(f -> f.contains("/crashes/0/code")).anyMatch(f -> f.contains("lacks time"))
        .anyMatch(f -> f.contains("/causes")).anyMatch(f -> f.contains("/next"));
  }

  private static void check(JsonNode value, JsonNode schema, String at, List<String> faults) {
    assertThat(KEYWORDS).containsAll(new TreeSet<>(schema.propertyNames()));
    if (schema.has("type") && types(schema).noneMatch(t -> is(value, t))) {
      faults.add(at + ": expected " + schema.get("type") + ", found " + value.getNodeType());
      return;
    }
    if (schema.has("enum") && schema.get("enum").valueStream().noneMatch(value::equals)) {
      faults.add(at + ": expected one of " + schema.get("enum"));
    }
    if (schema.has("pattern") && value.isString() && !value.asString().matches(schema.get("pattern").asString())) {
      faults.add(at + ": expected " + schema.get("pattern") + ", found " + value);
    }
    if (value.isNumber() && (value.asDouble() < schema.path("minimum").asDouble(-Double.MAX_VALUE) || value.asDouble() > schema.path("maximum").asDouble(Double.MAX_VALUE))) {
      faults.add(at + ": out of range");
    }
    if (value.isArray() && (value.size() < schema.path("minItems").asInt(0) || value.size() > schema.path("maxItems").asInt(Integer.MAX_VALUE))) {
      faults.add(at + ": has " + value.size() + " items");
    }
    schema.path("required").forEach(r -> {
      if (!value.has(r.asString())) {
        faults.add(at + ": lacks " + r.asString());
      }
    });
    schema.path("properties").properties().forEach(p -> {
      if (value.has(p.getKey())) {
        check(value.get(p.getKey()), p.getValue(), at + "/" + p.getKey(), faults);
      }
    });
    if (value.isArray() && schema.has("items")) {
      for (int i = 0; i < value.size(); i++) {
        check(value.get(i), schema.get("items"), at + "/" + i, faults);
      }
    }
  }

  private static Stream<String> types(JsonNode schema) {
    JsonNode type = schema.get("type");
    return type.isArray() ? type.valueStream().map(JsonNode::asString) : Stream.of(type.asString());
  }

  private static boolean is(JsonNode value, String type) {
    return switch (type) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isString();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      case "null" -> value.isNull();
      default -> throw new IllegalArgumentException(type);
    };
  }
}
