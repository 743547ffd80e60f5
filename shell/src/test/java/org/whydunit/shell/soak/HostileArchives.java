package org.whydunit.shell.soak;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Packs files as an attacker would: names that climb, links, archives in archives, bombs, ends that are missing. */
final class HostileArchives {

  private static final int BOMB_BYTES = 48 << 20;
  private static final int DEEP = 7;

  private final Random random;

  HostileArchives(Random random) {
    this.random = random;
  }

  /** An archive of the files, of a kind that follows from the random numbers; its name tells the kind. */
  Map.Entry<String, byte[]> pack(Map<String, byte[]> files) throws IOException {
    byte[] zip = zip(files);
    return switch (random.nextInt(7)) {
      case 0 -> Map.entry("bundle.tar.gz", tar(files));
      case 1 -> Map.entry("cut.zip", Arrays.copyOf(zip, random.nextInt(zip.length)));
      case 2 -> Map.entry("damaged.zip", damaged(zip));
      case 3 -> Map.entry("deep.zip", deep(zip));
      case 4 -> Map.entry("bomb.zip", random.nextInt(10) > 0 ? zip : zip(Map.of("zeros.log", new byte[BOMB_BYTES])));
      default -> Map.entry("bundle.zip", zip);
    };
  }

  private String name(String name) {
    return switch (random.nextInt(8)) {
      case 0 -> "../../" + name;
      case 1 -> "/etc/" + name;
      case 2 -> "C:\\Windows\\..\\" + name;
      case 3 -> "a/".repeat(1 + random.nextInt(2_000)) + name;
      case 4 -> "\u001b[31m\n" + name;
      default -> name;
    };
  }

  private byte[] zip(Map<String, byte[]> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      int number = 0;
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(name(number++ + "/" + file.getKey())));
        zip.write(file.getValue());
      }
    }
    return bytes.toByteArray();
  }

  private byte[] tar(Map<String, byte[]> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes); TarArchiveOutputStream tar = new TarArchiveOutputStream(gzip)) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      TarArchiveEntry link = new TarArchiveEntry("link", TarConstants.LF_SYMLINK);
      link.setLinkName("/etc/passwd");
      tar.putArchiveEntry(link);
      tar.closeArchiveEntry();
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        TarArchiveEntry entry = new TarArchiveEntry(name(file.getKey()), true);
        entry.setSize(file.getValue().length);
        tar.putArchiveEntry(entry);
        tar.write(file.getValue());
        tar.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }

  private byte[] deep(byte[] zip) throws IOException {
    byte[] inner = zip;
    for (int depth = random.nextInt(DEEP); depth > 0; depth--) {
      inner = zip(Map.of("inner.zip", inner));
    }
    return inner;
  }

  private byte[] damaged(byte[] zip) {
    for (int flips = 20; flips > 0; flips--) {
      zip[random.nextInt(zip.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return zip;
  }
}
