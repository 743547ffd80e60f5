package org.whydunit.ingest.evtx;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * Writes small event logs for tests: chunks, names and templates as the system's own service does, checksums included.
 * Shares no layout with the reader.
 */
final class EvtxWriter {

  /** A value: type byte of binary XML, its bytes, and a name, which may be empty. */
  record Datum(String name, int type, byte[] raw) {

    static Datum text(String name, String text) {
      return new Datum(name, 1, text.getBytes(StandardCharsets.UTF_16LE));
    }

    static Datum u32(String name, long value) {
      return new Datum(name, 8, ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt((int) value).array());
    }
  }

  /** An event to write. */
  record Written(String provider, int id, int level, long fileTime, List<Datum> data) {}

  private final ByteArrayOutputStream chunks = new ByteArrayOutputStream();
  private final Map<String, Integer> names = new HashMap<>();
  private final Map<String, Integer> templates = new HashMap<>();
  private ByteBuffer chunk;
  private long firstNumber = 1;
  private long number;
  private int lastRecord;
  private boolean literalProvider = true;

  EvtxWriter() {
    startChunk();
  }

  /** From now on the provider is a value of the record, as classic sources have it. */
  EvtxWriter providerAsValue() {
    literalProvider = false;
    templates.clear();
    return this;
  }

  /** Closes the chunk, so that the next event begins another. */
  EvtxWriter endChunk() {
    int free = chunk.position();
    chunk.putInt(44, lastRecord).putInt(48, free);
    chunk.putLong(8, firstNumber).putLong(16, number).putLong(24, firstNumber).putLong(32, number);
    chunk.putInt(52, crc(512, free - 512));
    CRC32 header = new CRC32();
    header.update(chunk.array(), 0, 120);
    header.update(chunk.array(), 128, 384);
    chunk.putInt(124, (int) header.getValue());
    chunks.writeBytes(chunk.array());
    startChunk();
    return this;
  }

  private int crc(int from, int count) {
    CRC32 crc = new CRC32();
    crc.update(chunk.array(), from, count);
    return (int) crc.getValue();
  }

  private void startChunk() {
    names.clear();
    templates.clear();
    firstNumber = number + 1;
    chunk = ByteBuffer.allocate(65536).order(ByteOrder.LITTLE_ENDIAN);
    chunk.put("ElfChnk\0".getBytes(StandardCharsets.US_ASCII)).position(40);
    chunk.putInt(128).position(512);
  }

  /** The log as it would lie on disk. */
  byte[] log() {
    if (chunk.position() > 512) {
      endChunk();
    }
    ByteBuffer header = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
    header.put("ElfFile\0".getBytes(StandardCharsets.US_ASCII)).position(32);
    header.putInt(128).putShort((short) 1).putShort((short) 3).putShort((short) 4096);
    byte[] all = new byte[4096 + chunks.size()];
    System.arraycopy(header.array(), 0, all, 0, 4096);
    System.arraycopy(chunks.toByteArray(), 0, all, 4096, chunks.size());
    return all;
  }

  /** Adds a record that names a template; the template is written into the first record that needs it. */
  EvtxWriter add(Written event) {
    int start = startRecord(event.fileTime());
    chunk.put((byte) 0x0C).put((byte) 1);
    String shape = event.provider() + event.data().stream().map(d -> d.name() + d.type()).toList() + literalProvider;
    int at = templates.getOrDefault(shape, chunk.position() + 8);
    int templateId = shape.hashCode();
    chunk.putInt(templateId).putInt(at);
    if (templates.putIfAbsent(shape, at) == null) {
      chunk.putInt(0).putInt(templateId).putInt(1).putInt(2).putInt(3);
      int size = chunk.position();
      chunk.putInt(0);
      fragment();
      body(event, true);
      chunk.put((byte) 0);
      chunk.putInt(size, chunk.position() - size - 4);
    }
    List<Datum> values = new ArrayList<>(system(event));
    values.addAll(event.data());
    chunk.putInt(values.size());
    values.forEach(v -> chunk.putShort((short) v.raw().length).put((byte) v.type()).put((byte) 0));
    values.forEach(v -> chunk.put(v.raw()));
    return endRecord(start);
  }

  /** Adds a record that is written out without a template; its values must be texts. */
  EvtxWriter addInline(Written event) {
    int start = startRecord(event.fileTime());
    body(event, false);
    return endRecord(start);
  }

