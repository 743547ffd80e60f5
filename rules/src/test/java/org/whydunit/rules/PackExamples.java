package org.whydunit.rules;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.whydunit.rules.compile.TablePacks;

/**
 * The examples beside the rules. In a rule's {@code .md}: a heading {@code ## fires: …} or {@code ## silent: …}, fenced
 * blocks whose info string is the file's name, then the rule's whole result as a list: {@code - for|against cause
 * [subject] strength}, or {@code - nothing}. In a table pack: the columns {@code fires} and {@code silent}, one file each,
 * {@code \n} for a line end.
 */
final class PackExamples {

  private PackExamples() {}

  /**
   * One example.
   *
   * @param rule id of the rule or row
   * @param fires false for one that must stay silent
   * @param files raw input by file name
   * @param expected sorted lines of the result; empty for silence; {@code null} when a row's own columns say it
   */
  record Example(String rule, String title, boolean fires, Map<String, byte[]> files, List<String> expected) {

    @Override
    public String toString() {
      return rule + (fires ? " fires: " : " silent: ") + title;
    }
  }

  static List<Example> of(Path packs) throws IOException {
    List<Example> examples = new ArrayList<>();
    try (Stream<Path> files = Files.walk(packs)) {
      for (Path file : files.sorted().toList()) {
        String path = packs.relativize(file).toString().replace('\\', '/');
        if (path.endsWith(".md")) {
          examples.addAll(markdown(path.substring(0, path.length() - 3), Files.readAllLines(file)));
        } else if (path.endsWith(".tsv") && path.contains("/")) {
          table(path, Files.readString(file), examples);
        }
      }
    }
    return examples;
  }

  private static void table(String path, String text, List<Example> examples) {
    TablePacks.parse(path, text).examples().forEach(
        (id, pair) -> {
          examples.add(row(id, true, pair.get(0)));
          examples.add(row(id, false, pair.get(1)));
        });
  }

  private static Example row(String id, boolean fires, String cell) {
    byte[] content = cell.replace("\\n", "\n").replace("\\t", "\t").getBytes(StandardCharsets.UTF_8);
    return new Example(id, cell, fires, Map.of("evidence.txt", content), fires ? null : List.of());
  }

  private static List<Example> markdown(String rule, List<String> lines) {
    List<Example> examples = new ArrayList<>();
    Example current = null;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.startsWith("## fires: ") || line.startsWith("## silent: ")) {
        boolean fires = line.startsWith("## fires");
        current = new Example(rule, line.substring(line.indexOf(": ") + 2), fires, new LinkedHashMap<>(), new ArrayList<>());
        examples.add(current);
      } else if (current != null && line.startsWith("```")) {
        StringBuilder content = new StringBuilder();
        String name = line.substring(3).strip();
        for (i++; !lines.get(i).startsWith("```"); i++) {
          content.append(lines.get(i)).append('\n');
        }
        current.files().put(name, content.toString().getBytes(StandardCharsets.UTF_8));
      } else if (current != null && line.startsWith("- ") && !line.equals("- nothing")) {
        current.expected().add(line.substring(2).strip());
      }
    }
    return examples;
  }

  /** An argument as an example's list writes it. */
  static String line(Evidence e) {
    return String.join(
        " ",
        Stream.of(e.supports() ? "for" : "against", e.cause(), e.subject(), e.strength().name().toLowerCase(Locale.ROOT))
            .filter(s -> !s.isEmpty())
            .toList());
  }

  static List<String> lines(Iterable<Evidence> evidence, String rule) {
    TreeSet<String> lines = new TreeSet<>();
    for (Evidence e : evidence) {
      if (e.rule().equals(rule)) {
        lines.add(line(e));
      }
    }
    return List.copyOf(lines);
  }
}
