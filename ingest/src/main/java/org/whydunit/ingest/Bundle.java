package org.whydunit.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.whydunit.ingest.facts.Origin;

/**
 * The sources under one path, mapped into memory and never copied; archives are opened on the way, nested ones too.
 * Paths inside the bundle do not name the bundle's own folder, so that a moved bundle reads the same.
 */
public final class Bundle implements AutoCloseable {

  private final Arena arena = Arena.ofShared();
  private final List<Source> sources = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Set<Path> foldersAbove = new HashSet<>();
  private final Limits limits;
  private final Archives archives;

  private Bundle(Limits limits) {
    this.limits = limits;
    this.archives = new Archives(arena, limits, sources, problems);
  }

  /**
   * Opens a file, folder or archive.
   *
   * @throws NoSuchFileException when there is nothing at the path
   * @throws IOException when it cannot be read at all
   */
  public static Bundle open(Path path, Limits limits) throws IOException {
    if (!Files.exists(path)) {
      throw new NoSuchFileException(path.toString());
    }
    Bundle bundle = new Bundle(limits);
    try {
      if (Files.isDirectory(path)) {
        bundle.folder(path, "");
      } else {
        bundle.file(path, path.getFileName().toString(), true);
      }
    } catch (IOException | RuntimeException e) {
      bundle.close();
      throw e;
    }
    bundle.sources.sort(Comparator.comparing(Source::path));
    return bundle;
  }

  /**
   * True when the file's first bytes are those of an archive or compressed stream that is opened.
   *
   * @throws IOException when it cannot be read
   */
  public static boolean isArchive(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      return Archives.isArchive(MemorySegment.ofArray(in.readNBytes(Archives.MAGIC_BYTES)));
    }
  }

  /** The sources, sorted by path. */
  public List<Source> sources() {
    return sources;
  }

  /** What could not be opened. */
  public List<Problem> problems() {
    return problems;
  }

  @Override
  public void close() {
    arena.close();
    archives.close();
  }

  private void folder(Path folder, String prefix) throws IOException {
    Path real = folder.toRealPath();
    if (!foldersAbove.add(real)) {
      problem(prefix, "link-loop");
      return;
    }
    List<Path> children;
    try (Stream<Path> listed = Files.list(folder)) {
      children = listed.sorted(Comparator.comparing(p -> p.getFileName().toString())).toList();
    }
    for (Path child : children) {
      String path = prefix.isEmpty() ? child.getFileName().toString() : prefix + "/" + child.getFileName();
      try {
        if (Files.isDirectory(child)) {
          folder(child, path);
        } else if (sources.size() >= limits.members()) {
          problem(prefix, "too-many", limits.members());
          break;
        } else {
          file(child, path, false);
        }
      } catch (IOException e) {
        problem(path, "unreadable", e.getClass().getSimpleName().replace("Exception", ""));
      }
    }
    foldersAbove.remove(real);
  }

  private void file(Path file, String path, boolean whole) throws IOException {
    if (!Files.isRegularFile(file)) {
      problem(path, "unreadable", Files.isSymbolicLink(file) ? "dangling link" : "not a regular file");
      return;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      MemorySegment bytes =
          channel.size() == 0
              ? MemorySegment.NULL.reinterpret(0)
              : channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
      if (whole) {
        archives.addWhole(path, bytes);
      } else {
        archives.add(path, bytes, 0);
      }
    }
  }

  private void problem(String path, String id, Object... values) {
    problems.add(
        new Problem(Origin.whole(path), id, Stream.of(values).map(String::valueOf).toList()));
  }
}
