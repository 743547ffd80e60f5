package org.whydunit.rules.author;

import java.util.List;
import java.util.Locale;

import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Faults as SARIF 2.1.0 (OASIS, Static Analysis Results Interchange Format), which editors and CI show at the line. */
public final class Sarif {

  private static final ObjectMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private Sarif() {}

  /** One run with all faults. */
  public static String of(List<Fault> faults, Locale language) {
    ObjectNode log = JSON.createObjectNode();
    log.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json").put("version", "2.1.0");
    ObjectNode run = log.putArray("runs").addObject();
    ObjectNode driver = run.putObject("tool").putObject("driver");
    driver.put("name", "whydunit");
    ArrayNode rules = driver.putArray("rules");
    faults.stream().map(Fault::kind).distinct().sorted().forEach(kind -> rules.addObject().put("id", kind));
    run.put("columnKind", "utf16CodeUnits");
    ArrayNode results = run.putArray("results");
    faults.forEach(f -> result(f, language, results.addObject()));
    return JSON.writeValueAsString(log) + "\n";
  }

  private static void result(Fault fault, Locale language, ObjectNode result) {
    result.put("ruleId", fault.kind()).put("level", "error");
    result.putObject("message").put("text", fault.what(language) + ": " + fault.hint(language));
    ObjectNode place = result.putArray("locations").addObject().putObject("physicalLocation");
    place.putObject("artifactLocation").put("uri", fault.path().replace('\\', '/').replace(" ", "%20"));
    place.putObject("region").put("startLine", fault.line()).put("startColumn", fault.column());
  }
}
