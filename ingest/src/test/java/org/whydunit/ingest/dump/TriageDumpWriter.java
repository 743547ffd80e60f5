package org.whydunit.ingest.dump;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes small memory dumps of an invented machine, 64-bit and 32-bit, with layouts of its own. */
final class TriageDumpWriter {

  private record Entry(String name, long base, int bytes, int stamp) {}

  private final boolean wide;
  private final List<Entry> drivers = new ArrayList<>();
  private final List<Entry> unloaded = new ArrayList<>();
  private final List<Long> stack = new ArrayList<>();
  private final long[] parameters = new long[4];
  private int code = 0x100000D1;
  private long counter;
  private int attributes = -1;
  private long pointerInStack;

  TriageDumpWriter(boolean wide) {
    this.wide = wide;
  }

  TriageDumpWriter code(int stored, long... stopParameters) {
    code = stored;
    System.arraycopy(stopParameters, 0, parameters, 0, 4);
    return this;
  }

  TriageDumpWriter driver(String path, long base, int bytes, int stamp) {
    drivers.add(new Entry(path, base, bytes, stamp));
    return this;
  }

  TriageDumpWriter unloaded(String name, long base, int bytes) {
    unloaded.add(new Entry(name, base, bytes, 0));
    return this;
  }

  TriageDumpWriter counter(long address) {
    counter = address;
    return this;
  }

  TriageDumpWriter attributes(int bits) {
    attributes = bits;
    return this;
  }

  /** Words of the stack; the stored stack pointer stands at the word of this index. */
  TriageDumpWriter stack(int pointerAt, long... words) {
    pointerInStack = pointerAt;
    for (long word : words) {
      stack.add(word);
    }
    return this;
  }

  byte[] bytes() {
    ByteBuffer to = ByteBuffer.allocate(0x8000).order(ByteOrder.LITTLE_ENDIAN);
    Arrays.fill(to.array(), 0, wide ? 0x2000 : 0x1000, (byte) 0);
    for (int i = 0; i < (wide ? 0x2000 : 0x1000); i += 4) {
      to.put(i, "PAGE".getBytes(StandardCharsets.US_ASCII));
    }
    if (wide) {
      header64(to);
    } else {
      header32(to);
    }
    block(to, wide ? 0x2000 : 0x1000);
    return to.array();
  }

  private long stackTop() {
    return wide ? 0xFFFF8504_29890EE0L : 0x9A320010L;
  }

  private void header64(ByteBuffer to) {
    to.put(4, "DU64".getBytes(StandardCharsets.US_ASCII)).putInt(12, 19045);
    to.putInt(48, 34404).putInt(52, 8).putInt(56, code);
    for (int i = 0; i < 4; i++) {
      to.putLong(64 + i * 8, parameters[i]);
    }
    to.putLong(840 + 248, counter).putLong(840 + 152, stackTop() + pointerInStack * 8);
    to.putInt(3992, 4).putLong(4008, 133_500_000_000_000_000L).putLong(4144, 1_234_567_890L);
    if (attributes >= 0) {
      to.putInt(4176, attributes);
    }
  }

  private void header32(ByteBuffer to) {
    to.put(4, "DUMP".getBytes(StandardCharsets.US_ASCII)).putInt(12, 7601);
    to.putInt(32, 332).putInt(36, 2).putInt(40, code);
    for (int i = 0; i < 4; i++) {
      to.putInt(44 + i * 4, (int) parameters[i]);
    }
    to.putInt(800 + 184, (int) counter).putInt(800 + 196, (int) (stackTop() + pointerInStack * 4));
    to.putInt(3976, 4).putLong(4032, 133_500_000_000_000_000L).putLong(4024, 1_234_567_890L);
  }

  private void block(ByteBuffer to, int at) {
    int unloadedAt = at + 0x200;
    int processAt = at + 0x800;
    int stackAt = at + 0x1000;
    int driversAt = at + 0x2000;
    int namesAt = at + 0x4000;
    to.putInt(at + 24, unloadedAt).putInt(at + 32, processAt).putInt(at + 36, processAt + 0x400);
    to.putInt(at + 40, stackAt).putInt(at + 44, stack.size() * (wide ? 8 : 4));
    to.putInt(at + 48, driversAt).putInt(at + 52, drivers.size());
    put(to, at + 72, stackTop());
    to.put(processAt + 0x16C, "writer.exe".getBytes(StandardCharsets.US_ASCII));
    for (int i = 0; i < stack.size(); i++) {
      put(to, stackAt + i * (wide ? 8 : 4), stack.get(i));
    }
    int name = namesAt;
    for (int i = 0; i < drivers.size(); i++) {
      Entry driver = drivers.get(i);
      int entry = driversAt + i * (wide ? 144 : 76);
      to.putInt(entry, name);
      put(to, entry + (wide ? 56 : 28), driver.base());
      to.putInt(entry + (wide ? 72 : 36), driver.bytes()).putInt(entry + (wide ? 136 : 72), driver.stamp());
      to.putInt(name, driver.name().length());
      to.put(name + 4, driver.name().getBytes(StandardCharsets.UTF_16LE));
      name += 4 + driver.name().length() * 2 + 2;
    }
    to.putInt(unloadedAt, unloaded.size());
    for (int i = 0; i < unloaded.size(); i++) {
      Entry driver = unloaded.get(i);
      int entry = unloadedAt + (wide ? 8 + i * 56 : 4 + i * 40);
      to.putShort(entry, (short) (driver.name().length() * 2));
      to.put(entry + (wide ? 16 : 8), driver.name().getBytes(StandardCharsets.UTF_16LE));
      put(to, entry + (wide ? 40 : 32), driver.base());
      put(to, entry + (wide ? 48 : 36), driver.base() + driver.bytes());
    }
  }

  private void put(ByteBuffer to, int at, long value) {
    if (wide) {
      to.putLong(at, value);
    } else {
      to.putInt(at, (int) value);
    }
  }
}
