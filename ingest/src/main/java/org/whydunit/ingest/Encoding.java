package org.whydunit.ingest;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The encoding of a sample: by its byte order mark (The Unicode Standard, 23.8), else by what the bytes would say in
 * each encoding. Windows logs of a crashed machine hold long runs of zero bytes where blocks were never written; such
 * runs say nothing about the encoding and are left out.
 *
 * @param charset {@code null} when the bytes are no text
 * @param markBytes length of the byte order mark
 * @param assumed true when another encoding would fit the same bytes
 */
record Encoding(Charset charset, int markBytes, boolean assumed) {

  static final Charset GB18030 = Charset.forName("GB18030");
  private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
  private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
  private static final Encoding NONE = new Encoding(null, 0, false);

  /** Shorter runs of zero bytes occur in UTF-16 and UTF-32. */
  private static final int UNWRITTEN_BYTES = 16;

  /** An ideograph of GB 2312 is valid UTF-8 with a chance of one in seven. */
  private static final int CHANCE_BYTES = 14;

  /** One in so many units may be a control character or none at all: colour codes, a cut line. */
  private static final int STRAY = 50;

  static Encoding of(byte[] sample) {
    if (starts(sample, 0xEF, 0xBB, 0xBF)) {
      return new Encoding(StandardCharsets.UTF_8, 3, false);
    } else if (starts(sample, 0xFF, 0xFE, 0, 0)) {
      return new Encoding(UTF_32LE, 4, false);
    } else if (starts(sample, 0, 0, 0xFE, 0xFF)) {
      return new Encoding(UTF_32BE, 4, false);
    } else if (starts(sample, 0xFF, 0xFE)) {
      return new Encoding(StandardCharsets.UTF_16LE, 2, false);
    } else if (starts(sample, 0xFE, 0xFF)) {
      return new Encoding(StandardCharsets.UTF_16BE, 2, false);
    }
    return withoutMark(sample);
  }

  /** The encoding of a line that is not valid UTF-8 in a text that is otherwise. */
  static Charset ofStrayLine(byte[] line) {
    return valid(line, GB18030) && commonPairs(line) * 2 >= highBytes(line) ? GB18030 : Latin.likeliest(line);
  }

  private static Encoding withoutMark(byte[] sample) {
    Zeros zeros = Zeros.of(sample);
    int written = sample.length - zeros.unwritten;
    int pairs = written / 2;
    if (written * 64 < sample.length || written == 0) {
      return NONE;
    }
    boolean fewControls = zeros.controls * STRAY <= written;
    if (wide(sample, true)) {
      return new Encoding(UTF_32LE, 0, false);
    } else if (wide(sample, false)) {
      return new Encoding(UTF_32BE, 0, false);
    } else if (fewControls && pairs > 0 && zeros.odd * 2 > pairs && zeros.even * 20 < pairs) {
      return new Encoding(StandardCharsets.UTF_16LE, 0, false);
    } else if (fewControls && pairs > 0 && zeros.even * 2 > pairs && zeros.odd * 20 < pairs) {
      return new Encoding(StandardCharsets.UTF_16BE, 0, false);
    }
    boolean fewZeros = (zeros.even + zeros.odd) * STRAY <= written;
    if (fewControls && fewZeros && valid(sample, StandardCharsets.UTF_8)) {
      return new Encoding(StandardCharsets.UTF_8, 0, couldBeChinese(sample));
    }
    return guess(sample, fewControls && fewZeros);
  }

  private static Encoding guess(byte[] sample, boolean narrow) {
    boolean chinese = narrow && valid(sample, GB18030);
    int high = highBytes(sample);
    if (chinese && commonPairs(sample) * 10 >= high * 9L) {
      return new Encoding(GB18030, 0, true);
    }
    double little = Units.commonShare(sample, true);
    double big = Units.commonShare(sample, false);
    if (Math.max(little, big) >= Units.TEXT) {
      return new Encoding(little >= big ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE, 0, true);
    }
    if (chinese && commonPairs(sample) * 2 >= high) {
      return new Encoding(GB18030, 0, true);
    }
    Charset latin = Latin.likeliest(sample);
    boolean text = narrow && (high * 3 < sample.length || Latin.plausible(sample, latin) * 2 >= high);
    return text ? new Encoding(latin, 0, true) : NONE;
  }

