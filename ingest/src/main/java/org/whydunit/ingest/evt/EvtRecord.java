package org.whydunit.ingest.evt;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

import org.whydunit.ingest.Damage;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.facts.LogEvent;

/** One record of a legacy log. */
final class EvtRecord {

  /*
   * EVENTLOGRECORD (Microsoft, winnt.h): 0 u32 size, 4 "LfLe", 8 u32 number, 12 u32 generated, 16 u32 written (Unix
   * seconds), 20 u32 event id with its qualifiers above, 24 u16 type, 26 u16 strings, 28 u16 category, 36 u32 offset of
   * the strings, 40 u32 SID size, 44 u32 SID offset, 48 u32 data size, 52 u32 data offset, 56 source name, computer
   * name, then the rest, all UTF-16 with NUL.
   */
  static final int FIXED_BYTES = 56;
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private final byte[] bytes;
  private final ByteBuffer fields;
  private final long offset;
  private final String path;
  private int at = FIXED_BYTES;
  private final String provider;

  EvtRecord(byte[] bytes, long offset, String path) {
    this.bytes = bytes;
    this.fields = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    this.offset = offset;
    this.path = path;
    this.provider = text();
  }

  String provider() {
    return provider;
  }

  int id() {
    return fields.getShort(20) & 0xFFFF;
  }

  LogEvent event(Reading reading) {
    at = FIXED_BYTES + 2 * provider.length() + 2;
    String computer = text();
    return new LogEvent(
        provider,
        id(),
        "",
        level(),
        Instant.ofEpochSecond(fields.getInt(12) & 0xFFFF_FFFFL),
        computer,
        data(),
        "",
        reading.record(fields.getInt(8) & 0xFFFF_FFFFL));
  }

  private Map<String, String> data() {
    Map<String, String> data = new LinkedHashMap<>();
    int strings = fields.getShort(26) & 0xFFFF;
    at = fields.getInt(36);
    for (int i = 1; i <= strings; i++) {
      data.put("param" + i, text());
    }
    int size = fields.getInt(48);
    int from = fields.getInt(52);
    if (size > 0) {
      require(from, size);
      data.put("Binary", HEX.formatHex(bytes, from, from + size));
    }
    return data;
  }

  /** EVENTLOG_ERROR_TYPE, _WARNING_TYPE, _INFORMATION_TYPE and the two audit types (Microsoft, winnt.h). */
  private String level() {
    return switch (fields.getShort(24)) {
      case 1 -> "error";
      case 2 -> "warning";
      case 0, 4, 8, 16 -> "information";
      default -> "";
    };
  }

  private String text() {
    require(at, 2);
    int end = at;
    while (fields.getShort(end) != 0) {
      end += 2;
      require(end, 2);
    }
    String text = new String(bytes, at, end - at, StandardCharsets.UTF_16LE);
    at = end + 2;
    return text;
  }

  private void require(int from, int size) {
    if (from < 0 || size < 0 || from > bytes.length - size) {
      throw new Damage(path, offset, size + " bytes inside the record", "the record has " + bytes.length);
    }
  }
}