  private static List<Datum> system(Written event) {
    ByteBuffer id = ByteBuffer.allocate(2).order(ByteOrder.LITTLE_ENDIAN).putShort((short) event.id());
    ByteBuffer time = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(event.fileTime());
    return List.of(
        new Datum("", 4, new byte[] {(byte) event.level()}),
        Datum.text("", event.provider()),
        new Datum("", 6, id.array()),
        new Datum("", 0x11, time.array()));
  }

  private int startRecord(long fileTime) {
    if (chunk.position() > 40_000) {
      endChunk();
    }
    int start = chunk.position();
    chunk.putInt(0x2A2A).putInt(0).putLong(++number).putLong(fileTime);
    fragment();
    return start;
  }

  private EvtxWriter endRecord(int start) {
    chunk.put((byte) 0);
    while (chunk.position() % 8 != 4) {
      chunk.put((byte) 0);
    }
    int size = chunk.position() + 4 - start;
    chunk.putInt(size).putInt(start + 4, size);
    lastRecord = start;
    return this;
  }

  private void fragment() {
    chunk.put((byte) 0x0F).put((byte) 1).put((byte) 1).put((byte) 0);
  }

  private void body(Written event, boolean template) {
    open("Event", template, true);
    attribute("xmlns");
    string("http://schemas.microsoft.com/win/2004/08/events/event");
    chunk.put((byte) 2);
    open("System", template, false);
    chunk.put((byte) 2);
    open("Provider", template, true);
    attribute("Name");
    if (template && !literalProvider) {
      slot(1, 1);
    } else {
      string(event.provider());
    }
    chunk.put((byte) 3);
    leaf("EventID", template, 2, 6, String.valueOf(event.id()));
    leaf("Level", template, 0, 4, String.valueOf(event.level()));
    open("TimeCreated", template, true);
    attribute("SystemTime");
    if (template) {
      slot(3, 0x11);
    } else {
      string("2024-05-06T07:08:09.123456Z");
    }
    chunk.put((byte) 3);
    leaf("Channel", template, -1, 1, "System");
    leaf("Computer", template, -1, 1, "LAB-07");
    chunk.put((byte) 4);
    data(event.data(), template);
    chunk.put((byte) 4);
  }

  private void data(List<Datum> data, boolean template) {
    open("EventData", template, false);
    chunk.put((byte) 2);
    int index = 4;
    for (Datum datum : data) {
      open("Data", template, !datum.name().isEmpty());
      if (!datum.name().isEmpty()) {
        attribute("Name");
        string(datum.name());
      }
      chunk.put((byte) 2);
      if (template) {
        slot(index++, datum.type());
      } else {
        string(new String(datum.raw(), StandardCharsets.UTF_16LE));
      }
      chunk.put((byte) 4);
    }
    chunk.put((byte) 4);
  }

  private void leaf(String name, boolean template, int slot, int type, String text) {
    open(name, template, false);
    chunk.put((byte) 2);
    if (template && slot >= 0) {
      slot(slot, type);
    } else {
      string(text);
    }
    chunk.put((byte) 4);
  }

  private void open(String name, boolean template, boolean attributes) {
    chunk.put((byte) (attributes ? 0x41 : 0x01));
    if (template) {
      chunk.putShort((short) -1);
    }
    chunk.putInt(0);
    name(name);
    if (attributes) {
      chunk.putInt(0);
    }
  }

  private void attribute(String name) {
    chunk.put((byte) 0x06);
    name(name);
  }

  private void slot(int index, int type) {
    chunk.put((byte) 0x0E).putShort((short) index).put((byte) type);
  }

  private void string(String text) {
    chunk.put((byte) 0x05).put((byte) 1).putShort((short) text.length());
    chunk.put(text.getBytes(StandardCharsets.UTF_16LE));
  }

  private void name(String name) {
    Integer known = names.get(name);
    if (known != null) {
      chunk.putInt(known);
      return;
    }
    int at = chunk.position() + 4;
    names.put(name, at);
    chunk.putInt(at).putInt(0).putShort((short) name.hashCode()).putShort((short) name.length());
    chunk.put(name.getBytes(StandardCharsets.UTF_16LE)).putShort((short) 0);
  }
}
