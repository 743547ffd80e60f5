package org.whydunit.ingest.evtx;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

import org.whydunit.ingest.Source;

/**
 * Typed values as text: integers in decimal, HexInt and size_t as {@code 0x…}, GUIDs without braces, SIDs as {@code
 * S-1-…}, times in UTC with six decimals, binary as upper case hexadecimal. A value that is shorter than its type is
 * absent, that is, empty.
 *
 * <p>Source of the types: MS-EVEN6, section 2.2.12, BinXml ABNF; libevtx, "Windows XML Event Log (EVTX) format",
 * section 5.7.
 */
final class Values {

  static final int NULL = 0x00;
  static final int STRING = 0x01;
  static final int ANSI_STRING = 0x02;
  static final int INT8 = 0x03;
  static final int UINT8 = 0x04;
  static final int INT16 = 0x05;
  static final int UINT16 = 0x06;
  static final int INT32 = 0x07;
  static final int UINT32 = 0x08;
  static final int INT64 = 0x09;
  static final int UINT64 = 0x0A;
  static final int REAL32 = 0x0B;
  static final int REAL64 = 0x0C;
  static final int BOOL = 0x0D;
  static final int BINARY = 0x0E;
  static final int GUID = 0x0F;
  static final int SIZE_T = 0x10;
  static final int FILETIME = 0x11;
  static final int SYSTEMTIME = 0x12;
  static final int SID = 0x13;
  static final int HEX_INT32 = 0x14;
  static final int HEX_INT64 = 0x15;
  static final int BINXML = 0x21;
  static final int ARRAY = 0x80;

  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final int SID_HEADER_BYTES = 8;

  /** Seconds from 1601-01-01, where FILETIME begins, to 1970-01-01 (MS-DTYP, section 2.3.3). */
  private static final long FILETIME_TO_UNIX_SECONDS = 11_644_473_600L;

  private static final long FILETIME_PER_SECOND = 10_000_000L;

  /** Seconds from 1970-01-01 to 10000-01-01. */
  private static final long YEAR_10000 = 253_402_300_800L;

  private Values() {}

  /** True for values that JSON writes without quotes. */
  static boolean bare(int type) {
    return type >= INT8 && type <= UINT64 || type == BOOL;
  }

  /** Bytes of a value of the type; 0 for types without a fixed size. */
  static int width(int type) {
    return switch (type) {
      case INT8, UINT8 -> 1;
      case INT16, UINT16 -> 2;
      case INT32, UINT32, REAL32, BOOL, HEX_INT32 -> 4;
      case INT64, UINT64, REAL64, FILETIME, HEX_INT64, SIZE_T -> 8;
      case GUID, SYSTEMTIME -> 16;
      default -> 0;
    };
  }

  /** A value that is no array as text. */
  static String text(Chunk chunk, int type, int at, int size) {
    chunk.require(at, size);
    if (size < (type == SIZE_T ? 4 : width(type))) {
      return "";
    }
    return switch (type) {
      case NULL -> "";
      case STRING -> chunk.utf16(at, size);
      case ANSI_STRING -> ansi(chunk, at, size);
      case INT8 -> Integer.toString((byte) chunk.u8(at));
      case UINT8 -> Integer.toString(chunk.u8(at));
      case INT16 -> Integer.toString((short) chunk.u16(at));
      case UINT16 -> Integer.toString(chunk.u16(at));
      case INT32 -> Integer.toString(chunk.i32(at));
      case UINT32 -> Integer.toUnsignedString(chunk.i32(at));
      case INT64 -> Long.toString(chunk.i64(at));
      case UINT64 -> Long.toUnsignedString(chunk.i64(at));
      case REAL32 -> Float.toString(Float.intBitsToFloat(chunk.i32(at)));
      case REAL64 -> Double.toString(Double.longBitsToDouble(chunk.i64(at)));
      case BOOL -> Boolean.toString(chunk.i32(at) != 0);
      case GUID -> guid(chunk, at);
      case SIZE_T -> size < 8 ? hex(chunk.i32(at) & 0xFFFF_FFFFL) : hex(chunk.i64(at));
      case FILETIME -> fileTime(chunk.i64(at));
      case SYSTEMTIME -> systemTime(chunk, at);
      case SID -> sid(chunk, at, size);
      case HEX_INT32 -> hex(chunk.i32(at) & 0xFFFF_FFFFL);
      case HEX_INT64 -> hex(chunk.i64(at));
      default -> HEX.formatHex(chunk.data(), at, at + size);
    };
  }

  /** True when {@link #text} would be empty. */
  static boolean isEmpty(Chunk chunk, int type, int at, int size) {
    return switch (type) {
      case NULL -> true;
      case STRING -> size < 2 || chunk.u16(at) == 0;
      case ANSI_STRING -> ansi(chunk, at, size).isEmpty();
      case SIZE_T -> size < 4;
      case SID -> size < SID_HEADER_BYTES;
      default -> size < Math.max(1, width(type));
    };
  }

  /** The items of an array. */
  static List<Node.Text> items(Chunk chunk, int arrayType, int at, int size) {
    chunk.require(at, size);
    int type = arrayType & ~ARRAY;
    List<Node.Text> items = new ArrayList<>();
    int end = at + size;
    int from = at;
    while (from < end) {
      int bytes = itemBytes(chunk, type, from, end);
      items.add(new Node.Text(text(chunk, type, from, Math.min(bytes, end - from)), bare(type)));
      from += bytes;
    }
    return items;
  }

