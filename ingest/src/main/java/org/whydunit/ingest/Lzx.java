package org.whydunit.ingest;

import java.io.IOException;
import java.util.Arrays;

/**
 * Unpacks LZX as cabinets use it, a frame of at most 32 KiB at a time; window, trees and repeated offsets live on from
 * frame to frame.
 *
 * <p>Source: Microsoft, [MS-PATCH] LZX DELTA Compression and Decompression, sections 2.1 to 2.7; [MS-CAB] 2.1, CFFOLDER. What
 * the stream says is checked against the bits and the window that are there.
 */
final class Lzx {

  private static final int VERBATIM = 1;
  private static final int ALIGNED = 2;
  private static final int UNCOMPRESSED = 3;
  private static final int LITERALS = 256;
  private static final int LENGTHS = 249;
  private static final int LEAST_MATCH = 2;

  /** Behind this many frames, 1 GiB, calls are no longer translated. */
  private static final int TRANSLATED_FRAMES = 32768;

  private final byte[] window;
  private final int slots;
  private final byte[] mainLengths;
  private final byte[] lengthLengths = new byte[LENGTHS];
  private final int[] offsets = {1, 1, 1};
  private Code main;
  private Code lengths;
  private Code aligned;
  private Bits bits;
  private int at;
  private int block;
  private int left;
  private boolean odd;
  private boolean begun;
  private int translatedBytes;
  private int frames;
  private long position;

  /**
   * @param windowBits 15 to 21
   */
  Lzx(int windowBits) throws IOException {
    if (windowBits < 15 || windowBits > 21) {
      throw new IOException("LZX window of 2^%d bytes: expected 2^15 to 2^21".formatted(windowBits));
    }
    window = new byte[1 << windowBits];
    slots = windowBits < 20 ? 2 * windowBits : windowBits == 20 ? 42 : 50;
    mainLengths = new byte[LITERALS + 8 * slots];
  }

  /** The next frame. */
  byte[] frame(byte[] packed, int from, int bytes) throws IOException {
    bits = new Bits(packed, from);
    if (!begun) {
      begun = true;
      translatedBytes = bits.read(1) == 0 ? 0 : bits.read(16) << 16 | bits.read(16);
    }
    // What pads a stored block that ended with the frame before was left there.
    odd &= left > 0;
    byte[] out = new byte[bytes];
    for (int done = 0; done < bytes; ) {
      if (left == 0) {
        beginBlock();
      }
      int part = Math.min(left, bytes - done);
      if (block == UNCOMPRESSED) {
        copyStored(out, done, part);
      } else {
        part = decode(out, done, part, bytes);
      }
      left -= part;
      done += part;
    }
    if (translatedBytes != 0 && frames < TRANSLATED_FRAMES) {
      translate(out);
    }
    frames++;
    position += bytes;
    return out;
  }

  private void beginBlock() throws IOException {
    if (block == UNCOMPRESSED && odd) {
      bits.skipByte();
    }
    block = bits.read(3);
    left = bits.read(8) << 16 | bits.read(16);
    odd = (left & 1) != 0;
    if (left == 0) {
      throw new IOException("LZX block of no bytes");
    }
    switch (block) {
      case VERBATIM, ALIGNED -> trees();
      case UNCOMPRESSED -> {
        bits.alignBeforeStored();
        for (int i = 0; i < 3; i++) {
          offsets[i] = bits.readI32Le();
        }
      }
      default -> throw new IOException("LZX block of type " + block);
    }
  }

  private void trees() throws IOException {
    if (block == ALIGNED) {
      byte[] alignedLengths = new byte[8];
      for (int i = 0; i < 8; i++) {
        alignedLengths[i] = (byte) bits.read(3);
      }
      aligned = new Code(alignedLengths);
    }
    lengths(mainLengths, 0, LITERALS);
    lengths(mainLengths, LITERALS, mainLengths.length);
    lengths(lengthLengths, 0, LENGTHS);
    main = new Code(mainLengths);
    lengths = new Code(lengthLengths);
  }

  /** Lengths are told as differences to those of the block before, themselves in a code of 20 symbols. */
  private void lengths(byte[] of, int from, int to) throws IOException {
    byte[] own = new byte[20];
    for (int i = 0; i < own.length; i++) {
      own[i] = (byte) bits.read(4);
    }
    Code code = new Code(own);
    for (int i = from; i < to; ) {
      int symbol = code.next(bits);
      int run = 1;
      int length = 0;
      if (symbol == 17) {
        run = 4 + bits.read(4);
      } else if (symbol == 18) {
        run = 20 + bits.read(5);
      } else if (symbol == 19) {
        run = 4 + bits.read(1);
        length = (of[i] - code.next(bits) + 17) % 17;
      } else {
        length = (of[i] - symbol + 17) % 17;
      }
      int end = Math.min(to, i + run);
      Arrays.fill(of, i, end, (byte) length);
      i = end;
    }
  }

