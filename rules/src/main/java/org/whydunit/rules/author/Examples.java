package org.whydunit.rules.author;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.whydunit.rules.compile.PackCompiler;
import org.whydunit.rules.compile.TablePacks;

/**
 * Reads the examples beside the rules. In a rule's {@code .md}: a heading {@code ## fires: …} or {@code ## silent: …},
 * fenced blocks whose info string is the file's name, then the rule's whole result as a list: {@code - for|against cause
 * [subject] strength}, or {@code - nothing}. In a table pack: the columns {@code fires} and {@code silent}, one file each,
 * {@code \n} for a line end.
 */
public final class Examples {

  private Examples() {}

  /** All examples that the product brings. */
  public static List<Example> ofProduct() {
    List<Example> examples = new ArrayList<>();
    for (String path : shipped(PackCompiler.INDEX).lines().toList()) {
      String text = shipped("packs/" + path);
      examples.addAll(path.endsWith(".tsv") ? table(path, text) : markdown(path.substring(0, path.length() - ".md".length()), text));
    }
    return examples;
  }

  private static String shipped(String resource) {
    try (InputStream in = Examples.class.getClassLoader().getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * All examples below a packs folder, in the order of their files.
   *
   * @throws IOException when the folder cannot be read
   */
  public static List<Example> of(Path packs) throws IOException {
    List<Example> examples = new ArrayList<>();
    try (Stream<Path> files = Files.walk(packs)) {
      for (Path file : files.sorted().toList()) {
        String path = packs.relativize(file).toString().replace('\\', '/');
        if (path.endsWith(".md") && path.contains("/")) {
          examples.addAll(markdown(path.substring(0, path.length() - 3), Files.readString(file)));
        } else if (path.endsWith(".tsv") && path.contains("/")) {
          examples.addAll(table(path, Files.readString(file)));
        }
      }
    }
    return examples;
  }

  /**
   * The examples of what an author named in a packs folder.
   *
   * @throws IOException when a file cannot be read
   */
  public static List<Example> of(PackFolder folder) throws IOException {
    List<Example> examples = new ArrayList<>();
    for (Path file : folder.files(".md").stream().filter(folder::means).toList()) {
      examples.addAll(markdown(folder.id(file), Files.readString(file)));
    }
    for (Path file : folder.files(".tsv").stream().filter(folder::means).toList()) {
      examples.addAll(table(folder.id(file) + ".tsv", Files.readString(file)));
    }
    return examples;
  }

  /** Those of a table pack; its path is the one below the packs folder. */
  static List<Example> table(String path, String text) {
    List<Example> examples = new ArrayList<>();
    TablePacks.parse(path, text).examples().forEach(
        (id, pair) -> {
          int line = (int) text.substring(0, Math.max(0, text.indexOf("\n" + id + "\t") + 1)).lines().count() + 1;
          examples.add(row(id, true, pair.get(0), line));
          examples.add(row(id, false, pair.get(1), line));
        });
    return examples;
  }

  /** What a person says argues only beside a failure; the cell of a row holds the telling line alone. */
  private static final byte[] FAILURE = "symptom: blue screen\n".getBytes(StandardCharsets.UTF_8);

  private static Example row(String id, boolean fires, String cell, int line) {
    byte[] content = cell.replace("\\n", "\n").replace("\\t", "\t").getBytes(StandardCharsets.UTF_8);
    return new Example(
        id, cell, fires, Map.of("evidence.txt", content, "failure.txt", FAILURE), fires ? null : List.of(), line);
  }

  /** Those of a rule's {@code .md}. */
  static List<Example> markdown(String rule, String text) {
    List<String> lines = text.lines().toList();
    List<Example> examples = new ArrayList<>();
    Example current = null;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.startsWith("## fires: ") || line.startsWith("## silent: ")) {
        boolean fires = line.startsWith("## fires");
        String title = line.substring(line.indexOf(": ") + 2);
        current = new Example(rule, title, fires, new LinkedHashMap<>(), new ArrayList<>(), i + 1);
        examples.add(current);
      } else if (current != null && line.startsWith("```")) {
        StringBuilder content = new StringBuilder();
        for (i++; i < lines.size() && !lines.get(i).startsWith("```"); i++) {
          content.append(lines.get(i)).append('\n');
        }
        current.files().put(line.substring(3).strip(), content.toString().getBytes(StandardCharsets.UTF_8));
      } else if (current != null && line.startsWith("- ") && !line.equals("- nothing")) {
        current.expected().add(line.substring(2).strip());
      }
    }
    return examples;
  }
}
