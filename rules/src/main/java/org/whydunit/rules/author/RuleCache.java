package org.whydunit.rules.author;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.drools.model.codegen.ExecutableModelProject;
import org.whydunit.rules.compile.RuleBuild;
import org.whydunit.rules.compile.RuleBuild.Compiled;
import org.whydunit.rules.compile.Vocabulary;

/**
 * Compiled rules by the hash of their id and text, the vocabulary's shape and the version of Drools. A file that cannot be
 * read is compiled again. Safe for several processes.
 */
public final class RuleCache {

  private static final String ENDING = ".rule";
  private static final int CLASSES = 10_000;

  private final Path folder;
  private final String versions;

  private RuleCache(Path folder) {
    this.folder = folder;
    this.versions =
        ExecutableModelProject.class.getPackage().getImplementationVersion()
            + RuleBuild.FORM
            + Vocabulary.types().map(RuleCache::shape).collect(Collectors.joining("\n"));
  }

  /** A cache in this folder, which need not exist. */
  public static RuleCache in(Path folder) {
    return new RuleCache(folder);
  }

  /** The user's: {@code $XDG_CACHE_HOME/whydunit/packs}, or below {@code ~/.cache}. */
  public static RuleCache ofUser() {
    String cache = System.getenv("XDG_CACHE_HOME");
    Path base = cache == null || cache.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache);
    return new RuleCache(base.resolve("whydunit").resolve("packs"));
  }

  private static String shape(Class<?> type) {
    return type.getName()
        + (type.isRecord() ? Arrays.toString(type.getRecordComponents()) : "")
        + (type.isEnum() ? Arrays.toString(type.getEnumConstants()) : "");
  }

  /**
   * The rules as classes; only those that are not here yet are compiled, together.
   *
   * @param rules rule texts by id, checked already
   * @throws org.whydunit.rules.compile.PackException with every fault
   */
  public SortedMap<String, Compiled> compile(Map<String, String> rules) {
    SortedMap<String, Compiled> all = new TreeMap<>();
    Map<String, String> missing = new TreeMap<>();
    rules.forEach(
        (id, text) -> {
          Compiled kept = kept(file(id, text));
          if (kept == null) {
            missing.put(id, text);
          } else {
            all.put(id, kept);
          }
        });
    if (!missing.isEmpty()) {
      RuleBuild.compile(missing).forEach(
          (id, compiled) -> {
            keep(file(id, rules.get(id)), compiled);
            all.put(id, compiled);
          });
    }
    return all;
  }

  private Path file(String id, String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] hash = digest.digest((versions + "\0" + id + "\0" + text).getBytes(StandardCharsets.UTF_8));
      return folder.resolve(HexFormat.of().formatHex(hash, 0, 16) + ENDING);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Compiled kept(Path file) {
    if (!Files.exists(file)) {
      return null;
    }
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
      String model = in.readUTF();
      Map<String, byte[]> classes = new HashMap<>();
      for (int i = Math.min(in.readInt(), CLASSES); i > 0; i--) {
        String name = in.readUTF();
        classes.put(name, in.readNBytes(in.readInt()));
      }
      return classes.containsKey(model) ? new Compiled(model, classes) : null;
    } catch (IOException | IllegalArgumentException damaged) {
      return null;
    }
  }

  private void keep(Path file, Compiled compiled) {
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF(compiled.model());
      out.writeInt(compiled.classes().size());
      for (Map.Entry<String, byte[]> one : compiled.classes().entrySet()) {
        out.writeUTF(one.getKey());
        out.writeInt(one.getValue().length);
        out.write(one.getValue());
      }
      Files.createDirectories(folder);
      Path whole = Files.createTempFile(folder, "new", ENDING);
      Files.write(whole, bytes.toByteArray());
      Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
