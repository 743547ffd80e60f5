package org.whydunit.ingest;

import java.io.InputStream;
import java.lang.foreign.MemorySegment;

/** One file, or one member of an archive, as a bounded run of bytes. Valid while its {@link Bundle} is open. */
public final class Source {

  private final String path;
  private final MemorySegment bytes;
  private Text text;

  /**
   * @param path path inside the bundle, {@code /} between folders
   * @param bytes the whole content
   */
  public Source(String path, MemorySegment bytes) {
    this.path = path;
    this.bytes = bytes;
  }

  /** A source over an array; for tests and for small members of archives. */
  public static Source of(String path, byte[] bytes) {
    return new Source(path, MemorySegment.ofArray(bytes));
  }

  /** Path inside the bundle. */
  public String path() {
    return path;
  }

  /** Size in bytes. */
  public long size() {
    return bytes.byteSize();
  }

  /** The whole content. */
  public MemorySegment bytes() {
    return bytes;
  }

  /** The whole content as a stream, for libraries that want one; it needs no closing. */
  public InputStream stream() {
    return new SegmentInputStream(bytes);
  }

  /** A cursor over the whole content. */
  public Cursor cursor() {
    return new Cursor(bytes, path);
  }

  /** True when the first bytes look like text in some encoding. */
  public boolean isText() {
    return text().encoding() != null;
  }

  /** The content as text. */
  public Text text() {
    if (text == null) {
      text = new Text(bytes);
    }
    return text;
  }
}
