package org.whydunit.ingest.facts;

/**
 * A file system.
 *
 * @param name drive letter or mount point
 * @param fileSystem {@code NTFS}, {@code ext4} …; may be empty
 * @param bytes capacity; {@code null} when unknown
 * @param freeBytes free space; {@code null} when unknown
 * @param usedPercent used share of space, 0 to 100; {@code null} when unknown
 * @param usedInodesPercent used share of inodes, 0 to 100; {@code null} when it has none
 */
public record Volume(
    String name,
    String fileSystem,
    Long bytes,
    Long freeBytes,
    Double usedPercent,
    Double usedInodesPercent,
    Origin origin)
    implements Fact {}
