package org.whydunit.ingest.dump;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

import org.whydunit.ingest.Reading;
import org.whydunit.ingest.facts.StackFrame;

/**
 * A stack without unwind data: the program counter, then every value on the stack that can be a return address.
 *
 * <p>A value counts when it points into a module behind its headers and, where the dump holds the code before it, when
 * that code is a call. A value in front of a code segment selector is kept too: a trap pushes program counter and
 * selector (Intel SDM volume 3A, section 6.14, 64-bit mode stack frame), and no call stands before a faulting
 * instruction.
 */
final class StackScan {

  /** A stack that runs over has thousands; the innermost ones tell the story. */
  private static final int MOST_FRAMES = 200;

  private static final int HEADER_BYTES = 0x1000;
  private static final int KERNEL_CODE_SELECTOR = 0x10;

  private final AddressSpace memory;
  private final Modules modules;
  private final int wordBytes;
  private final boolean x86;
  private final Reading reading;
  private final List<StackFrame> frames = new ArrayList<>();

  /**
   * @param wordBytes 4 or 8
   * @param x86 true when calls can be checked as x86 or x64 instructions
   */
  StackScan(AddressSpace memory, Modules modules, int wordBytes, boolean x86, Reading reading) {
    this.memory = memory;
    this.modules = modules;
    this.wordBytes = wordBytes;
    this.x86 = x86;
    this.reading = reading;
  }

  /** Adds the exact first frame; nothing when the address is unknown or in no module. */
  StackScan counter(Long address, long contextOffset) {
    Module module = address == null ? null : modules.at(address);
    if (module != null) {
      frames.add(frame(module, address, true, contextOffset));
    }
    return this;
  }

  /** Scans upwards, until the limit or the first byte that the dump does not hold. */
  StackScan words(long from, long to) {
    for (long at = from & -wordBytes; at < to && frames.size() < MOST_FRAMES; ) {
      int count = (int) Math.min(to - at, 4096 - (at & 0xFFF));
      byte[] part = memory.bytes(at, count);
      if (part == null) {
        part = shorter(at, count);
      }
      words(at, ByteBuffer.wrap(part).order(ByteOrder.LITTLE_ENDIAN));
      if (part.length == 0) {
        break;
      }
      at += part.length;
    }
    return this;
  }

  List<StackFrame> frames() {
    return frames;
  }

  private byte[] shorter(long at, int most) {
    int count = most;
    while (count >= wordBytes && memory.bytes(at, count) == null) {
      count = count / 2 / wordBytes * wordBytes;
    }
    return count < wordBytes ? new byte[0] : memory.bytes(at, count);
  }

  private void words(long start, ByteBuffer part) {
    for (int i = 0; i + wordBytes <= part.capacity() && frames.size() < MOST_FRAMES; i += wordBytes) {
      long value = word(part, i);
      Module module = modules.at(value);
      if (module == null || value - module.base() < HEADER_BYTES) {
        continue;
      }
      boolean trap = i + 2 * wordBytes <= part.capacity() && word(part, i + wordBytes) == KERNEL_CODE_SELECTOR;
      if (trap || mayReturnTo(value)) {
        frames.add(frame(module, value, false, memory.offsetOf(start + i)));
      }
    }
  }

  private long word(ByteBuffer part, int at) {
    return wordBytes == 8 ? part.getLong(at) : part.getInt(at) & 0xFFFF_FFFFL;
  }

  /** E8 rel32 five bytes before, or FF /2 two to seven bytes before (Intel SDM volume 2A, CALL). */
  private boolean mayReturnTo(long address) {
    byte[] before = x86 ? memory.bytes(address - 7, 7) : null;
    if (before == null) {
      return true;
    }
    if (before[2] == (byte) 0xE8) {
      return true;
    }
    for (int length = 2; length <= 7; length++) {
      if (before[7 - length] == (byte) 0xFF && (before[8 - length] >>> 3 & 7) == 2) {
        return true;
      }
    }
    return false;
  }

  private StackFrame frame(Module module, long address, boolean exact, long offset) {
    return new StackFrame(
        "", frames.size(), module.name(), "", address - module.base(), exact, reading.offset(Math.max(0, offset)));
  }
}
