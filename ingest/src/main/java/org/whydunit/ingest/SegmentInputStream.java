package org.whydunit.ingest;

import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Objects;

/** A run of bytes as a stream, for libraries that want one. */
final class SegmentInputStream extends InputStream {

  private final MemorySegment bytes;
  private long position;

  SegmentInputStream(MemorySegment bytes) {
    this.bytes = bytes;
  }

  @Override
  public int read() {
    return position < bytes.byteSize() ? bytes.get(ValueLayout.JAVA_BYTE, position++) & 0xFF : -1;
  }

  @Override
  public int read(byte[] target, int from, int count) {
    Objects.checkFromIndexSize(from, count, target.length);
    long left = bytes.byteSize() - position;
    if (left <= 0) {
      return count == 0 ? 0 : -1;
    }
    int copied = (int) Math.min(left, count);
    MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, position, target, from, copied);
    position += copied;
    return copied;
  }

  @Override
  public int available() {
    return (int) Math.min(Integer.MAX_VALUE, bytes.byteSize() - position);
  }
}