  private static int itemBytes(Chunk chunk, int type, int from, int end) {
    int at = from;
    return switch (type) {
      case STRING -> {
        while (at + 1 < end && chunk.u16(at) != 0) {
          at += 2;
        }
        yield at + 2 - from;
      }
      case ANSI_STRING -> {
        while (at < end && chunk.u8(at) != 0) {
          at++;
        }
        yield at + 1 - from;
      }
      case SID -> SID_HEADER_BYTES + 4 * (end - from < 2 ? 0 : chunk.u8(from + 1));
      default -> width(type) == 0 ? end - from : width(type);
    };
  }

  /** A FILETIME in UTC; beyond the year 9999 it is no time and shown as a number. */
  static String fileTime(long fileTime) {
    long seconds = Long.divideUnsigned(fileTime, FILETIME_PER_SECOND) - FILETIME_TO_UNIX_SECONDS;
    int nanos = (int) Long.remainderUnsigned(fileTime, FILETIME_PER_SECOND) * 100;
    LocalDateTime time = LocalDateTime.ofEpochSecond(seconds, nanos, ZoneOffset.UTC);
    return time.getYear() > 9999 ? hex(fileTime) : format(time);
  }

  /** The same moment, as exactly as its text tells it; {@code null} beyond the year 9999. */
  static Instant instant(long fileTime) {
    long seconds = Long.divideUnsigned(fileTime, FILETIME_PER_SECOND) - FILETIME_TO_UNIX_SECONDS;
    long micros = Long.remainderUnsigned(fileTime, FILETIME_PER_SECOND) / 10;
    return seconds < YEAR_10000 ? Instant.ofEpochSecond(seconds, micros * 1000) : null;
  }

  /** Eight u16: year, month, day of week, day, hour, minute, second, millisecond (MS-DTYP, section 2.3.13). */
  private static String systemTime(Chunk chunk, int at) {
    if (chunk.i64(at) == 0 && chunk.i64(at + 8) == 0) {
      return fileTime(0);
    }
    try {
      LocalDateTime time =
          LocalDateTime.of(
              chunk.u16(at),
              chunk.u16(at + 2),
              chunk.u16(at + 6),
              chunk.u16(at + 8),
              chunk.u16(at + 10),
              chunk.u16(at + 12),
              Math.multiplyExact(chunk.u16(at + 14), 1_000_000));
      return time.getYear() > 9999 ? HEX.formatHex(chunk.data(), at, at + 16) : format(time);
    } catch (DateTimeException | ArithmeticException notATime) {
      return HEX.formatHex(chunk.data(), at, at + 16);
    }
  }

  private static String format(LocalDateTime time) {
    StringBuilder text = new StringBuilder(27);
    digits(text, time.getYear(), 1000).append('-');
    digits(text, time.getMonthValue(), 10).append('-');
    digits(text, time.getDayOfMonth(), 10).append('T');
    digits(text, time.getHour(), 10).append(':');
    digits(text, time.getMinute(), 10).append(':');
    digits(text, time.getSecond(), 10).append('.');
    return digits(text, time.getNano() / 1000, 100_000).append('Z').toString();
  }

  private static StringBuilder digits(StringBuilder text, int value, int highest) {
    for (int unit = highest; unit > 0; unit /= 10) {
      text.append((char) ('0' + value / unit % 10));
    }
    return text;
  }

  private static String hex(long value) {
    return "0x" + Long.toHexString(value);
  }

  /** The first three parts are little endian numbers (MS-DTYP, section 2.3.4). */
  private static String guid(Chunk chunk, int at) {
    byte[] bytes = chunk.data();
    return HEX.toHexDigits(chunk.i32(at))
        + "-"
        + HEX.toHexDigits((short) chunk.u16(at + 4))
        + "-"
        + HEX.toHexDigits((short) chunk.u16(at + 6))
        + "-"
        + HEX.formatHex(bytes, at + 8, at + 10)
        + "-"
        + HEX.formatHex(bytes, at + 10, at + 16);
  }

  /** Revision, count, 48-bit big endian authority, then u32 sub-authorities (MS-DTYP, section 2.4.2.2). */
  private static String sid(Chunk chunk, int at, int size) {
    if (size < SID_HEADER_BYTES) {
      return "";
    }
    long authority = 0;
    for (int i = 2; i < SID_HEADER_BYTES; i++) {
      authority = authority << 8 | chunk.u8(at + i);
    }
    StringBuilder text = new StringBuilder("S-").append(chunk.u8(at)).append('-').append(authority);
    int count = Math.min(chunk.u8(at + 1), (size - SID_HEADER_BYTES) / 4);
    for (int i = 0; i < count; i++) {
      text.append('-').append(chunk.i32(at + SID_HEADER_BYTES + 4 * i) & 0xFFFF_FFFFL);
    }
    return text.toString();
  }

  /** The code page is that of the machine that wrote the log, which the log does not name. */
  private static String ansi(Chunk chunk, int at, int size) {
    byte[] text = new byte[size];
    int length = 0;
    boolean ascii = true;
    for (int i = at; i < at + size; i++) {
      byte b = chunk.data()[i];
      if (b != 0) {
        text[length++] = b;
        ascii &= b > 0;
      }
    }
    if (ascii) {
      return new String(text, 0, length, StandardCharsets.ISO_8859_1);
    }
    Charset guess = Source.of("", Arrays.copyOf(text, length)).text().encoding();
    return new String(text, 0, length, guess == null ? WINDOWS_1252 : guess);
  }
}
