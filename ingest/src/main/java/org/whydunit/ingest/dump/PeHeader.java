package org.whydunit.ingest.dump;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;

/**
 * What an image in memory says about itself: link time and file version.
 *
 * <p>Source: Microsoft, PE Format, sections "COFF File Header", "Optional Header Data Directories" and "Debug Type"
 * (16, REPRO: the time stamp is a hash); VS_FIXEDFILEINFO, Microsoft, verrsrc.h.
 *
 * @param stamp TimeDateStamp, or {@code null} when it is known to be a hash
 * @param version file version; empty when the resource is not in the dump
 */
record PeHeader(Long stamp, String version) {

  private static final int MZ = 0x5A4D;
  private static final int PE = 0x4550;
  private static final int REPRO = 16;
  private static final int VERSION_SIGNATURE = 0xFEEF04BD;

  /** The version lies in the first pages of a driver's resources. */
  private static final int RESOURCE_BYTES_SEARCHED = 64 * 1024;

  /** 2005-01-01: no driver for 64-bit Windows is older, and a hash is below it in a quarter of the cases. */
  private static final long EARLIEST_SECOND = 1_104_537_600L;

  private static final int RESOURCES = 2;
  private static final int DEBUG = 6;

  /** The header of the image at an address, or {@code null} when the dump does not hold it. */
  static PeHeader read(AddressSpace memory, long base) {
    byte[] page = memory.bytes(base, 0x400);
    if (page == null) {
      return null;
    }
    ByteBuffer header = ByteBuffer.wrap(page).order(ByteOrder.LITTLE_ENDIAN);
    int start = header.getInt(0x3C);
    if ((header.getShort(0) & 0xFFFF) != MZ || start < 0 || start > 0x400 - 0xF8 || header.getInt(start) != PE) {
      return null;
    }
    long stamp = header.getInt(start + 8) & 0xFFFF_FFFFL;
    int directories = start + 24 + (header.getShort(start + 24) == 0x20B ? 112 : 96);
    boolean hash = isHash(memory, base, header, directories + DEBUG * 8);
    return new PeHeader(hash ? null : stamp, version(memory, base, header, directories + RESOURCES * 8));
  }

  /**
   * The date that a time stamp gives, or {@code null}. Reproducible builds store a hash there; about one hash in six
   * still falls between 2005 and the dump, and cannot be told from a date without the debug directory.
   *
   * @param notAfter when the dump was written; {@code null} when unknown
   */
  static Instant date(Long stamp, Instant notAfter) {
    if (stamp == null || stamp < EARLIEST_SECOND || notAfter == null) {
      return null;
    }
    Instant date = Instant.ofEpochSecond(stamp);
    return date.isAfter(notAfter) ? null : date;
  }

  private static boolean isHash(AddressSpace memory, long base, ByteBuffer header, int directory) {
    if (directory + 8 > header.capacity()) {
      return false;
    }
    long at = header.getInt(directory) & 0xFFFF_FFFFL;
    int entries = Math.min(16, (header.getInt(directory + 4) & 0xFFFF) / 28);
    for (int i = 0; at != 0 && i < entries; i++) {
      Long type = memory.u32(base + at + i * 28L + 12);
      if (type != null && type == REPRO) {
        return true;
      }
    }
    return false;
  }

  private static String version(AddressSpace memory, long base, ByteBuffer header, int directory) {
    if (directory + 8 > header.capacity()) {
      return "";
    }
    long at = header.getInt(directory) & 0xFFFF_FFFFL;
    int size = (int) Math.min(RESOURCE_BYTES_SEARCHED, header.getInt(directory + 4) & 0xFFFF_FFFFL);
    for (int done = 0; at != 0 && done < size; done += 4096) {
      byte[] page = memory.bytes(base + at + done, Math.min(4096, size - done));
      String version = page == null ? "" : versionIn(ByteBuffer.wrap(page).order(ByteOrder.LITTLE_ENDIAN));
      if (!version.isEmpty()) {
        return version;
      }
    }
    return "";
  }

  /** Signature, structure version, then the file version's two halves. */
  private static String versionIn(ByteBuffer page) {
    for (int i = 0; i + 16 <= page.capacity(); i += 4) {
      if (page.getInt(i) == VERSION_SIGNATURE) {
        int high = page.getInt(i + 8);
        int low = page.getInt(i + 12);
        return (high >>> 16) + "." + (high & 0xFFFF) + "." + (low >>> 16) + "." + (low & 0xFFFF);
      }
    }
    return "";
  }
}
