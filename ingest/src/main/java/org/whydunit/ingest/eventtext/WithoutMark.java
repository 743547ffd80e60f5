package org.whydunit.ingest.eventtext;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Characters without a byte order mark at their start, which the JSON grammar (RFC 8259, section 8.1) has no place for. */
final class WithoutMark extends FilterReader {

  private boolean started;

  WithoutMark(Reader in) {
    super(in);
  }

  @Override
  public int read(char[] target, int from, int count) throws IOException {
    int read = super.read(target, from, count);
    if (!started && read > 0) {
      started = true;
      if (target[from] == 0xFEFF) {
        System.arraycopy(target, from + 1, target, from, read - 1);
        return read == 1 ? read(target, from, count) : read - 1;
      }
    }
    return read;
  }
}