  /** A few ideographs of GB 2312 can be valid UTF-8 by chance: letters of two bytes that stand in no word. */
  private static boolean couldBeChinese(byte[] sample) {
    int high = highBytes(sample);
    if (high == 0 || high > CHANCE_BYTES || commonPairs(sample) != high) {
      return false;
    }
    String text = new String(sample, StandardCharsets.UTF_8);
    for (int i = 0; i < text.length(); i++) {
      boolean inWord = i > 0 && isAsciiLetter(text.charAt(i - 1)) || i + 1 < text.length() && isAsciiLetter(text.charAt(i + 1));
      if (text.charAt(i) >= 0x80 && !inWord) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAsciiLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
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

  /** True for UTF-32: every four bytes a character, and nearly all of them common ones. */
  private static boolean wide(byte[] sample, boolean little) {
    int common = 0;
    int units = sample.length / 4;
    for (int i = 0; i + 3 < sample.length; i += 4) {
      int value = 0;
      for (int b = 0; b < 4; b++) {
        value |= (sample[i + b] & 0xFF) << 8 * (little ? b : 3 - b);
      }
      if (value < 0 || value > 0x10FFFF || value == 0) {
        return false;
      }
      common += Units.isCommon(value) ? 1 : 0;
    }
    return units > 1 && common >= units * Units.TEXT;
  }

  /** Valid but for a character cut at the end. */
  private static boolean valid(byte[] sample, Charset charset) {
    CharBuffer out = CharBuffer.allocate(sample.length + 1);
    var decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    return !decoder.decode(ByteBuffer.wrap(sample), out, false).isError();
  }

  /** Bytes in characters of GB 2312: lead 0xA1 to 0xF7, trail 0xA1 to 0xFE. */
  private static int commonPairs(byte[] sample) {
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

  private static int highBytes(byte[] sample) {
    int high = 0;
    for (byte b : sample) {
      high += b < 0 ? 1 : 0;
    }
    return high;
  }

  /** Zero and control bytes of a sample, without the runs of zeros that were never written. */
  private record Zeros(int even, int odd, int controls, int unwritten) {

    static Zeros of(byte[] sample) {
      int[] zeros = new int[2];
      int controls = 0;
      int unwritten = 0;
      for (int i = 0; i < sample.length; i++) {
        int b = sample[i] & 0xFF;
        int run = i;
        while (run < sample.length && sample[run] == 0) {
          run++;
        }
        if (run - i >= UNWRITTEN_BYTES) {
          unwritten += run - i;
          i = run - 1;
        } else if (b == 0) {
          zeros[i & 1]++;
        } else if (b < 0x20 && "\t\n\r\f\u001B\b".indexOf(b) < 0) {
          controls++;
        }
      }
      return new Zeros(zeros[0], zeros[1], controls, unwritten);
    }
  }

  /** Latin text in one byte a character, of Windows or of its console. */
  private static final class Latin {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /** The console's code pages of Western Europe and of the United States; 850 has the former's capital letters. */
    private static final List<Charset> CONSOLE = List.of(Charset.forName("IBM850"), Charset.forName("IBM437"));

    static Charset likeliest(byte[] sample) {
      Charset best = WINDOWS_1252;
      int most = plausible(sample, best);
      for (Charset console : CONSOLE) {
        int mine = plausible(sample, console);
        if (mine > most) {
          best = console;
          most = mine;
        }
      }
      return best;
    }

    /** Letters that continue a word in its case, and lines of frames, less what stands in no word's middle. */
    private static int plausible(byte[] sample, Charset charset) {
      String text = new String(sample, charset);
      int sum = 0;
      for (int i = 0; i < text.length(); i++) {
        if (text.charAt(i) >= 0x80) {
          sum += plausible(i == 0 ? ' ' : text.charAt(i - 1), text.charAt(i), i + 1 < text.length() ? text.charAt(i + 1) : ' ');
        }
      }
      return sum;
    }

    private static int plausible(char before, char c, char after) {
      boolean inWord = Character.isLetter(before) || Character.isLetter(after);
      if (c >= 0x2500 && c < 0x25A0) {
        return inWord ? -2 : 1;
      } else if (!Character.isLetter(c)) {
        return Character.isLetter(before) && Character.isLetter(after) && c != '\u2019' ? -2 : 0;
      }
      boolean raised = Character.isUpperCase(c) && Character.isLowerCase(before);
      boolean european = c < 0x180 && c != '\u00AA' && c != '\u00BA' && c != '\u0192';
      // No word doubles an accented letter; a frame's corner and edge do.
      return raised || !european || c == before ? -2 : inWord ? 2 : 0;
    }
  }
}
