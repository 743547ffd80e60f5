package org.whydunit.knowledge.cases;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Cases and changes on their way into the store, a file each. A file is whole or not there (written aside, forced to
 * disk, renamed), costs a few milliseconds, and needs no database. It goes only when a later opening of the store has
 * found its content in it: an H2 file whose writer was killed may open as it was some commits before.
 */
final class Inbox {
  static final String CASE = ".case";
  static final String CHANGE = ".change";

  private final Path folder;

  Inbox(Path folder) {
    this.folder = folder;
  }

  void put(String name, byte[] content) {
    Path aside = folder.resolve(name + ".tmp");
    try {
      Files.createDirectories(folder);
      try {
        write(aside, content);
        Files.move(aside, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException e) {
        Files.deleteIfExists(aside);
        throw e;
      }
    } catch (IOException e) {
      throw Faults.of(e, folder.toString());
    }
    forceNames();
  }

  private static void write(Path file, byte[] content) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  /** A renamed file outlives a power cut only when its folder is on disk too. */
  private void forceNames() {
    try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
      names.force(true);
    } catch (IOException e) {
      // Windows opens no folder and keeps names in its own journal
    }
  }

  /** Names of the files with this ending, sorted. */
  List<String> names(String ending) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw Faults.of(e, folder.toString());
    }
  }

  /** Empty when another process has just removed it. */
  Optional<byte[]> read(String name) {
    Path file = folder.resolve(name);
    try {
      return Optional.of(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw Faults.of(e, file.toString());
    }
  }

  void remove(String name) {
    try {
      Files.deleteIfExists(folder.resolve(name));
    } catch (IOException e) {
      throw Faults.of(e, folder.toString());
    }
  }
}