  private void copyStored(byte[] out, int from, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      put(out, from + i, (byte) bits.readByte());
    }
  }

  /** Decodes at least so many bytes; the last match may go beyond them, not beyond the frame. */
  private int decode(byte[] out, int from, int count, int frame) throws IOException {
    int done = 0;
    while (done < count) {
      int symbol = main.next(bits);
      if (symbol < LITERALS) {
        put(out, from + done++, (byte) symbol);
      } else {
        int length = (symbol - LITERALS & 7) + LEAST_MATCH;
        if (length == 7 + LEAST_MATCH) {
          length += lengths.next(bits);
        }
        int offset = offset(symbol - LITERALS >>> 3);
        if (length > frame - from - done || length > left - done || offset <= 0 || offset > Math.min(window.length, position + from + done)) {
          throw new IOException("LZX match of %d bytes at distance %d".formatted(length, offset));
        }
        for (int i = 0; i < length; i++) {
          put(out, from + done++, window[at - offset & window.length - 1]);
        }
      }
    }
    return done;
  }

  private int offset(int slot) throws IOException {
    int offset;
    if (slot < 3) {
      offset = offsets[slot];
      offsets[slot] = offsets[0];
    } else {
      int extra = slot < 4 ? 0 : Math.min(17, slot / 2 - 1);
      int low = block == ALIGNED && extra >= 3 ? (extra > 3 ? bits.read(extra - 3) << 3 : 0) + aligned.next(bits) : bits.read(extra);
      offset = base(slot) - 2 + low;
      offsets[2] = offsets[1];
      offsets[1] = offsets[0];
    }
    offsets[0] = offset;
    return offset;
  }

  private static int base(int slot) {
    int pairs = Math.min(slot, 38);
    int base = pairs < 4 ? pairs : (2 + (pairs & 1)) << pairs / 2 - 1;
    return base + (slot - pairs << 17);
  }

  private void put(byte[] out, int to, byte value) {
    out[to] = value;
    window[at] = value;
    at = at + 1 & window.length - 1;
  }

  /** The compressor made the targets of x86 calls absolute; back to relative. */
  private void translate(byte[] out) {
    for (int i = 0; i < out.length - 10; i++) {
      if (out[i] == (byte) 0xE8) {
        long here = position + i;
        long absolute = out[i + 1] & 0xFF | (out[i + 2] & 0xFF) << 8 | (out[i + 3] & 0xFF) << 16 | out[i + 4] << 24;
        if (absolute >= -here && absolute < translatedBytes) {
          long relative = absolute >= 0 ? absolute - here : absolute + translatedBytes;
          for (int b = 0; b < 4; b++) {
            out[i + 1 + b] = (byte) (relative >>> 8 * b);
          }
        }
        i += 4;
      }
    }
  }

  /** A canonical prefix code of at most 16 bits. */
  private static final class Code {

    private final int[] counts = new int[17];
    private final int[] symbols;

    Code(byte[] lengths) {
      symbols = new int[lengths.length];
      for (byte length : lengths) {
        counts[length]++;
      }
      counts[0] = 0;
      int[] next = new int[17];
      for (int i = 1; i < 17; i++) {
        next[i] = next[i - 1] + counts[i - 1];
      }
      for (int symbol = 0; symbol < lengths.length; symbol++) {
        if (lengths[symbol] != 0) {
          symbols[next[lengths[symbol]]++] = symbol;
        }
      }
    }

    int next(Bits bits) throws IOException {
      int code = 0;
      int first = 0;
      int index = 0;
      for (int length = 1; length < 17; length++) {
        code |= bits.read(1);
        int count = counts[length];
        if (code - first < count) {
          return symbols[index + code - first];
        }
        index += count;
        first = first + count << 1;
        code <<= 1;
      }
      throw new IOException("LZX code that stands for nothing");
    }
  }

  /** Bits of words of 16 bits, little endian, the highest bit first. */
  private static final class Bits {

    private final byte[] data;
    private int next;
    private int word;
    private int unread;

    Bits(byte[] data, int from) {
      this.data = data;
      this.next = from;
    }

    int read(int count) throws IOException {
      int value = 0;
      for (int i = 0; i < count; i++) {
        if (unread == 0) {
          // The last word of a frame may lack its second byte.
          word = readByte() | (next < data.length ? readByte() << 8 : 0);
          unread = 16;
        }
        value = value << 1 | word >>> --unread & 1;
      }
      return value;
    }

    int readByte() throws IOException {
      if (next >= data.length) {
        throw new IOException("LZX frame of %d bytes ends early".formatted(data.length));
      }
      return data[next++] & 0xFF;
    }

    int readI32Le() throws IOException {
      return readByte() | readByte() << 8 | readByte() << 16 | readByte() << 24;
    }

    /** One to sixteen bits of padding stand before stored bytes. */
    void alignBeforeStored() throws IOException {
      if (unread == 0) {
        next += 2;
      }
      unread = 0;
    }

    void skipByte() {
      next++;
    }
  }
}
