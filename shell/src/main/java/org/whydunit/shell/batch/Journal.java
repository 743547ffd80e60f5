package org.whydunit.shell.batch;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.whydunit.rules.fleet.Verdict;
import org.whydunit.rules.fleet.VerdictLine;
import tools.jackson.core.JacksonException;

/**
 * The verdicts of a run that is not finished, in the order in which they came, one line each, after a line that names the
 * rules. A verdict is done when its line is on the disk. A line that a kill or a full disk has torn is cut off; a damaged
 * one inside is passed over, and its bundle is examined again.
 */
final class Journal implements Closeable {

  private static final String HEAD = "whydunit/batch/1 ";

  private final FileChannel file;
  private final Map<String, Span> lines;
  private long end;

  private record Span(long from, int length) {}

  private Journal(FileChannel file, Map<String, Span> lines, long end) {
    this.file = file;
    this.lines = lines;
    this.end = end;
  }

  /** A new one, over whatever is there. */
  static Journal begin(Path path, String rules) throws IOException {
    FileChannel file = FileChannel.open(
        path, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.READ, StandardOpenOption.WRITE);
    Journal journal = new Journal(file, new HashMap<>(), 0);
    journal.write(HEAD + rules + "\n");
    return journal;
  }

  /** The rules that the journal's verdicts were made with; empty when its first line is torn. */
  static String rules(Path path) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
      String head = line(in);
      return head != null && head.startsWith(HEAD) ? head.substring(HEAD.length()) : "";
    }
  }

  /** One that was left, without its torn end. */
  static Journal resume(Path path) throws IOException {
    Map<String, Span> lines = new HashMap<>();
    long whole = 0;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16)) {
      boolean head = true;
      for (byte[] line = bytes(in); line != null; line = bytes(in)) {
        if (!head) {
          index(line, whole, lines);
        }
        head = false;
        whole += line.length + 1;
      }
    }
    FileChannel file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
    file.truncate(whole);
    file.force(true);
    return new Journal(file, lines, whole);
  }

  private static void index(byte[] line, long from, Map<String, Span> lines) {
    try {
      lines.putIfAbsent(VerdictLine.parse(line).bundle(), new Span(from, line.length));
    } catch (JacksonException damaged) {
      // Its bundle is examined again.
    }
  }

  private static String line(InputStream in) throws IOException {
    byte[] line = bytes(in);
    return line == null ? null : new String(line, StandardCharsets.UTF_8);
  }

  /** A line that has its end, or null. */
  private static byte[] bytes(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0; b = in.read()) {
      if (b == '\n') {
        return line.toByteArray();
      }
      line.write(b);
    }
    return null;
  }

  /** Names of the bundles that are done. */
  Set<String> done() {
    return lines.keySet();
  }

  /** Appends verdicts; when it returns, they are on the disk. */
  void append(Collection<Verdict> verdicts) throws IOException {
    StringBuilder text = new StringBuilder();
    Map<String, Span> added = new HashMap<>();
    long at = end;
    for (Verdict verdict : verdicts) {
      String line = VerdictLine.of(verdict);
      int length = line.getBytes(StandardCharsets.UTF_8).length;
      added.put(verdict.bundle(), new Span(at, length));
      at += length + 1;
      text.append(line).append('\n');
    }
    write(text.toString());
    lines.putAll(added);
  }

  private void write(String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    long at = end;
    while (bytes.hasRemaining()) {
      at += file.write(bytes, at);
    }
    file.force(false);
    end = at;
  }

  /** Writes the lines of these bundles, sorted by name, into a file that is there whole or not at all. */
  void finish(List<String> bundles, Path results) throws IOException {
    Path part = results.resolveSibling(results.getFileName() + ".part");
    TreeMap<String, Span> sorted = new TreeMap<>(lines);
    sorted.keySet().retainAll(Set.copyOf(bundles));
    try (FileChannel out = FileChannel.open(
        part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
      for (Span span : sorted.values()) {
        long from = span.from();
        // One byte more: the line's end.
        long left = span.length() + 1L;
        while (left > 0) {
          long moved = file.transferTo(from, left, out);
          from += moved;
          left -= moved;
        }
      }
      out.force(true);
    }
    Files.move(part, results, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
