package org.whydunit.ingest;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Locale;

/** The beginning of a source (at most {@link #BYTES}), by which readers recognise their format. */
public final class Head {

  /** How much of a source is looked at: 64 KiB. */
  public static final int BYTES = 64 * 1024;

  private final String path;
  private final long size;
  private final MemorySegment bytes;
  private final Text text;
  private List<String> lines;
  private String lower;

  Head(Source source) {
    this.path = source.path();
    this.size = source.size();
    this.bytes = source.bytes().asSlice(0, Math.min(BYTES, source.size()));
    this.text = source.isText() ? source.text() : null;
  }

  /** Path inside the bundle. */
  public String path() {
    return path;
  }

  /** Size of the whole source in bytes. */
  public long size() {
    return size;
  }

  /** The first bytes. */
  public MemorySegment bytes() {
    return bytes;
  }

  /** True when the source starts with these bytes (each 0 to 255). */
  public boolean startsWith(int... magic) {
    return at(0, magic);
  }

  /** True when these bytes stand at the offset. */
  public boolean at(long offset, int... magic) {
    if (bytes.byteSize() < offset + magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((bytes.get(ValueLayout.JAVA_BYTE, offset + i) & 0xFF) != magic[i]) {
        return false;
      }
    }
    return true;
  }

  /** True when the ASCII characters stand at the start. */
  public boolean startsWith(String ascii) {
    return startsWith(ascii.chars().toArray());
  }

  /** True when the source is text in some encoding. */
  public boolean isText() {
    return text != null;
  }

  /** The decoded lines of the head; empty for a binary source. */
  public List<String> lines() {
    if (lines == null) {
      lines = text == null ? List.of() : text.headLines(BYTES);
    }
    return lines;
  }

  /** The decoded head in lower case (root locale), lines joined by a line feed. */
  public String lower() {
    if (lower == null) {
      lower = String.join("\n", lines()).toLowerCase(Locale.ROOT);
    }
    return lower;
  }
}
