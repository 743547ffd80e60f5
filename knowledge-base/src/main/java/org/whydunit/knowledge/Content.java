package org.whydunit.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The content files by their path from the knowledge folder ({@code patterns/windows/x.md}), from the product's jar or
 * classes folder and from overlays. Texts are read when asked for.
 */
final class Content {
  private static final String ROOT = "knowledge/";

  private final SortedMap<String, Entry> files;

  private Content(SortedMap<String, Entry> files) {
    this.files = files;
  }

  /** A file: its name for people, and how to read it. */
  record Entry(String name, Bytes bytes) {
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
    return new Content(new TreeMap<>());
  }

  /**
   * The product's own files. The class's URL leads to the place that holds them, which also works for a jar nested in
   * another one, where the class path names no file.
   */
  static Content ofProduct() {
    String self = Content.class.getName().replace('.', '/') + ".class";
    URL url = Content.class.getClassLoader().getResource(self);
    try {
      URLConnection connection = url.openConnection();
      if (connection instanceof JarURLConnection jar) {
        return new Content(inJar(jar.getJarFile()));
      }
      Path classes = Path.of(URI.create(url.toString().substring(0, url.toString().length() - self.length())));
      return empty().under(classes.resolve(ROOT), false);
    } catch (IOException e) {
      throw new UncheckedIOException("the product's knowledge", e);
    }
  }

  private static SortedMap<String, Entry> inJar(JarFile jar) {
    SortedMap<String, Entry> files = new TreeMap<>();
    for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements();) {
      JarEntry entry = entries.nextElement();
      if (entry.getName().startsWith(ROOT) && !entry.isDirectory()) {
        String path = entry.getName().substring(ROOT.length());
        files.put(path, new Entry(path, () -> {
          try (InputStream in = jar.getInputStream(entry)) {
            return in.readAllBytes();
          }
        }));
      }
    }
    return files;
  }

  /** These files, and over them those of the folder. */
  Content under(Path folder) {
    return under(folder, true);
  }

  private Content under(Path folder, boolean named) {
    SortedMap<String, Entry> merged = new TreeMap<>(files);
    if (!named && !Files.isDirectory(folder)) {
      return this;
    }
    try (Stream<Path> tree = Files.walk(folder)) {
      tree.filter(Files::isRegularFile).forEach(file -> {
        String path = folder.relativize(file).toString().replace('\\', '/');
        merged.put(path, new Entry(named ? file.toString() : path, () -> Files.readAllBytes(file)));
      });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Content(merged);
  }

  /** Paths below a folder that end so, sorted. */
  List<String> paths(String folder, String ending) {
    return files.subMap(folder + "/", folder + "0").keySet().stream().filter(path -> path.endsWith(ending)).toList();
  }

  /** {@code null} when there is no such file. */
  Entry find(String path) {
    return files.get(path);
  }
}
