package org.whydunit.ingest;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.ArchiveStreamFactory;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZFile;
import org.apache.commons.compress.compressors.CompressorStreamFactory;
import org.whydunit.ingest.facts.Origin;

/**
 * Opens zip, 7z, tar, cabinets and compressed streams as they are met, nested ones too, within {@link Limits}. A small member is
 * kept in memory, a large one in a temporary file that the closing bundle deletes. Names never become paths on disk.
 */
final class Archives implements AutoCloseable {

  /** The first bytes that tell every kind. */
  static final int MAGIC_BYTES = 512;

  private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}");
  private static final Pattern SEPARATORS = Pattern.compile("[/\\\\]");
  private static final int IN_MEMORY_BYTES = 16 << 20;

  /** Names of compressed streams. */
  private static final Pattern INSIDE_STREAM = Pattern.compile("(?i)\\.(gz|tgz|xz|zst|bz2)$");

  private final Arena arena;
  private final Limits limits;
  private final List<Source> sources;
  private final List<Problem> problems;
  private Path spill;
  private long unpacked;
  private String whole = "";

  Archives(Arena arena, Limits limits, List<Source> sources, List<Problem> problems) {
    this.arena = arena;
    this.limits = limits;
    this.sources = sources;
    this.problems = problems;
  }

  /** Adds the file that is the whole bundle. */
  void addWhole(String path, MemorySegment bytes) {
    whole = path;
    add(path, bytes, 0);
  }

  /** Adds the bytes as a source, or its members when it is an archive. */
  void add(String path, MemorySegment bytes, int depth) {
    Kind kind = Kind.of(bytes);
    if (kind == null) {
      sources.add(new Source(path, bytes));
    } else if (depth >= limits.depth()) {
      problem(path, "too-deep", limits.depth());
    } else {
      try {
        open(kind, path, bytes, depth);
      } catch (IOException | RuntimeException e) {
        problem(path, "archive-damaged", String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
      }
    }
  }

  static boolean isArchive(MemorySegment start) {
    return Kind.of(start) != null;
  }

  private void open(Kind kind, String path, MemorySegment bytes, int depth)
      throws IOException {
    switch (kind) {
      case SEVEN_Z -> sevenZ(path, bytes, depth);
      case CAB -> cabinet(path, bytes, depth);
      case ZIP, TAR -> members(ArchiveStreamFactory.DEFAULT, kind.format, path, bytes, depth);
      default -> {
        try (InputStream in =
            CompressorStreamFactory.getSingleton()
                .createCompressorInputStream(kind.format, new BufferedInputStream(new SegmentInputStream(bytes)))) {
          member(inside(path) + innerName(path), in, bytes.byteSize(), depth);
        }
      }
    }
  }

  private void members(ArchiveStreamFactory factory, String format, String path, MemorySegment bytes, int depth)
      throws IOException {
    try (ArchiveInputStream<? extends ArchiveEntry> archive =
        factory.createArchiveInputStream(format, new BufferedInputStream(new SegmentInputStream(bytes)))) {
      ArchiveEntry entry = archive.getNextEntry();
      if (entry == null) {
        throw new EOFException("it ends before its first member");
      }
      int count = 0;
      for (; entry != null; entry = archive.getNextEntry()) {
        if (entry.isDirectory()) {
          continue;
        }
        if (!archive.canReadEntryData(entry)) {
          problem(inside(path) + plain(entry.getName()), "member-not-opened");
          continue;
        }
        if (++count > limits.members()) {
          problem(path, "too-many", limits.members());
          return;
        }
        if (!member(inside(path) + plain(entry.getName()), archive, bytes.byteSize(), depth)) {
          return;
        }
      }
    }
  }

  private void sevenZ(String path, MemorySegment bytes, int depth) throws IOException {
    Path file = Files.createTempFile(spill(), "archive", ".7z");
    try (InputStream in = new SegmentInputStream(bytes)) {
      Files.copy(in, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
    try (SevenZFile archive = SevenZFile.builder().setPath(file).setMaxMemoryLimitKiB(256 << 10).get()) {
      int count = 0;
      for (SevenZArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
        if (entry.isDirectory() || !entry.hasStream()) {
          continue;
        }
        if (++count > limits.members()) {
          problem(path, "too-many", limits.members());
          return;
        }
        if (!member(inside(path) + plain(entry.getName()), archive.getInputStream(entry), bytes.byteSize(), depth)) {
          return;
        }
      }
    }
  }

  private void cabinet(String path, MemorySegment bytes, int depth) throws IOException {
    Cabinet cabinet = new Cabinet(bytes, path);
    Cabinet.Blocks blocks = null;
    int folder = -1;
    int count = 0;
    try {
      for (Cabinet.Member file : cabinet.members()) {
        String name = inside(path) + plain(file.name());
        if (++count > limits.members()) {
          problem(path, "too-many", limits.members());
          return;
        }
        if (!cabinet.opens(file)) {
          problem(name, "cab-not-opened", path.substring(path.lastIndexOf('/') + 1));
          continue;
        }
        if (file.folder() != folder) {
          close(blocks);
          blocks = cabinet.blocks(file);
          folder = file.folder();
        }
        if (!member(name, blocks.show(file), bytes.byteSize(), depth)) {
          return;
        }
      }
    } finally {
      close(blocks);
    }
  }

  private static void close(Cabinet.Blocks blocks) {
    if (blocks != null) {
      blocks.close();
    }
  }

  /** Unpacks one member; false when a limit says to leave the archive. */
  private boolean member(String path, InputStream in, long packedBytes, int depth) throws IOException {
    long allowed = Math.min(limits.bytes() - unpacked, Math.max(packedBytes, 1 << 20) * limits.ratio());
    byte[] start = in.readNBytes((int) Math.min(IN_MEMORY_BYTES, allowed + 1));
    if (start.length > allowed) {
      return tooLarge(path);
    }
    if (start.length < IN_MEMORY_BYTES) {
      unpacked += start.length;
      add(path, MemorySegment.ofArray(start), depth + 1);
      return true;
    }
    Path file = Files.createTempFile(spill(), "member", ".bin");
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.READ)) {
      channel.write(java.nio.ByteBuffer.wrap(start));
      long size = start.length;
      byte[] buffer = new byte[1 << 20];
      for (int read; (read = in.read(buffer)) > 0; size += read) {
        if (size + read > allowed) {
          return tooLarge(path);
        }
        channel.write(java.nio.ByteBuffer.wrap(buffer, 0, read));
      }
      unpacked += size;
      add(path, channel.map(FileChannel.MapMode.READ_ONLY, 0, size, arena), depth + 1);
      return true;
    }
  }

  private boolean tooLarge(String path) {
    problem(path, "bomb", limits.ratio());
    return false;
  }

  private Path spill() throws IOException {
    if (spill == null) {
      spill = Files.createTempDirectory("whydunit");
    }
    return spill;
  }

  @Override
  public void close() {
    if (spill == null) {
      return;
    }
    try (Stream<Path> files = Files.list(spill)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(spill);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What stands before the name of a member. An archive that is alone in a compressed stream is no place of its own:
   * {@code a.tar.gz!/notes.txt}; and an archive that is the whole bundle is where its members' paths begin.
   */
  private String inside(String path) {
    int last = path.lastIndexOf("!/");
    String outer = last < 0 ? whole : path.substring(0, last);
    String name = last < 0 ? path : path.substring(last + 2);
    boolean alone = name.equals(innerName(outer)) && INSIDE_STREAM.matcher(outer).find();
    String archive = alone ? outer : path;
    return archive.equals(whole) ? "" : archive + "!/";
  }

  private static String innerName(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    String inner = dot > 0 ? name.substring(0, dot) : name;
    return name.endsWith(".tgz") ? inner + ".tar" : inner;
  }

  /** A member's name as a path of ours: forward slashes, no parent steps, no control characters. */
  private static String plain(String name) {
    return SEPARATORS.splitAsStream(CONTROLS.matcher(name).replaceAll("?"))
        .filter(part -> !part.isEmpty() && !part.equals(".") && !part.equals(".."))
        .collect(Collectors.joining("/"));
  }

  private void problem(String path, String id, Object... values) {
    problems.add(new Problem(Origin.whole(path), id, Stream.of(values).map(String::valueOf).toList()));
  }

  /** Archive and compression formats by their magic numbers. */
  private enum Kind {
    /** PKWARE APPNOTE 4.3.7: local file header. */
    ZIP("zip", 0, 'P', 'K', 3, 4),
    /** 7zFormat.txt: signature header. */
    SEVEN_Z("7z", 0, '7', 'z', 0xBC, 0xAF, 0x27, 0x1C),
    /** [MS-CAB] 2.1, CFHEADER. */
    CAB("cab", 0, Cabinet.MAGIC),
    /** POSIX.1-1988 ustar: magic at offset 257. */
    TAR("tar", 257, 'u', 's', 't', 'a', 'r'),
    /** RFC 1952: ID1, ID2, CM. */
    GZIP(CompressorStreamFactory.GZIP, 0, 0x1F, 0x8B, 8),
    /** The .xz file format, 2.1.1.1. */
    XZ(CompressorStreamFactory.XZ, 0, 0xFD, '7', 'z', 'X', 'Z', 0),
    /** RFC 8878, 3.1.1. */
    ZSTD(CompressorStreamFactory.ZSTANDARD, 0, 0x28, 0xB5, 0x2F, 0xFD),
    /** bzip2: "BZh". */
    BZIP2(CompressorStreamFactory.BZIP2, 0, 'B', 'Z', 'h');

    private final String format;
    private final int offset;
    private final int[] magic;

    Kind(String format, int offset, int... magic) {
      this.format = format;
      this.offset = offset;
      this.magic = magic;
    }

    static Kind of(MemorySegment bytes) {
      for (Kind kind : values()) {
        if (kind.fits(bytes)) {
          return kind;
        }
      }
      return null;
    }

    private boolean fits(MemorySegment bytes) {
      if (bytes.byteSize() < offset + magic.length) {
        return false;
      }
      for (int i = 0; i < magic.length; i++) {
        if ((bytes.get(ValueLayout.JAVA_BYTE, offset + i) & 0xFF) != magic[i]) {
          return false;
        }
      }
      return true;
    }
  }
}
