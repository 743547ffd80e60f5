package org.whydunit.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A Windows cabinet: folders of blocks, each block packed for itself, with the files one behind another in their folder.
 * Blocks that are stored or packed by MSZIP or LZX are opened; of files packed by Quantum only the names are told.
 *
 * <p>Source: Microsoft, [MS-CAB] Cabinet File Format, sections 2.1 to 2.4; [MS-MCI] MSZIP, section 2.1. No size that the
 * cabinet states is allocated before its bytes are there.
 */
final class Cabinet {

  /** The signature, then four zero bytes. */
  static final int[] MAGIC = {'M', 'S', 'C', 'F', 0, 0, 0, 0};

  private static final int STORED = 0;
  private static final int QUANTUM = 2;
  private static final int LZX = 3;
  private static final int PREVIOUS = 1;
  private static final int NEXT = 2;
  private static final int RESERVE = 4;
  private static final int UTF8_NAME = 0x80;
  private static final int LONGEST_NAME = 256;

  /** What a block unpacks to at most, and how far back MSZIP reaches. */
  private static final int BLOCK_BYTES = 32 * 1024;

  private final Cursor file;
  private final List<Folder> folders = new ArrayList<>();
  private final List<Member> members = new ArrayList<>();
  private int reservedBytes;

  Cabinet(MemorySegment bytes, String path) {
    this.file = new Cursor(bytes, path);
    read();
  }

  /** Where a folder's blocks begin, how many there are and how they are packed, with the packing's parameter above it. */
  private record Folder(long at, int blocks, int type) {

    int packing() {
      return type & 0xF;
    }

    int windowBits() {
      return type >>> 8 & 0x1F;
    }
  }

  /**
   * A file.
   *
   * @param name as stored, with backslashes
   * @param folder index; a file that goes on from or into another cabinet names none
   * @param from offset in its unpacked folder
   */
  record Member(String name, int folder, long from, long bytes) {}

  /*
   * CFHEADER: 16 u32 offset of the files, 26 u16 folders, 28 u16 files, 30 u16 flags; 36 reserved sizes and names of
   * neighbours as the flags say. CFFOLDER: u32 offset, u16 blocks, u16 packing. CFFILE: u32 bytes, u32 offset in the
   * folder, u16 folder, u16 date, u16 time, u16 attributes, name up to NUL.
   */
  private void read() {
    long files = file.seek(16).readU32Le();
    int folderCount = file.seek(26).readU16Le();
    int fileCount = file.readU16Le();
    int flags = file.readU16Le();
    file.seek(36);
    int reservedOfFolder = 0;
    if ((flags & RESERVE) != 0) {
      int ofHeader = file.readU16Le();
      reservedOfFolder = file.readU8();
      reservedBytes = file.readU8();
      file.skip(ofHeader);
    }
    for (int names = 2 * (Integer.bitCount(flags & (PREVIOUS | NEXT))); names > 0; names--) {
      name(false);
    }
    for (int i = 0; i < folderCount; i++) {
      folders.add(new Folder(file.readU32Le(), file.readU16Le(), file.readU16Le()));
      file.skip(reservedOfFolder);
    }
    file.seek(files);
    for (int i = 0; i < fileCount && file.request(17); i++) {
      long bytes = file.readU32Le();
      long from = file.readU32Le();
      int folder = file.readU16Le();
      file.skip(4);
      boolean utf8 = (file.readU16Le() & UTF8_NAME) != 0;
      members.add(new Member(name(utf8), folder, from, bytes));
    }
    members.sort(Comparator.comparingInt(Member::folder).thenComparingLong(Member::from));
  }

  private String name(boolean utf8) {
    byte[] name = new byte[LONGEST_NAME];
    int length = 0;
    for (int b = file.readU8(); b != 0; b = file.readU8()) {
      if (length < LONGEST_NAME) {
        name[length++] = (byte) b;
      }
    }
    return new String(name, 0, length, utf8 ? StandardCharsets.UTF_8 : Charset.forName("windows-1252"));
  }

