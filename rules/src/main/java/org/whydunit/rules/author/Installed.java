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
import java.nio.file.ProviderNotFoundException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.whydunit.knowledge.cases.DataFolder;

/**
 * Packs that the user has installed, each a folder of its name with {@code pack.properties} ({@code name}, {@code version},
 * {@code licence}, {@code needs}) and the hashes of its files as they were installed. A pack is first brought in beside the
 * installed ones, looked at, and then put in their place, so that a bad one replaces nothing.
 */
public final class Installed {

  private static final String MANIFEST = "pack.properties";
  private static final String HASHES = "pack.sha256";
  private static final String NEW = ".new";
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

  /** The user's, in the folder of {@link DataFolder}. */
  public static Installed ofUser() {
    return new Installed(DataFolder.ofUser().resolve("installed"));
  }

  /**
   * A pack.
   *
   * @param licence as its manifest says; may be empty
   * @param needs packs that it builds on and their least version, as in {@code acme-base 1.2}
   * @param signer fingerprint of the key that signed it; empty when nobody did
   */
  public record Pack(String name, String version, String licence, List<String> needs, String signer, Path folder) {}

  /** All, by name. */
  public List<Pack> all() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> listed = Files.list(folder)) {
      List<Pack> packs = new ArrayList<>();
      for (Path one : listed.filter(f -> Files.exists(f.resolve(MANIFEST)) && !f.endsWith(NEW)).sorted().toList()) {
        packs.add(manifest(one));
      }
      return packs;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Copies a pack's folder or zip beside the installed ones.
   *
   * @throws NoSuchFileException when it has no manifest
   * @throws IOException when it cannot be read, is too large, its name is no name, or its signature is not of its files
   */
  public Pack bring(Path from) throws IOException {
    if (Files.isDirectory(from)) {
      return copy(from);
    }
    try (FileSystem zip = FileSystems.newFileSystem(from)) {
      return copy(inner(zip.getPath("/")));
    } catch (ProviderNotFoundException noZip) {
      throw new IOException("neither a folder nor a zip", noZip);
    }
  }

  /** Many a zip holds one folder, and that the pack. */
  private static Path inner(Path root) throws IOException {
    try (Stream<Path> listed = Files.list(root)) {
      List<Path> top = listed.toList();
      return top.size() == 1 && Files.isDirectory(top.getFirst()) ? top.getFirst() : root;
    }
  }

  /** Puts a pack that was brought in the place of an older one of its name. */
  public Pack install(Pack brought) throws IOException {
    Path target = folder.resolve(brought.name());
    remove(target);
    Files.move(brought.folder(), target);
    return manifest(target);
  }

  /** What a pack needs and is not installed, or not in that version. */
  public List<String> missing(Pack pack) {
    return pack.needs().stream().filter(need -> all().stream().noneMatch(p -> satisfies(p, need))).toList();
  }

  private static boolean satisfies(Pack pack, String need) {
    String[] nameAndVersion = need.split("\\s+", 2);
    return pack.name().equals(nameAndVersion[0]) && (nameAndVersion.length == 1 || compare(pack.version(), nameAndVersion[1]) >= 0);
  }

  private static int compare(String version, String other) {
    String[] one = version.split("[.-]");
    String[] two = other.split("[.-]");
    for (int i = 0; i < Math.max(one.length, two.length); i++) {
      String a = i < one.length ? one[i] : "0";
      String b = i < two.length ? two[i] : "0";
      int order = a.matches("\\d{1,9}") && b.matches("\\d{1,9}") ? Integer.compare(Integer.parseInt(a), Integer.parseInt(b)) : a.compareTo(b);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /** Signs a pack's folder with the user's key, which is made at first use; the key's fingerprint. */
  public String sign(Path pack) throws IOException {
    manifest(pack);
    return PackSignature.sign(pack, hashes(pack), folder.resolveSibling("pack-key"));
  }

  private Pack copy(Path root) throws IOException {
    name(properties(root));
    Path target = folder.resolve(NEW);
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
      try (InputStream in = Files.newInputStream(file)) {
        byte[] content = in.readNBytes((int) left + 1);
        left -= content.length;
        if (left < 0) {
          throw new IOException("more than " + BYTES + " bytes");
        }
        Files.write(to, content);
      }
    }
    Files.writeString(target.resolve(HASHES), hashes(target).entrySet().stream().map(e -> e.getValue() + "  " + e.getKey()).collect(Collectors.joining("\n", "", "\n")));
    PackSignature.signer(target, hashes(target));
    return manifest(target);
  }

  private static List<Path> files(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(f -> Files.isRegularFile(f, LinkOption.NOFOLLOW_LINKS) && !f.endsWith(HASHES) && !root.relativize(f).startsWith(".git")).sorted().toList();
    }
  }

  private static Pack manifest(Path root) throws IOException {
    Properties properties = properties(root);
    String needs = properties.getProperty("needs", "");
    return new Pack(
        name(properties),
        properties.getProperty("version", ""),
        properties.getProperty("licence", ""),
        needs.isBlank() ? List.of() : Arrays.stream(needs.split(",")).map(String::strip).toList(),
        signed(root),
        root);
  }

  private static Properties properties(Path root) throws IOException {
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(root.resolve(MANIFEST))) {
      properties.load(in);
    } catch (IllegalArgumentException malformed) {
      throw new IOException(MANIFEST + ": " + malformed.getMessage(), malformed);
    }
    return properties;
  }

  private static String name(Properties properties) throws IOException {
    String name = properties.getProperty("name", "");
    if (!name.matches("[a-z0-9][a-z0-9-]*")) {
      throw new IOException(MANIFEST + ": name \"" + name + "\": expected small letters, digits and \"-\"");
    }
    return name;
  }

  /** A signature that does not fit any more says nothing of who made it; {@link #changed} tells what was changed. */
  private static String signed(Path root) {
    try {
      return PackSignature.signer(root, hashes(root));
    } catch (IOException broken) {
      return "";
    }
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
    for (Path file : files(root).stream().filter(f -> !f.equals(root.resolve(PackSignature.FILE))).toList()) {
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
