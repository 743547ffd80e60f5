package org.whydunit.rules.author;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.whydunit.knowledge.Cause;
import org.whydunit.knowledge.Knowledge;
import org.whydunit.rules.Strength;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an editor needs to know of rules and patterns, made from the vocabulary: a TextMate grammar and snippets for rules,
 * and JSON Schemas (draft 7) of the front matter of patterns and of rules' words.
 */
public final class EditorFiles {

  private static final ObjectMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final List<String> SYSTEMS = List.of("windows", "linux", "macos", "any");
  private static final List<String> SEVERITIES = List.of("low", "medium", "high", "critical");

  private final List<String> causes;
  private final List<VocabularyPage.Type> types = VocabularyPage.all();

  private EditorFiles(Knowledge knowledge) {
    causes = knowledge.causes().all().stream().map(Cause::id).sorted().toList();
  }

  /** Contents by path below the editor's folder. */
  public static Map<String, String> of(Knowledge knowledge) {
    EditorFiles all = new EditorFiles(knowledge);
    Map<String, String> files = new TreeMap<>();
    files.put("syntaxes/rule.tmLanguage.json", text(all.grammar()));
    files.put("snippets/rule.json", text(all.snippets()));
    files.put("schemas/pattern.schema.json", text(all.pattern()));
    files.put("schemas/rule.schema.json", text(words()));
    return files;
  }

  private static String text(ObjectNode json) {
    return JSON.writeValueAsString(json).replace("\r\n", "\n") + "\n";
  }

  private ObjectNode grammar() {
    ObjectNode grammar = JSON.createObjectNode();
    grammar.put("name", "Whydunit rule").put("scopeName", "source.whydunit-rule");
    grammar.putArray("fileTypes").add("drl");
    ArrayNode patterns = grammar.putArray("patterns");
    rule(patterns, "comment.line.double-slash", "//.*$");
    patterns.addObject().put("name", "comment.block").put("begin", "/\\*").put("end", "\\*/");
    rule(patterns, "constant.language.cause", "\"(?:" + String.join("|", causes) + ")\"");
    ObjectNode quoted = patterns.addObject().put("name", "string.quoted.double").put("begin", "\"").put("end", "\"");
    rule(quoted.putArray("patterns"), "constant.character.escape", "\\\\.");
    rule(patterns, "keyword.control", "\\b(?:rule|when|then|end)\\b");
    rule(patterns, "keyword.operator.word", "\\b(?:not|exists|forall|or|and|in|matches|contains|memberOf|accumulate|from)\\b");
    rule(patterns, "storage.type.annotation", "@source\\b");
    rule(patterns, "variable.other", "\\$\\w+");
    rule(patterns, "support.function", "\\b(?:insertLogical|Evidence\\.(?:supporting|opposing))\\b");
    rule(patterns, "constant.other.strength", "\\bStrength\\.(?:" + strengths("|") + ")\\b");
    rule(patterns, "entity.name.type.fact", "\\b(?:" + types.stream().map(VocabularyPage.Type::name).collect(Collectors.joining("|")) + ")\\b");
    rule(patterns, "variable.other.member", "\\b(?:" + String.join("|", fields()) + ")\\b");
    rule(patterns, "constant.numeric", "\\b(?:0x[0-9A-Fa-f]+|\\d+)\\b");
    rule(patterns, "keyword.operator", "==|!=|<=|>=|<|>|&&|\\|\\||!");
    return grammar;
  }

  private static void rule(ArrayNode patterns, String name, String match) {
    patterns.addObject().put("name", name + ".whydunit").put("match", match);
  }

  private Collection<String> fields() {
    Collection<String> names = new TreeSet<>();
    types.forEach(t -> t.fields().forEach(f -> names.add(f.name())));
    return names;
  }

  private static String strengths(String between) {
    return Arrays.stream(Strength.values()).map(Enum::name).collect(Collectors.joining(between));
  }

