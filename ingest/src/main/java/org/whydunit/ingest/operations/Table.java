package org.whydunit.ingest.operations;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.whydunit.ingest.Reading;
import org.whydunit.ingest.Source;
import org.whydunit.ingest.Text;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Rows with named columns: CSV with comma, semicolon or tab (RFC 4180), the frames of psql, mysql and Flyway, or an array
 * of flat JSON objects. Column names are in lower case without blanks, underscores and hyphens.
 */
final class Table {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String SEPARATORS = ",;\t|";

  /** Largest JSON text that is read as a whole. */
  private static final int JSON_CHARACTERS = 32 << 20;

  /** Lines before the heading that a tool may print. */
  private static final int LINES_BEFORE_HEADING = 10;

  private Table() {}

  /**
   * A row.
   *
   * @param line 1-based line of the source where it stands; 1 for every row of a JSON text on one line
   */
  record Row(Map<String, String> cells, long line) {

    /** The first of these columns that has a value, or an empty text. */
    String get(String... columns) {
      for (String column : columns) {
        String value = cells.getOrDefault(column, "");
        if (!value.isBlank()) {
          return value.strip();
        }
      }
      return "";
    }
  }

  /** The columns that the first lines announce; empty when they are no table. */
  static Set<String> columns(List<String> lines) {
    String all = String.join("\n", lines.subList(0, Math.min(60, lines.size()))).strip();
    if (all.startsWith("[") || all.startsWith("{")) {
      Set<String> keys = new LinkedHashSet<>();
      Matcher key = Pattern.compile("\"([^\"]{1,60})\"\\s{0,4}:").matcher(all);
      while (key.find()) {
        keys.add(name(key.group(1)));
      }
      return keys;
    }
    for (String line : lines.subList(0, Math.min(LINES_BEFORE_HEADING, lines.size()))) {
      List<String> heading = cells(line, separator(line));
      if (heading.size() > 1 && heading.stream().noneMatch(String::isBlank)) {
        return new LinkedHashSet<>(heading.stream().map(Table::name).toList());
      }
    }
    return Set.of();
  }

  /** Reads all rows. JSON that breaks off is reported, and the rows before the break are kept. */
  static List<Row> rows(Source source, Reading reading) {
    for (Text.Line line : source.text()) {
      if (!line.text().isBlank()) {
        String start = line.text().strip();
        return start.startsWith("[") || start.startsWith("{") ? json(source, reading) : separated(source, reading);
      }
    }
    return List.of();
  }

  private static List<Row> separated(Source source, Reading reading) {
    List<Row> rows = new ArrayList<>();
    List<String> heading = null;
    char separator = 0;
    for (Text.Line line : source.text()) {
      char present = heading == null ? separator(line.text()) : separator;
      List<String> cells = cells(line.text(), present);
      if (heading == null) {
        if (cells.size() > 1 && cells.stream().noneMatch(String::isBlank)) {
          heading = cells.stream().map(Table::name).toList();
          separator = present;
        }
      } else if (cells.size() > 1 && !line.text().matches("[\\s|+=-]*")) {
        reading.count(1);
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(heading.size(), cells.size()); i++) {
          row.put(heading.get(i), cells.get(i));
        }
        rows.add(new Row(row, line.number()));
      }
    }
    return rows;
  }

  private static List<Row> json(Source source, Reading reading) {
    List<Row> rows = new ArrayList<>();
    try (var parser = JSON.createParser(joined(source))) {
      for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.START_OBJECT) {
          long line = parser.currentTokenLocation().getLineNr();
          JsonNode object = parser.readValueAsTree();
          if (object.properties().stream().noneMatch(e -> e.getValue().isArray())) {
            reading.count(1);
            Map<String, String> row = new LinkedHashMap<>();
            object.properties().forEach(e -> row.put(name(e.getKey()), e.getValue().asString("")));
            rows.add(new Row(row, line));
          } else {
            object.properties().forEach(e -> e.getValue().forEach(item -> rows.add(row(item, line))));
          }
        }
      }
    } catch (JacksonException e) {
      long line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
      reading.problem(reading.line(line), "operations/json-broken");
    }
    return rows;
  }

  private static Row row(JsonNode object, long line) {
    Map<String, String> row = new LinkedHashMap<>();
    object.properties().forEach(e -> row.put(name(e.getKey()), e.getValue().asString("")));
    return new Row(row, line);
  }

  static String joined(Source source) {
    StringBuilder all = new StringBuilder();
    for (Text.Line line : source.text()) {
      if (all.length() > JSON_CHARACTERS) {
        break;
      }
      all.append(line.text()).append('\n');
    }
    return all.toString();
  }

  private static String name(String heading) {
    return heading.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "");
  }

  private static char separator(String line) {
    char best = ',';
    long most = 0;
    for (char candidate : SEPARATORS.toCharArray()) {
      long count = line.chars().filter(c -> c == candidate).count();
      if (count > most) {
        most = count;
        best = candidate;
      }
    }
    return best;
  }

  private static List<String> cells(String line, char separator) {
    String text = separator == '|' ? line.strip().replaceAll("^\\||\\|$", "") : line;
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        if (quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
          cell.append('"');
          i++;
        } else {
          quoted = !quoted;
        }
      } else if (c == separator && !quoted) {
        cells.add(cell.toString().strip());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString().strip());
    return cells;
  }
}
