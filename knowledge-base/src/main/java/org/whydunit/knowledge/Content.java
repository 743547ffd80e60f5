package org.whydunit.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The content files by their path from the knowledge folder ({@code patterns/windows/x.md}), from the product's
 * {@link Pack} and from overlays. Texts are decoded or read when asked for.
 */
final class Content {
  private final SortedMap<String, Entry> files;
  private final long pack;

  private Content(SortedMap<String, Entry> files, long pack) {
    this.files = files;
    this.pack = pack;
  }

  /**
   * A file: its name for people, how to read it, and whether it is an author's own, which no build has checked.
   */
  record Entry(String name, boolean authored, Bytes bytes) {
    String text() {
      try {
        String text = new String(bytes.read(), StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
      } catch (IOException e) {
        throw new UncheckedIOException(name, e);
      }
    }
  }

  /** Reads a file whole. */
  interface Bytes {
    byte[] read() throws IOException;
  }

  static Content empty() {
    return new Content(new TreeMap<>(), 0);
  }

  static Content ofProduct() {
    try (InputStream in = Content.class.getResourceAsStream(Pack.RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the product was built without its knowledge: run mvn process-classes");
      }
      Pack.Opened pack = Pack.read(in);
      return new Content(pack.entries(), pack.checksum());
    } catch (IOException e) {
      throw new UncheckedIOException("the product's knowledge", e);
    }
  }

  /** These files, and over them those of the folder. */
  Content under(Path folder) {
    SortedMap<String, Entry> merged = new TreeMap<>(files);
    try (Stream<Path> tree = Files.walk(folder)) {
      tree.filter(Files::isRegularFile).forEach(file -> {
        String path = folder.relativize(file).toString().replace('\\', '/');
        merged.put(path, new Entry(file.toString(), true, () -> Files.readAllBytes(file)));
      });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Content(merged, pack);
  }

  /** Checksum of the product's pack; 0 without one. */
  long pack() {
    return pack;
  }

  /** Paths below a folder that end so, sorted. */
  List<String> paths(String folder, String ending) {
    return files.subMap(folder + "/", folder + "0").keySet().stream().filter(path -> path.endsWith(ending)).toList();
  }

  /** The English pages below a folder, without ending, sorted. */
  List<String> ids(String folder) {
    return paths(folder, ".md").stream()
        .filter(path -> !path.endsWith(".zh.md"))
        .map(path -> path.substring(folder.length() + 1, path.length() - ".md".length()))
        .toList();
  }

  /** {@code null} when there is no such file. */
  Entry find(String path) {
    return files.get(path);
  }
}