  private ObjectNode snippets() {
    ObjectNode all = JSON.createObjectNode();
    snippet(all, "rule", "A rule", List.of(
        "rule \"${1:domain}/${TM_FILENAME_BASE}\"",
        "    @source(\"${2:title of the document, or reasoned: why}\")",
        "when",
        "    $0",
        "then",
        "    " + argument("supporting"),
        "end"));
    snippet(all, "for", "An argument for a cause", List.of(argument("supporting")));
    snippet(all, "against", "An argument against a cause", List.of(argument("opposing")));
    for (VocabularyPage.Type type : types) {
      String variable = type.name().substring(0, 1).toLowerCase(Locale.ROOT) + type.name().substring(1);
      List<String> names = type.fields().stream().map(VocabularyPage.Field::name).filter(f -> !f.equals("origin")).toList();
      String compared = names.isEmpty() ? "" : "${2|" + String.join(",", names) + "|} == $3";
      snippet(all, type.name(), type.text(), List.of("\\$${1:" + variable + "} : " + type.name() + "( " + compared + " )"));
    }
    return all;
  }

  private String argument(String kind) {
    return "insertLogical( Evidence." + kind + "(\"${5|" + String.join(",", causes) + "|}\", ${6:\"\"}, Strength.${7|" + strengths(",") + "|}, \\$${8:fact}) );";
  }

  private static void snippet(ObjectNode all, String prefix, String text, List<String> body) {
    ObjectNode snippet = all.putObject(prefix);
    snippet.put("prefix", prefix).put("description", text);
    body.forEach(snippet.putArray("body")::add);
  }

  private ObjectNode pattern() {
    ObjectNode schema = schema("Front matter of a Whydunit failure pattern", List.of("cause", "source"));
    ObjectNode properties = schema.putObject("properties");
    choice(properties, "cause", "The cause that it is about", causes);
    texts(properties, "symptoms", "Ids of rules that fire in it", "^[a-z0-9-]+/[a-z0-9-]+$");
    texts(properties, "codes", "Bug check, error or exit codes", ".+");
    texts(properties, "subjects", "Names of the suspect; * stands for anything; such a pattern is taken whatever its cause", ".+");
    texts(properties, "drivers", "Driver files in lower case; * stands for anything", "^[^A-Z]+$");
    texts(properties, "events", "Provider/id", "^.+/\\d+$");
    choice(properties, "os", "The system that it happens on", SYSTEMS);
    choice(properties, "severity", "How bad it is", SEVERITIES);
    properties.putObject("general").put("type", "boolean").put("description", "true: it answers its cause when nothing special was seen");
    properties.putObject("source").put("type", "string").put("minLength", 1).put("description", "The document that it rests on");
    return schema;
  }

  private static ObjectNode words() {
    ObjectNode schema = schema("Front matter of a Whydunit rule's words", List.of("source", "says", "says.zh"));
    ObjectNode properties = schema.putObject("properties");
    Map<String, String> texts = Map.of(
        "source", "The document that it rests on, or reasoned: why",
        "says", "One English sentence; {bugCheck.module} is filled from the fact",
        "says.zh", "The same in Simplified Chinese");
    new TreeMap<>(texts).forEach((key, text) -> properties.putObject(key).put("type", "string").put("minLength", 1).put("description", text));
    properties.putObject("trial").put("type", "boolean").put("description", "true: it is counted and does not speak");
    return schema;
  }

  private static ObjectNode schema(String title, List<String> required) {
    ObjectNode schema = JSON.createObjectNode();
    schema.put("$schema", "http://json-schema.org/draft-07/schema#").put("title", title).put("type", "object");
    new ArrayList<>(required).forEach(schema.putArray("required")::add);
    schema.put("additionalProperties", false);
    return schema;
  }

  private static void choice(ObjectNode properties, String key, String text, List<String> values) {
    values.forEach(properties.putObject(key).put("description", text).putArray("enum")::add);
  }

  private static void texts(ObjectNode properties, String key, String text, String form) {
    properties.putObject(key).put("type", "array").put("description", text).putObject("items").put("type", "string").put("pattern", form);
  }
}
