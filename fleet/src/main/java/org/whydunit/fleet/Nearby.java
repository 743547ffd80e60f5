package org.whydunit.fleet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A bundle where this machine can map it into memory: where it is, when its file system is local, else in a copy that goes
 * when it is closed. What cannot be copied leads to a path with nothing, which the examiner reports as any other.
 *
 * @param name of the bundle in its folder
 * @param path of the bundle here
 * @param copy folder to delete; {@code null} when there is none
 */
record Nearby(String name, java.nio.file.Path path, java.nio.file.Path copy) implements AutoCloseable {

  static Nearby bring(String address) {
    URI uri = URI.create(address);
    if (uri.getScheme().equals("file")) {
      java.nio.file.Path here = java.nio.file.Path.of(uri);
      return new Nearby(here.getFileName().toString(), here, null);
    }
    String name = new Path(uri).getName();
    try {
      java.nio.file.Path folder = Files.createTempDirectory("whydunit-bundle");
      java.nio.file.Path path = folder.resolve(name);
      copy(uri, path);
      return new Nearby(name, path, folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(URI uri, java.nio.file.Path to) {
    try {
      FileSystem.get(uri, new Configuration()).copyToLocalFile(false, new Path(uri), new Path(to.toUri()), true);
    } catch (IOException lost) {
      // A task that failed here would take its whole partition with it, four times.
      delete(to);
    }
  }

  private static void delete(java.nio.file.Path tree) {
    try (Stream<java.nio.file.Path> all = Files.walk(tree)) {
      List<java.nio.file.Path> inside = all.sorted(Comparator.reverseOrder()).toList();
      for (java.nio.file.Path file : inside) {
        Files.deleteIfExists(file);
      }
    } catch (IOException leftOver) {
      // The folder for temporary files is cleared by its owner.
    }
  }

  @Override
  public void close() {
    if (copy != null) {
      delete(copy);
    }
  }
}
