package org.whydunit.ingest.dump;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * The image name inside a process structure (EPROCESS.ImageFileName: 15 bytes, ended by a zero). Its place differs by
 * build (0x2E0 in Windows 7, 0x5A8 in Windows 10 2004, 0x338 in Windows 11 24H2), so it is found by its shape.
 */
final class ProcessName {

  private static final int FIELD_BYTES = 15;

  /** Names without extension that the kernel itself gives. */
  private static final Set<String> KERNEL_OWN =
      Set.of("System", "Registry", "MemCompression", "Secure System", "Idle", "vmmem", "vmmemWSL");

  private ProcessName() {}

  /** The first name in the structure, or an empty text. */
  static String in(byte[] structure) {
    for (int at = 0; at + FIELD_BYTES <= structure.length; at += 4) {
      int length = nameLength(structure, at);
      if (length > 0) {
        String name = new String(structure, at, length, StandardCharsets.US_ASCII);
        if (isName(name)) {
          return name;
        }
      }
    }
    return "";
  }

  private static int nameLength(byte[] bytes, int at) {
    int length = 0;
    while (length < FIELD_BYTES && bytes[at + length] != 0) {
      int c = bytes[at + length];
      if (c < 0x20 || c > 0x7E || "\\/:*?\"<>|".indexOf(c) >= 0) {
        return 0;
      }
      length++;
    }
    return length == FIELD_BYTES ? 0 : length;
  }

  /** A name of 14 characters was cut there and may have lost its extension. */
  private static boolean isName(String name) {
    return KERNEL_OWN.contains(name)
        || name.length() > 4 && name.toLowerCase(Locale.ROOT).endsWith(".exe")
        || name.length() == FIELD_BYTES - 1 && name.chars().allMatch(c -> c > 0x20);
  }
}
