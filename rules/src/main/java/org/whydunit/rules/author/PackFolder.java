package org.whydunit.rules.author;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A packs folder, and the part of it that an author means: a rule, a domain, or all.
 *
 * @param root the folder that ids are paths below
 * @param meant the file or folder that was named
 */
public record PackFolder(Path root, Path meant) {

  /** Folders of an author's pack that hold knowledge, not rules. */
  private static final Set<String> KNOWLEDGE = Set.of("patterns", "causes", "reference");

  /**
   * Finds the packs folder of a path: the one inside it, or the nearest folder above it named {@code packs}; else the folder
   * above the rule's domain.
   *
   * @param path a rule's {@code .drl} or {@code .md}, a table, a domain's folder or a packs folder
   */
  public static PackFolder of(Path path) {
    Path full = path.toAbsolutePath().normalize();
    if (Files.isDirectory(full.resolve("packs"))) {
      return new PackFolder(full.resolve("packs"), full.resolve("packs"));
    }
    if (Files.isDirectory(full.resolve("rules/packs"))) {
      return new PackFolder(full.resolve("rules/packs"), full.resolve("rules/packs"));
    }
    for (Path above = full; above != null; above = above.getParent()) {
      if (above.endsWith("packs") && Files.isDirectory(above)) {
        return new PackFolder(above, full);
      }
    }
    if (Files.isRegularFile(full)) {
      return new PackFolder(full.getParent().getParent(), full);
    }
    return new PackFolder(holdsRules(full) ? full.getParent() : full, full);
  }

  /** The folder whose patterns, causes and tables belong to these rules; {@code null} when they bring none. */
  public Path knowledge() {
    Path home = root.endsWith("packs") ? root.getParent() : root;
    return KNOWLEDGE.stream().anyMatch(k -> Files.isDirectory(home.resolve(k))) ? home : null;
  }

  private static boolean holdsRules(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(f -> f.toString().endsWith(".drl"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All rule files below the root with one of the endings, sorted. */
  List<Path> files(String ending) {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(f -> f.toString().endsWith(ending) && Files.isRegularFile(f))
          .filter(f -> root.relativize(f).getNameCount() > 1 && !KNOWLEDGE.contains(root.relativize(f).getName(0).toString()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** True when the file is part of what was named; a rule's two files mean each other. */
  boolean means(Path file) {
    return file.startsWith(meant) || stem(file).equals(stem(meant));
  }

  /** Id of a file: its path below the root without ending. */
  public String id(Path file) {
    return stem(root.relativize(file));
  }

  /** Ids of the rules and of the rows of tables that were named. */
  public Set<String> ids() {
    Set<String> ids = new TreeSet<>();
    files(".drl").stream().filter(this::means).map(this::id).forEach(ids::add);
    for (Path table : files(".tsv").stream().filter(this::means).toList()) {
      read(table).text().lines().skip(1).filter(l -> l.contains("\t")).map(l -> l.substring(0, l.indexOf('\t'))).forEach(ids::add);
    }
    return ids;
  }

  private static String stem(Path path) {
    return path.toString().replace('\\', '/').replaceFirst("\\.(drl|md|tsv)$", "");
  }

  /** Tables of log signatures below a knowledge folder, sorted. */
  static List<Path> signatures(Path knowledge) {
    Path tables = knowledge.resolve("reference/log-signatures");
    if (!Files.isDirectory(tables)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(tables)) {
      return files.filter(f -> f.toString().endsWith(".tsv")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** True when the file is the named one or lies below it. */
  static boolean isWithin(Path named, Path file) {
    return file.toAbsolutePath().normalize().startsWith(named.toAbsolutePath().normalize());
  }

  AuthoredFile read(Path file) {
    return read(file, root);
  }

  static AuthoredFile read(Path file, Path root) {
    try {
      Path here = Path.of("").toAbsolutePath();
      String shown = file.startsWith(here) ? here.relativize(file).toString() : file.toString();
      return new AuthoredFile(shown, stem(root.relativize(file)), Files.readString(file).replace("\r\n", "\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
