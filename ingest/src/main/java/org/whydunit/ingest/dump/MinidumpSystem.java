package org.whydunit.ingest.dump;

import org.whydunit.ingest.Cursor;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.facts.Machine;

/**
 * The system that a program crashed on.
 *
 * <p>Layout: MINIDUMP_SYSTEM_INFO: 0x00 processor architecture, 0x08 major, 0x0C minor, 0x10 build, 0x14 platform, 0x18
 * offset of a text (service pack; elsewhere the kernel's own words). Source: Microsoft, minidumpapiset.h; platforms from
 * 0x8000 on: Breakpad, minidump_format.h.
 *
 * @param words service pack, or what the kernel calls itself
 */
record MinidumpSystem(int architecture, int platform, String version, String words, long offset) {

  private static final int WINDOWS_NT = 2;
  private static final int MAC = 0x8101;
  private static final int IOS = 0x8102;
  private static final int LINUX = 0x8201;
  private static final int ANDROID = 0x8203;
  private static final int LONGEST_WORDS_BYTES = 2048;

  /** Processor architectures (winnt.h; 0x8001 up: Breakpad) with program counter and stack pointer in their CONTEXT. */
  enum Registers {
    X86(0, 4, 0xB8, 0xC4),
    ARM(5, 4, 0x40, 0x38),
    X64(9, 8, 0xF8, 0x98),
    ARM64(12, 8, 0x108, 0x100),
    ARM64_BREAKPAD(0x8003, 8, 0x108, 0x100);

    final int architecture;
    final int pointerBytes;
    final int counter;
    final int stack;

    Registers(int architecture, int pointerBytes, int counter, int stack) {
      this.architecture = architecture;
      this.pointerBytes = pointerBytes;
      this.counter = counter;
      this.stack = stack;
    }
  }

  /** The system stream, or {@code null} when there is none. */
  static MinidumpSystem read(Cursor file, MinidumpStreams streams) {
    MinidumpStreams.Stream stream = streams.get(MinidumpStreams.SYSTEM);
    if (stream == null) {
      return null;
    }
    int architecture = file.seek(stream.offset()).readU16Le();
    long major = file.seek(stream.offset() + 8).readU32Le();
    long minor = file.readU32Le();
    long build = file.readU32Le();
    int platform = file.readI32Le();
    long wordsAt = file.readU32Le();
    String version = platform == WINDOWS_NT ? Long.toString(build) : major + "." + minor + "." + build;
    return new MinidumpSystem(architecture, platform, version, words(file, wordsAt), stream.offset());
  }

  boolean windows() {
    return platform == WINDOWS_NT;
  }

  /** Where the registers lie, or {@code null} for an architecture not known here. */
  Registers registers() {
    for (Registers registers : Registers.values()) {
      if (registers.architecture == architecture) {
        return registers;
      }
    }
    return null;
  }

  /** Linux puts {@code uname -srvm} into the words: the second is the release. */
  Machine machine(Reading reading) {
    String[] uname = words.split(" ");
    boolean linux = platform == LINUX || platform == ANDROID;
    String release = linux && uname.length > 1 ? uname[1] : version;
    String os =
        switch (platform) {
          case MAC -> "macOS";
          case IOS -> "iOS";
          case LINUX -> "Linux";
          case ANDROID -> "Android";
          default -> "";
        };
    return new Machine(os, release, "", null, "", "", "", null, null, "", reading.offset(offset));
  }

  private static String words(Cursor file, long at) {
    if (at == 0 || at > file.size() - 4) {
      return "";
    }
    long length = file.seek(at).readU32Le();
    return length > LONGEST_WORDS_BYTES || !file.request(length) ? "" : file.readUtf16Le((int) length / 2);
  }
}
