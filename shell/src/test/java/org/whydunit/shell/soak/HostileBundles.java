package org.whydunit.shell.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** Bundles made of sound files by number: some whole, most damaged, some hostile; in folders and in archives. */
final class HostileBundles {

  private static final int MOST_FILES = 8;
  private static final long MOST_BYTES = 4L << 20;

  private final List<Path> sound;

  /** Over all files below these folders that are not too large. */
  HostileBundles(List<Path> folders) throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path folder : folders) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          if (Files.size(file) < MOST_BYTES) {
            found.add(file);
          }
        }
      }
    }
    this.sound = List.copyOf(found);
  }

  /** Writes bundle {@code number} below a folder and gives its path: a folder or an archive. */
  Path make(long number, Path into) throws IOException {
    Random random = new Random(number);
    random.nextInt();
    HostileText text = new HostileText(random);
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (int count = 1 + random.nextInt(MOST_FILES); count > 0; count--) {
      Path file = sound.get(random.nextInt(sound.size()));
      files.put(name(file.getFileName().toString(), count, random, text), text.changed(Files.readAllBytes(file)));
    }
    Path folder = Files.createDirectories(into.resolve("bundle"));
    if (random.nextInt(3) == 0) {
      Map.Entry<String, byte[]> archive = new HostileArchives(random).pack(files);
      return Files.write(folder.resolve(archive.getKey()), archive.getValue());
    }
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
    if (random.nextInt(20) == 0) {
      Files.createSymbolicLink(folder.resolve("loop"), folder);
    }
    return folder;
  }

  private static String name(String plain, int count, Random random, HostileText text) {
    String name = count + "-" + (random.nextInt(4) == 0 ? text.attack().replaceAll("[/\\\\\0\uD800]", "_") : "") + plain;
    try {
      Path.of(name);
      return name;
    } catch (InvalidPathException refused) {
      return count + "-" + plain;
    }
  }
}
