package org.whydunit.ingest;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;

/** Writes small cabinets for tests, one folder each, from the format's description; shares no layout with the reader. */
final class CabinetWriter {

  private record Entry(String name, byte[] content) {}

  private final List<Entry> entries = new ArrayList<>();

  CabinetWriter add(String name, String content) {
    entries.add(new Entry(name, content.getBytes(StandardCharsets.UTF_8)));
    return this;
  }

  /** LZX with a window of 32 KiB; its blocks stored, or coded without matches. */
  static final int LZX_STORED = 3 | 15 << 8;

  static final int LZX_CODED = 3 | 15 << 8 | 1 << 16;

  /** The cabinet, its blocks packed by method 0 (stored), 1 (MSZIP) or LZX, or only said to be packed by another. */
  byte[] bytes(int method, boolean reserve) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    entries.forEach(entry -> all.writeBytes(entry.content()));
    List<byte[]> blocks = blocks(all.toByteArray(), method);
    int header = 36 + (reserve ? 4 + 6 : 0);
    int names = entries.stream().mapToInt(e -> 16 + e.name().length() + 1).sum();
    int data = header + 8 + (reserve ? 2 : 0) + names;
    int size = data + blocks.stream().mapToInt(b -> b.length + (reserve ? 1 : 0)).sum();
    ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    out.put("MSCF".getBytes(StandardCharsets.US_ASCII)).putInt(0).putInt(size).putInt(0).putInt(header + 8 + (reserve ? 2 : 0)).putInt(0);
    out.put((byte) 3).put((byte) 1).putShort((short) 1).putShort((short) entries.size()).putShort((short) (reserve ? 4 : 0)).putInt(7);
    if (reserve) {
      out.putShort((short) 6).put((byte) 2).put((byte) 1).put(new byte[6]);
    }
    out.putInt(data).putShort((short) blocks.size()).putShort((short) method);
    if (reserve) {
      out.putShort((short) -1);
    }
    int at = 0;
    for (Entry entry : entries) {
      out.putInt(entry.content().length).putInt(at).putShort((short) 0).putInt(0).putShort((short) 0x20);
      out.put(entry.name().getBytes(StandardCharsets.US_ASCII)).put((byte) 0);
      at += entry.content().length;
    }
    for (byte[] block : blocks) {
      out.put(block, 0, 8);
      if (reserve) {
        out.put((byte) 0x55);
      }
      out.put(block, 8, block.length - 8);
    }
    return out.array();
  }

  private static List<byte[]> blocks(byte[] content, int method) {
    List<byte[]> blocks = new ArrayList<>();
    for (int from = 0; from < content.length; from += 32768) {
      byte[] part = Arrays.copyOfRange(content, from, Math.min(content.length, from + 32768));
      byte[] packed =
          switch (method) {
            case 1 -> deflated(part, Arrays.copyOfRange(content, Math.max(0, from - 32768), from));
            case LZX_STORED -> lzxStored(part, from == 0);
            case LZX_CODED -> lzxCoded(part, from == 0);
            default -> part;
          };
      blocks.add(
          ByteBuffer.allocate(8 + packed.length).order(ByteOrder.LITTLE_ENDIAN).putInt(0).putShort((short) packed.length)
              .putShort((short) part.length).put(packed).array());
    }
    return blocks;
  }

  /** Each block is a deflate stream that may reach back into the one before. */
  private static byte[] deflated(byte[] part, byte[] before) {
    Deflater deflater = new Deflater(9, true);
    deflater.setDictionary(before);
    deflater.setInput(part);
    deflater.finish();
    byte[] packed = new byte[part.length + 100];
    int length = deflater.deflate(packed, 2, packed.length - 2);
    deflater.end();
    packed[0] = 'C';
    packed[1] = 'K';
    return Arrays.copyOf(packed, 2 + length);
  }

  /** A block of each frame: type 3, three old offsets, the bytes, and one more where their number is odd. */
  private static byte[] lzxStored(byte[] part, boolean first) {
    Words words = new Words();
    if (first) {
      words.bits(0, 1);
    }
    words.bits(3, 3).bits(part.length, 24).align();
    ByteBuffer out = ByteBuffer.allocate(words.bytes.size() + 12 + part.length + 1).order(ByteOrder.LITTLE_ENDIAN);
    out.put(words.bytes.toByteArray()).putInt(1).putInt(1).putInt(1).put(part);
    return Arrays.copyOf(out.array(), out.position() + part.length % 2);
  }

  /** A block of each frame: type 1, a code of 8 bits for each literal, none for matches. */
  private static byte[] lzxCoded(byte[] part, boolean first) {
    Words words = new Words();
    if (first) {
      words.bits(0, 1);
    }
    words.bits(1, 3).bits(part.length, 24);
    int literal = first ? 9 : 0;
    for (int i = 0; i < 20; i++) {
      words.bits(i == literal || i == 18 ? 1 : 0, 4);
    }
    words.bits(0, 256);
    for (int symbols : new int[] {240, 249}) {
      for (int i = 0; i < 20; i++) {
        words.bits(i == 0 || i == 18 ? 1 : 0, 4);
      }
      words.bits(0, symbols);
    }
    for (byte b : part) {
      words.bits(b & 0xFF, 8);
    }
    words.align();
    return words.bytes.toByteArray();
  }

  /** Words of 16 bits, little endian, filled from the highest bit. */
  private static final class Words {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int word;
    private int filled;

    Words bits(int value, int count) {
      for (int i = count - 1; i >= 0; i--) {
        word = word << 1 | (i < 32 ? value >>> i & 1 : 0);
        if (++filled == 16) {
          bytes.write(word);
          bytes.write(word >>> 8);
          filled = 0;
          word = 0;
        }
      }
      return this;
    }

    void align() {
      bits(0, filled == 0 ? 0 : 16 - filled);
    }
  }
}
