package org.whydunit.ingest.dump;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes minidumps of an invented program, with layouts of its own. */
final class MinidumpWriter {

  private record Image(String path, long base, int bytes) {}

  private final ByteBuffer to = ByteBuffer.allocate(0x20000).order(ByteOrder.LITTLE_ENDIAN);
  private final List<int[]> directory = new ArrayList<>();
  private final List<Image> images = new ArrayList<>();
  private final boolean wide;
  private int end = 0x200;
  private int platform = 2;
  private String words = "";
  private long code = 0xC0000005L;
  private long address;
  private long counter;
  private int threads = 1;
  private boolean padded;
  private boolean stackInMemory64;
  private boolean exception = true;
  private long[] stack = {};

  MinidumpWriter(boolean wide) {
    this.wide = wide;
  }

  MinidumpWriter system(int id, String text) {
    platform = id;
    words = text;
    return this;
  }

  MinidumpWriter exception(long exceptionCode, long at, long instruction) {
    code = exceptionCode;
    address = at;
    counter = instruction;
    return this;
  }

  MinidumpWriter withoutException() {
    exception = false;
    return this;
  }

  MinidumpWriter image(String path, long base, int bytes) {
    images.add(new Image(path, base, bytes));
    return this;
  }

  MinidumpWriter threads(int count) {
    threads = count;
    return this;
  }

  /** Four bytes between the count of a list and its first entry, as some writers put them. */
  MinidumpWriter padded() {
    padded = true;
    return this;
  }

  MinidumpWriter stackInMemory64() {
    stackInMemory64 = true;
    return this;
  }

  MinidumpWriter stack(long... values) {
    stack = values;
    return this;
  }

  byte[] bytes() {
    int stackAt = place(stack.length * (wide ? 8 : 4));
    for (int i = 0; i < stack.length; i++) {
      word(stackAt + i * (wide ? 8 : 4), stack[i]);
    }
    int context = place(1232);
    word(context + (wide ? 248 : 184), counter);
    word(context + (wide ? 152 : 196), 0x7000);
    system();
    threadList(stackAt, context);
    moduleList();
    if (stackInMemory64) {
      int at = stream(9, 32);
      to.putLong(at, 1).putLong(at + 8, stackAt).putLong(at + 16, 0x7000).putLong(at + 24, stackBytes());
    }
    if (exception) {
      int at = stream(6, 168);
      to.putInt(at, 77).putInt(at + 8, (int) code).putLong(at + 24, address);
      to.putInt(at + 160, 1232).putInt(at + 164, context);
    }
    to.put(0, "MDMP".getBytes(StandardCharsets.US_ASCII)).putInt(4, 0x1234A793).putInt(20, 1_700_000_000);
    to.putInt(8, directory.size()).putInt(12, 0x40);
    for (int i = 0; i < directory.size(); i++) {
      int[] entry = directory.get(i);
      to.putInt(0x40 + i * 12, entry[0]).putInt(0x44 + i * 12, entry[1]).putInt(0x48 + i * 12, entry[2]);
    }
    byte[] all = new byte[end];
    to.get(0, all);
    return all;
  }

  private int stackBytes() {
    return stack.length * (wide ? 8 : 4);
  }

  private void system() {
    int text = string(words);
    int at = stream(7, 56);
    to.putShort(at, (short) (wide ? 9 : 0)).putInt(at + 8, 10).putInt(at + 16, 22631);
    to.putInt(at + 20, platform).putInt(at + 24, text);
  }

  private void threadList(int stackAt, int context) {
    int gap = padded ? 8 : 4;
    int at = stream(3, gap + threads * 48);
    to.putInt(at, threads);
    int last = at + gap + (threads - 1) * 48;
    to.putInt(last, 77).putLong(last + 24, stackInMemory64 ? 0 : 0x7000);
    to.putInt(last + 32, stackInMemory64 ? 0 : stackBytes()).putInt(last + 36, stackInMemory64 ? 0 : stackAt);
    to.putInt(last + 40, 1232).putInt(last + 44, context);
  }

  private void moduleList() {
    int[] names = images.stream().mapToInt(image -> string(image.path())).toArray();
    int gap = padded ? 8 : 4;
    int at = stream(4, gap + names.length * 108);
    to.putInt(at, names.length);
    for (int i = 0; i < names.length; i++) {
      int entry = at + gap + i * 108;
      to.putLong(entry, images.get(i).base()).putInt(entry + 8, images.get(i).bytes()).putInt(entry + 20, names[i]);
    }
  }

  private int string(String text) {
    byte[] units = text.getBytes(StandardCharsets.UTF_16LE);
    int at = place(units.length + 6);
    to.putInt(at, units.length).put(at + 4, units);
    return at;
  }

  private int stream(int type, int bytes) {
    int at = place(bytes);
    directory.add(new int[] {type, bytes, at});
    return at;
  }

  private int place(int bytes) {
    int at = end;
    end += bytes + 7 & ~7;
    return at;
  }

  private void word(int at, long value) {
    if (wide) {
      to.putLong(at, value);
    } else {
      to.putInt(at, (int) value);
    }
  }
}
