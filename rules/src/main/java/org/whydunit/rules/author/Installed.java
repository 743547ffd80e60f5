package org.whydunit.rules.author;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Packs that the user has installed, each a folder of its name with {@code pack.properties} ({@code name}, {@code version},
 * {@code licence}) and the hashes of its files as they were installed.
 */
public final class Installed {

  private static final String MANIFEST = "pack.properties";
  private static final String HASHES = "pack.sha256";
  private static final int FILES = 10_000;
  private static final long BYTES = 64L << 20;

  private final Path folder;

  private Installed(Path folder) {
    this.folder = folder;
  }

  /** Those in this folder, which need not exist. */
  public static Installed in(Path folder) {
    return new Installed(folder);
  }

  /** The user's: {@code $XDG_DATA_HOME/whydunit/packs}, or below {@code ~/.local/share}. */
  public static Installed ofUser() {
    String data = System.getenv("XDG_DATA_HOME");
    Path base = data == null || data.isBlank() ? Path.of(System.getProperty("user.home"), ".local", "share") : Path.of(data);
    return new Installed(base.resolve("whydunit").resolve("packs"));
  }

  /**
   * A pack.
   *
   * @param licence as its manifest says; may be empty
   */
  public record Pack(String name, String version, String licence, Path folder) {}

  /** All, by name. */
  public List<Pack> all() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> listed = Files.list(folder)) {
      List<Pack> packs = new ArrayList<>();
      for (Path one : listed.filter(f -> Files.exists(f.resolve(MANIFEST))).sorted().toList()) {
        packs.add(manifest(one, one));
      }
      return packs;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Copies a pack's folder or zip here, in place of an older one of its name.
   *
   * @throws NoSuchFileException when it has no manifest
   * @throws IOException when it cannot be read, is too large, or its name is no name
   */
  public Pack install(Path from) throws IOException {
    if (Files.isDirectory(from)) {
      return copy(from);
    }
    try (FileSystem zip = FileSystems.newFileSystem(from)) {
      return copy(zip.getPath("/"));
    }
  }

  private Pack copy(Path root) throws IOException {
    Path target = folder.resolve(manifest(root, root).name());
    List<Path> files = files(root);
    if (files.size() > FILES) {
      throw new IOException("more than " + FILES + " files");
    }
    remove(target);
    long left = BYTES;
    for (Path file : files) {
      Path to = target.resolve(root.relativize(file).toString()).normalize();
      if (!to.startsWith(target)) {
        throw new IOException(file + " lies outside of the pack");
      }
      Files.createDirectories(to.getParent());
      try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
        byte[] content = in.readNBytes((int) left + 1);
        left -= content.length;
        if (left < 0) {
          throw new IOException("more than " + BYTES + " bytes");
        }
        Files.write(to, content);
      }
    }
    Files.writeString(target.resolve(HASHES), hashes(target).entrySet().stream().map(e -> e.getValue() + "  " + e.getKey()).collect(Collectors.joining("\n", "", "\n")));
    return manifest(target, target);
  }

  private static List<Path> files(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(f -> Files.isRegularFile(f, LinkOption.NOFOLLOW_LINKS) && !f.endsWith(HASHES)).sorted().toList();
    }
  }

  private static Pack manifest(Path root, Path shown) throws IOException {
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(root.resolve(MANIFEST))) {
      properties.load(in);
    }
    String name = properties.getProperty("name", "");
    if (!name.matches("[a-z0-9][a-z0-9-]*")) {
      throw new IOException(MANIFEST + ": name \"" + name + "\": expected small letters, digits and \"-\"");
    }
    return new Pack(name, properties.getProperty("version", ""), properties.getProperty("licence", ""), shown);
  }

  /** Files of a pack that are not as they were installed, sorted; empty when all are. */
  public List<String> changed(Pack pack) throws IOException {
    SortedMap<String, String> now = hashes(pack.folder());
    SortedMap<String, String> then = new TreeMap<>();
    for (String line : Files.readAllLines(pack.folder().resolve(HASHES))) {
      then.put(line.substring(line.indexOf("  ") + 2), line.substring(0, line.indexOf("  ")));
    }
    return Stream.concat(now.keySet().stream(), then.keySet().stream())
        .distinct()
        .filter(f -> !java.util.Objects.equals(now.get(f), then.get(f)))
        .sorted()
        .toList();
  }

  /** Removes a pack. */
  public void remove(Pack pack) throws IOException {
    remove(pack.folder());
  }

  private static void remove(Path target) throws IOException {
    if (Files.exists(target)) {
      try (Stream<Path> files = Files.walk(target)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static SortedMap<String, String> hashes(Path root) throws IOException {
    SortedMap<String, String> hashes = new TreeMap<>();
    for (Path file : files(root)) {
      hashes.put(root.relativize(file).toString().replace('\\', '/'), hash(Files.readAllBytes(file)));
    }
    return hashes;
  }

  private static String hash(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