  /** The files, in the order in which their folders hold them. */
  List<Member> members() {
    return members;
  }

  /** True when a file's folder is here and packed in a way that is opened. */
  boolean opens(Member member) {
    return member.folder() < folders.size() && opened(folders.get(member.folder()).packing());
  }

  private static boolean opened(int packing) {
    return packing <= LZX && packing != QUANTUM;
  }

  /** The unpacked folder of a file, to be read from its start on by all files of that folder. */
  Blocks blocks(Member member) {
    return new Blocks(file, folders.get(member.folder()), reservedBytes);
  }

  /**
   * The unpacked bytes of a folder, of which one file at a time is shown. CFDATA: u32 checksum, u16 packed bytes, u16
   * unpacked bytes, reserved, data; of MSZIP, {@code CK} and a deflate stream that reaches back into the block before.
   */
  static final class Blocks extends InputStream {

    private final Cursor file;
    private final Folder folder;
    private final int reserved;
    private final Inflater inflater = new Inflater(true);
    private Lzx lzx;
    private byte[] block = new byte[0];
    private int used;
    private int done;
    private long next;
    private long position;
    private long end;

    Blocks(Cursor file, Folder folder, int reserved) {
      this.file = file;
      this.folder = folder;
      this.reserved = reserved;
      this.next = folder.at();
    }

    /** Goes to a file, which may not lie before what was read already; reading ends where the file ends. */
    Blocks show(Member member) throws IOException {
      if (member.from() < position) {
        throw new IOException("%s overlaps the file before it".formatted(member.name()));
      }
      end = member.from();
      skipNBytes(member.from() - position);
      end = member.from() + member.bytes();
      return this;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] to, int at, int most) throws IOException {
      if (position >= end || most == 0) {
        return most == 0 ? 0 : -1;
      }
      if (used >= block.length) {
        unpack();
      }
      int count = (int) Math.min(Math.min(most, block.length - used), end - position);
      System.arraycopy(block, used, to, at, count);
      used += count;
      position += count;
      return count;
    }

    private void unpack() throws IOException {
      if (done++ >= folder.blocks()) {
        throw new IOException("ends after %d of %d bytes".formatted(position, end));
      }
      file.seek(next).skip(4);
      int packed = file.readU16Le();
      int bytes = file.readU16Le();
      file.skip(reserved);
      if (bytes == 0 || bytes > BLOCK_BYTES) {
        throw new IOException("block of %d bytes at 0x%x: expected 1 to %d".formatted(bytes, next, BLOCK_BYTES));
      }
      byte[] data = file.readBytes(packed);
      next = file.position();
      block =
          switch (folder.packing()) {
            case STORED -> stored(data, bytes);
            case LZX -> lzx().frame(data, 0, bytes);
            default -> inflated(data, bytes);
          };
      used = 0;
    }

    private Lzx lzx() throws IOException {
      if (lzx == null) {
        lzx = new Lzx(folder.windowBits());
      }
      return lzx;
    }

    private static byte[] stored(byte[] data, int bytes) throws IOException {
      if (data.length != bytes) {
        throw new IOException("stored block of %d bytes: expected %d".formatted(data.length, bytes));
      }
      return data;
    }

    private byte[] inflated(byte[] data, int bytes) throws IOException {
      if (data.length < 2 || data[0] != 'C' || data[1] != 'K') {
        throw new IOException("block without the mark CK");
      }
      byte[] out = new byte[bytes];
      try {
        inflater.reset();
        inflater.setDictionary(block);
        inflater.setInput(data, 2, data.length - 2);
        int count = 0;
        for (int part; count < bytes && (part = inflater.inflate(out, count, bytes - count)) > 0; ) {
          count += part;
        }
        if (count < bytes) {
          throw new IOException("block unpacks to %d bytes: expected %d".formatted(count, bytes));
        }
      } catch (DataFormatException damaged) {
        throw new IOException("block is no deflate stream: " + damaged.getMessage(), damaged);
      }
      return out;
    }

    @Override
    public void close() {
      inflater.end();
    }
  }
}
