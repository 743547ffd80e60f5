package org.whydunit.ingest.dump;

import java.time.Instant;
import java.util.Locale;

import org.whydunit.ingest.facts.Driver;
import org.whydunit.ingest.facts.Origin;

/**
 * An image in the address space.
 *
 * @param path name as listed, often with its folder
 * @param bytes size of the image
 * @param date link time stamp when it is a date, else {@code null}
 * @param version file version; may be empty
 */
record Module(String path, long base, long bytes, Instant date, String version, Origin origin) {

  boolean holds(long address) {
    return Long.compareUnsigned(address - base, bytes) < 0;
  }

  /** File name in lower case. */
  String file() {
    int cut = Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/'));
    return path.substring(cut + 1).toLowerCase(Locale.ROOT);
  }

  /** File name without extension in lower case; the kernel is {@code nt}, as debuggers call it. */
  String name() {
    String file = file();
    int dot = file.lastIndexOf('.');
    String stem = dot > 0 ? file.substring(0, dot) : file;
    return switch (stem) {
      case "ntoskrnl", "ntkrnlmp", "ntkrnlpa", "ntkrpamp" -> "nt";
      default -> stem;
    };
  }

  /** {@code rtwlane+0x1234}. */
  String label(long address) {
    return name() + "+0x" + Long.toHexString(address - base);
  }

  Driver driver(String state) {
    return new Driver(file(), "", "", "", version, date, state, base, bytes, "", origin);
  }
}
