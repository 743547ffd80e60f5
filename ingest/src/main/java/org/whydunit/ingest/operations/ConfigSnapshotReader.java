package org.whydunit.ingest.operations;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.google.auto.service.AutoService;
import org.whydunit.ingest.Head;
import org.whydunit.ingest.Reader;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.Source;
import org.whydunit.ingest.Text;
import org.whydunit.ingest.facts.Setting;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads one half of a pair of configuration files: a file named {@code *.before} or {@code *.after}, or one in a folder
 * {@code before} or {@code after}. Properties, INI, plain YAML and JSON; every value becomes a setting whose scope is the
 * path and whose name is the path of keys. Flow style, anchors and block texts of YAML are not read.
 */
@AutoService(Reader.class)
public final class ConfigSnapshotReader implements Reader {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern MARKED = Pattern.compile("(?:^|/)(?:before|after)/|[._-](?:before|after)(?:\\.\\w{1,12})?$");
  private static final Pattern ASSIGNED = Pattern.compile("^\\s{0,40}([\\w.\\[\\]/$-]{1,200})\\s{0,40}=\\s{0,40}(.{0,4000})$");
  private static final Pattern YAML = Pattern.compile("^( {0,60})(?:- )?([\\w.\\[\\]/$-]{1,200}):(?: {1,40}(.{0,4000}))?$");
  private static final Pattern SECTION = Pattern.compile("^\\s{0,8}\\[([^\\]]{1,200})\\]\\s{0,8}$");

  @Override
  public String format() {
    return "config-snapshot";
  }

  @Override
  public int recognise(Head head) {
    if (!head.isText() || !MARKED.matcher(head.path().toLowerCase(Locale.ROOT)).find()) {
      return 0;
    }
    List<String> lines = head.lines().stream().filter(l -> !l.isBlank() && !isComment(l)).toList();
    long settings =
        lines.stream()
            .filter(l -> ASSIGNED.matcher(l).find() || YAML.matcher(l).find() || SECTION.matcher(l).find())
            .count();
    boolean json = head.lower().strip().startsWith("{");
    return json || settings * 3 > lines.size() * 2L && settings > 0 ? POSSIBLE : 0;
  }

  @Override
  public void read(Source source, Reading reading) {
    for (Text.Line line : source.text()) {
      if (!line.text().isBlank()) {
        if (line.text().strip().startsWith("{")) {
          json(source, reading);
        } else {
          lines(source, reading);
        }
        return;
      }
    }
  }

  private static boolean isComment(String line) {
    String text = line.strip();
    return text.startsWith("#") || text.startsWith(";") || text.startsWith("//") || text.equals("---");
  }

  private static void json(Source source, Reading reading) {
    try {
      json(JSON.readTree(Table.joined(source)), "", source, reading);
    } catch (JacksonException e) {
      long line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
      reading.problem(reading.line(Math.min(line, Table.joined(source).lines().count())), "operations/json-broken");
    }
  }

  private static void json(JsonNode node, String path, Source source, Reading reading) {
    if (node.isObject()) {
      node.properties().forEach(e -> json(e.getValue(), path.isEmpty() ? e.getKey() : path + "." + e.getKey(), source, reading));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        json(node.get(i), path + "[" + i + "]", source, reading);
      }
    } else {
      reading.count(1);
      reading.fact(new Setting(source.path(), path, node.asString(""), "", reading.line(1)));
    }
  }

  private static void lines(Source source, Reading reading) {
    String section = "";
    Keys keys = new Keys();
    for (Text.Line line : source.text()) {
      if (isComment(line.text())) {
        continue;
      }
      Matcher heading = SECTION.matcher(line.text());
      Matcher assigned = ASSIGNED.matcher(line.text());
      Matcher yaml = YAML.matcher(line.text());
      if (heading.find()) {
        section = heading.group(1) + ".";
      } else if (assigned.find()) {
        setting(section + assigned.group(1), assigned.group(2), line, source, reading);
      } else if (yaml.find()) {
        String name = keys.enter(yaml.group(1).length(), yaml.group(2));
        if (yaml.group(3) != null && !yaml.group(3).isBlank()) {
          setting(name, yaml.group(3).replaceFirst("\\s#.*", ""), line, source, reading);
        }
      }
    }
  }

  private static void setting(String name, String value, Text.Line line, Source source, Reading reading) {
    reading.count(1);
    String bare = value.strip().replaceAll("^([\"'])(.*)\\1$", "$2");
    reading.fact(new Setting(source.path(), name, bare, "", reading.line(line.number())));
  }

  /** The keys above a line of YAML, by indentation. */
  private static final class Keys {

    private record Key(int indent, String path) {}

    private final Deque<Key> open = new ArrayDeque<>();

    String enter(int indent, String key) {
      while (!open.isEmpty() && open.peek().indent >= indent) {
        open.pop();
      }
      String path = open.isEmpty() ? key : open.peek().path + "." + key;
      open.push(new Key(indent, path));
      return path;
    }
  }
}
