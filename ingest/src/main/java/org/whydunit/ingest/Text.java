package org.whydunit.ingest;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * A run of bytes as lines of text, decoded line by line, so that a text of any size needs memory for one line.
 *
 * <p>The encoding is taken from a byte order mark, else from the pattern of zero bytes (UTF-32, and UTF-16 of mostly ASCII),
 * else UTF-8 where the sample is valid. What remains is a guess by plausible characters, and {@link #assumed()} says so:
 * UTF-16 of other scripts, GB18030, windows-1252 or the console's code pages 850 and 437.
 */
public final class Text implements Iterable<Text.Line> {

  /** A longer line is cut: 64 Ki characters, far above any line that a reader's pattern can match. */
  public static final int LINE_CHARACTERS = 64 * 1024;

  private static final int SAMPLE_BYTES = 64 * 1024;

  private final MemorySegment bytes;
  private final Charset encoding;
  private final int markBytes;
  private final boolean assumed;
  private Charset stray;

  Text(MemorySegment bytes) {
    this.bytes = bytes;
    byte[] sample = bytes.asSlice(0, Math.min(SAMPLE_BYTES, bytes.byteSize())).toArray(ValueLayout.JAVA_BYTE);
    Encoding found = Encoding.of(sample);
    this.encoding = found.charset();
    this.markBytes = found.markBytes();
    this.assumed = found.assumed();
  }

  /**
   * A line.
   *
   * @param number 1-based
   * @param text the line without its end, and without control characters other than tab
   * @param cut true when the line was longer than {@link #LINE_CHARACTERS}
   */
  public record Line(long number, String text, boolean cut) {}

  /** The encoding, or {@code null} when the bytes are no text. */
  public Charset encoding() {
    return encoding;
  }

  /** True when the encoding is a guess. */
  public boolean assumed() {
    return assumed;
  }

  /**
   * The encoding that lines were read in which are not valid UTF-8, though the text began so: a log that two programs
   * wrote. {@code null} when no line read so far was such a one.
   */
  public Charset stray() {
    return stray;
  }

  @Override
  public Iterator<Line> iterator() {
    return new Lines(bytes.byteSize());
  }

  /** The lines of the first so many bytes, the last one perhaps incomplete. */
  List<String> headLines(int byteLimit) {
    List<String> lines = new ArrayList<>();
    Lines all = new Lines(Math.min(byteLimit, bytes.byteSize()));
    while (all.hasNext()) {
      lines.add(all.next().text());
    }
    return lines;
  }

  /** Splits at LF, CRLF or CR, in code units of the encoding. */
  /** Small enough for the cache of a processor. */
  private static final long WINDOW_BYTES = 1 << 16;

  private final class Lines implements Iterator<Line> {

    private final long end;
    private final int unit;
    private final boolean bigEndian;
    private final CharsetDecoder decoder;
    private long position = markBytes;
    private long number;

    /** A piece of the text on the heap: byte by byte, a segment is several times slower. */
    private byte[] window = new byte[0];

    private long windowAt;

    Lines(long end) {
      this.unit = encoding == null ? 1 : encoding.name().startsWith("UTF-32") ? 4 : encoding.name().startsWith("UTF-16") ? 2 : 1;
      this.end = encoding == null ? 0 : Math.max(markBytes, end - (end - markBytes) % unit);
      this.bigEndian = encoding != null && encoding.name().endsWith("BE");
      CodingErrorAction fault = encoding == StandardCharsets.UTF_8 ? CodingErrorAction.REPORT : CodingErrorAction.REPLACE;
      this.decoder = encoding == null ? null : encoding.newDecoder().onMalformedInput(fault).onUnmappableCharacter(fault);
    }

    @Override
    public boolean hasNext() {
      return position < end;
    }

    @Override
    public Line next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      long from = position;
      long at = from;
      int value = -1;
      while (at < end && (value = unitAt(at)) != '\n' && value != '\r') {
        at += unit;
      }
      long to = at;
      if (at < end) {
        at += unit;
        if (value == '\r' && at < end && unitAt(at) == '\n') {
          at += unit;
        }
      }
      position = at;
      number++;
      long most = (long) LINE_CHARACTERS * unit;
      boolean cut = to - from > most;
      return new Line(number, decode(from, cut ? from + most : to), cut);
    }

    private int unitAt(long at) {
      if (unit == 1) {
        if (at < windowAt || at >= windowAt + window.length) {
          window = bytes.asSlice(at, Math.min(WINDOW_BYTES, bytes.byteSize() - at)).toArray(ValueLayout.JAVA_BYTE);
          windowAt = at;
        }
        return window[(int) (at - windowAt)] & 0xFF;
      }
      int value = 0;
      for (int i = 0; i < unit; i++) {
        value |= (bytes.get(ValueLayout.JAVA_BYTE, at + i) & 0xFF) << 8 * (bigEndian ? unit - 1 - i : i);
      }
      return value;
    }

    private String decode(long from, long to) {
      if (encoding == StandardCharsets.UTF_8 && from >= windowAt && to <= windowAt + window.length && isAscii(from, to)) {
        return clean(new String(window, (int) (from - windowAt), (int) (to - from), StandardCharsets.ISO_8859_1));
      }
      ByteBuffer raw = bytes.asSlice(from, to - from).asByteBuffer();
      CharBuffer out = CharBuffer.allocate((int) (to - from) + 1);
      decoder.reset();
      boolean sound = !decoder.decode(raw, out, true).isError();
      if (!sound && encoding == StandardCharsets.UTF_8 && !brokenOff(raw, out)) {
        byte[] line = bytes.asSlice(from, to - from).toArray(ValueLayout.JAVA_BYTE);
        stray = Encoding.ofStrayLine(line);
        return clean(new String(line, stray));
      }
      return clean(out.flip().toString());
    }

    private boolean isAscii(long from, long to) {
      for (int i = (int) (from - windowAt); i < to - windowAt; i++) {
        if (window[i] < 0) {
          return false;
        }
      }
      return true;
    }

    /** True when only the line's last character is incomplete, and others before it show that the line is UTF-8. */
    private static boolean brokenOff(ByteBuffer rest, CharBuffer decoded) {
      return rest.remaining() < 4 && decoded.duplicate().flip().chars().anyMatch(c -> c >= 0x80);
    }

    private static String clean(String line) {
      for (int i = 0; i < line.length(); i++) {
        char c = line.charAt(i);
        if (c < 0x20 && c != '\t' || c == 0x7F) {
          return cleaned(line);
        }
      }
      return line;
    }

    private static String cleaned(String line) {
      StringBuilder kept = new StringBuilder(line.length());
      for (int i = 0; i < line.length(); i++) {
        char c = line.charAt(i);
        if (c >= 0x20 && c != 0x7F || c == '\t') {
          kept.append(c);
        }
      }
      return kept.toString();
    }
  }
}
