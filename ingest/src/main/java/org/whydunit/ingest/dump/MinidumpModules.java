package org.whydunit.ingest.dump;

import java.util.ArrayList;
import java.util.List;

import org.whydunit.ingest.Cursor;
import org.whydunit.ingest.Reading;

/**
 * The images of a crashed program.
 *
 * <p>Layout: MINIDUMP_MODULE, 108 bytes: 0x00 base, 0x08 size, 0x14 offset of the name, 0x18 VS_FIXEDFILEINFO with the
 * file version at 0x08. A name is a 32-bit length in bytes and UTF-16LE. Source: Microsoft, minidumpapiset.h.
 */
final class MinidumpModules {

  private static final int ENTRY_BYTES = 108;

  /** Tens of times what a large program loads. */
  private static final long MOST_MODULES = 8192;

  /** Many entries may point at one long name, so the bound holds memory too. */
  private static final int LONGEST_NAME_BYTES = 2048;

  private MinidumpModules() {}

  /** The modules in listed order: the program itself comes first. */
  static List<Module> read(Cursor file, MinidumpStreams streams, Reading reading) {
    MinidumpStreams.Entries entries = streams.entries(MinidumpStreams.MODULES, ENTRY_BYTES);
    List<Module> modules = new ArrayList<>();
    for (long i = 0; i < Math.min(entries.count(), MOST_MODULES); i++) {
      Module module = module(file, entries.offset() + i * ENTRY_BYTES, reading);
      if (module != null) {
        modules.add(module);
      }
    }
    return modules;
  }

  private static Module module(Cursor file, long at, Reading reading) {
    long base = file.seek(at).readI64Le();
    long bytes = file.readU32Le();
    long nameAt = file.seek(at + 0x14).readU32Le();
    file.skip(8);
    long high = file.readU32Le();
    long low = file.readU32Le();
    if (nameAt > file.size() - 4) {
      reading.problem(reading.offset(at), "dump/module-name", Long.toHexString(nameAt));
      return null;
    }
    long length = file.seek(nameAt).readU32Le();
    if (length > LONGEST_NAME_BYTES || !file.request(length)) {
      reading.problem(reading.offset(nameAt), "dump/module-name", Long.toHexString(length));
      return null;
    }
    String version = (high >>> 16) + "." + (high & 0xFFFF) + "." + (low >>> 16) + "." + (low & 0xFFFF);
    return new Module(file.readUtf16Le((int) length / 2), base, bytes, null, version, reading.offset(at));
  }
}
