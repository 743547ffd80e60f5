package org.whydunit.ingest;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * A run of bytes as lines of text, decoded line by line, so that a text of any size needs memory for one line.
 *
 * <p>The encoding is taken from a byte order mark, else from the pattern of zero bytes (UTF-16 without a mark), else
 * UTF-8 where the sample is valid, else GB18030 where every byte above 0x7F belongs to a valid pair, else windows-1252.
 * Only the last two are guesses; {@link #assumed()} says so.
 */
public final class Text implements Iterable<Text.Line> {

  /** A longer line is cut: 64 Ki characters, far above any line that a reader's pattern can match. */
  public static final int LINE_CHARACTERS = 64 * 1024;

  private static final int SAMPLE_BYTES = 64 * 1024;
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  private final MemorySegment bytes;
  private Charset encoding;
  private int markBytes;
  private boolean assumed;

  Text(MemorySegment bytes) {
    this.bytes = bytes;
    detect();
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

  private void detect() {
    long size = bytes.byteSize();
    byte[] sample = bytes.asSlice(0, Math.min(SAMPLE_BYTES, size)).toArray(ValueLayout.JAVA_BYTE);
    if (starts(sample, 0xEF, 0xBB, 0xBF)) {
      use(StandardCharsets.UTF_8, 3, false);
    } else if (starts(sample, 0xFF, 0xFE, 0, 0)) {
      use(Charset.forName("UTF-32LE"), 4, false);
    } else if (starts(sample, 0xFF, 0xFE)) {
      use(StandardCharsets.UTF_16LE, 2, false);
    } else if (starts(sample, 0xFE, 0xFF)) {
      use(StandardCharsets.UTF_16BE, 2, false);
    } else {
      detectWithoutMark(sample);
    }
  }

  private void detectWithoutMark(byte[] sample) {
    int evenZeros = 0;
    int oddZeros = 0;
    int control = 0;
    for (int i = 0; i < sample.length; i++) {
      int b = sample[i] & 0xFF;
      if (b == 0) {
        if ((i & 1) == 0) {
          evenZeros++;
        } else {
          oddZeros++;
        }
      } else if (b < 0x20 && b != '\t' && b != '\n' && b != '\r' && b != '\f' && b != 0x1B && b != 0x08) {
        control++;
      }
    }
    int half = sample.length / 2;
    if (control * 50 > sample.length) {
      return;
    }
    if (half > 0 && oddZeros * 2 > half && evenZeros * 20 < half) {
      use(StandardCharsets.UTF_16LE, 0, false);
    } else if (half > 0 && evenZeros * 2 > half && oddZeros * 20 < half) {
      use(StandardCharsets.UTF_16BE, 0, false);
    } else if ((evenZeros + oddZeros) * 50 > sample.length) {
      return;
    } else if (valid(sample, StandardCharsets.UTF_8)) {
      use(StandardCharsets.UTF_8, 0, false);
    } else if (valid(sample, GB18030) && pairsOf(sample) * 2 >= highBytesOf(sample)) {
      use(GB18030, 0, true);
    } else if (highBytesOf(sample) * 3 < sample.length) {
      use(WINDOWS_1252, 0, true);
    }
  }

  private void use(Charset charset, int mark, boolean guess) {
    encoding = charset;
    markBytes = mark;
    assumed = guess;
  }

  private static boolean starts(byte[] sample, int... magic) {
    if (sample.length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((sample[i] & 0xFF) != magic[i]) {
        return false;
      }
    }
    return true;
  }

  /** Valid but for a character cut at the end of the sample. */
  private static boolean valid(byte[] sample, Charset charset) {
    CharBuffer out = CharBuffer.allocate(sample.length + 1);
    var decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    return !decoder.decode(ByteBuffer.wrap(sample), out, sample.length < SAMPLE_BYTES).isError();
  }

  /** Two-byte characters of the common GBK range: lead 0xB0 to 0xF7, trail 0xA1 to 0xFE. */
  private static int pairsOf(byte[] sample) {
    int bytesInPairs = 0;
    for (int i = 0; i + 1 < sample.length; i++) {
      int lead = sample[i] & 0xFF;
      int trail = sample[i + 1] & 0xFF;
      if (lead >= 0x80) {
        if (lead >= 0xA1 && lead <= 0xF7 && trail >= 0xA1 && trail <= 0xFE) {
          bytesInPairs += 2;
        }
        i++;
      }
    }
    return bytesInPairs;
  }

  private static int highBytesOf(byte[] sample) {
    int high = 0;
    for (byte b : sample) {
      if (b < 0) {
        high++;
      }
    }
    return high;
  }

  /** Splits at LF, CRLF or CR, in code units of the encoding. */
  private final class Lines implements Iterator<Line> {

    private final long end;
    private final int unit;
    private long position = markBytes;
    private long number;

    Lines(long end) {
      this.unit = encoding == null ? 1 : encoding.name().startsWith("UTF-32") ? 4 : encoding.name().startsWith("UTF-16") ? 2 : 1;
      this.end = encoding == null ? 0 : end - (end - markBytes) % unit;
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
      int first = bytes.get(ValueLayout.JAVA_BYTE, at) & 0xFF;
      if (unit == 1) {
        return first;
      }
      int second = bytes.get(ValueLayout.JAVA_BYTE, at + 1) & 0xFF;
      return encoding == StandardCharsets.UTF_16BE ? first << 8 | second : second << 8 | first;
    }

    private String decode(long from, long to) {
      byte[] raw = bytes.asSlice(from, to - from).toArray(ValueLayout.JAVA_BYTE);
      String line;
      try {
        line =
            encoding
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .decode(ByteBuffer.wrap(raw))
                .toString();
      } catch (CharacterCodingException impossible) {
        throw new IllegalStateException(impossible);
      }
      return clean(line);
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
