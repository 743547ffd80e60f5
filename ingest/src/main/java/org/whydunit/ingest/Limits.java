package org.whydunit.ingest;

/**
 * How far archives are opened before they count as hostile.
 *
 * @param depth archives inside archives
 * @param members members of one archive, and files of one folder tree
 * @param bytes unpacked bytes of the whole bundle
 * @param ratio unpacked to packed size of one archive
 */
public record Limits(int depth, int members, long bytes, int ratio) {

  /** A crash folder has hundreds of files and, with a full dump, tens of gigabytes; deflate alone reaches 1000:1. */
  public static final Limits DEFAULT = new Limits(4, 100_000, 64L << 30, 2_000);
}
