package org.whydunit.rules.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * What was confirmed of a case, from its {@code truth.json}.
 *
 * @param cause id of the cause
 * @param also ids that count as right too
 * @param culprit what did it; empty when nothing can be named
 * @param accept lower-case texts, any of which names the culprit
 * @param debuggerBlames what the debugger names; empty when nothing
 * @param debuggerWrong true when that is known to be wrong
 */
record Truth(
    String cause, List<String> also, String culprit, List<String> accept, String debuggerBlames, boolean debuggerWrong) {

  static Truth read(Path file) throws IOException {
    JsonNode json = new ObjectMapper().readTree(Files.readString(file));
    JsonNode right = json.path("debuggerIsRight");
    return new Truth(
        json.path("cause").asString(""),
        texts(json.path("also")),
        text(json.path("culprit")),
        texts(json.path("accept")),
        text(json.path("debuggerBlames")),
        right.isBoolean() && !right.asBoolean() && !text(json.path("debuggerBlames")).isEmpty());
  }

  boolean isCause(String id) {
    return cause.equals(id) || also.contains(id);
  }

  /** True when the text names the culprit: equal without {@code .sys}, holding an accepted text, or inside one. */
  boolean isNamedBy(String text) {
    String said = text.toLowerCase(Locale.ROOT).strip();
    if (said.isEmpty()) {
      return false;
    }
    List<String> wanted = new ArrayList<>(accept);
    wanted.add(culprit.toLowerCase(Locale.ROOT));
    return wanted.stream()
        .filter(w -> !w.isEmpty())
        .anyMatch(
            w -> said.contains(w) || stem(w).equals(stem(said)) || stem(said).length() > 3 && w.contains(stem(said)));
  }

  private static String stem(String name) {
    return name.endsWith(".sys") ? name.substring(0, name.length() - 4) : name;
  }

  private static String text(JsonNode node) {
    return node.isString() ? node.asString() : "";
  }

  private static List<String> texts(JsonNode node) {
    List<String> texts = new ArrayList<>();
    node.forEach(n -> texts.add(n.asString("")));
    return texts;
  }
}
