package org.whydunit.rules.fleet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.whydunit.ingest.Bundle;

/**
 * The bundles to examine, sorted by name.
 *
 * @param bundles each once
 * @param loose files of the folder that are no archives, and so belong to no bundle
 */
public record BundleList(List<Named> bundles, int loose) {

  private static final Pattern ARCHIVE = Pattern.compile("(?i).*\\.(zip|7z|tar|tgz|gz|xz|zst|bz2|cab)");

  public BundleList {
    bundles = List.copyOf(bundles);
  }

  /** A bundle's name, unique in its list, and where it is. */
  public record Named(String name, Path path) {}

  /**
   * The subfolders and archives of a folder, or the paths that a text file lists, one a line, relative to its own folder;
   * empty lines and those that begin with {@code #} are skipped.
   *
   * @param out where the results go, which is no bundle
   * @throws IOException when the folder or list cannot be read
   */
  public static BundleList of(Path folderOrList, Path out) throws IOException {
    return Files.isDirectory(folderOrList) ? folder(folderOrList, out.toAbsolutePath().normalize()) : list(folderOrList);
  }

  /** True for a file name that ends as those of archives do; for places where looking inside costs much. */
  public static boolean namedArchive(String name) {
    return ARCHIVE.matcher(name).matches();
  }

  private static BundleList folder(Path folder, Path out) throws IOException {
    List<Named> bundles = new ArrayList<>();
    int loose = 0;
    try (Stream<Path> children = Files.list(folder)) {
      for (Path child : children.toList()) {
        String name = child.getFileName().toString();
        if (name.startsWith(".") || child.toAbsolutePath().normalize().equals(out)) {
          continue;
        }
        // What cannot be opened, or only calls itself an archive, must appear in the results too.
        if (Files.isDirectory(child) || !Files.isReadable(child) || namedArchive(name) || Bundle.isArchive(child)) {
          bundles.add(new Named(name, child));
        } else {
          loose++;
        }
      }
    }
    bundles.sort(Comparator.comparing(Named::name));
    return new BundleList(bundles, loose);
  }

  private static BundleList list(Path list) throws IOException {
    Path base = list.toAbsolutePath().getParent();
    Map<String, Named> bundles = new LinkedHashMap<>();
    for (String line : Files.readAllLines(list)) {
      String name = line.strip();
      if (!name.isEmpty() && !name.startsWith("#")) {
        bundles.putIfAbsent(name, new Named(name, base.resolve(name)));
      }
    }
    return new BundleList(bundles.values().stream().sorted(Comparator.comparing(Named::name)).toList(), 0);
  }
}
