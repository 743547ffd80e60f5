package org.whydunit.shell.prompt;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/** Lets a command's words through until it is stopped: its thread may need a while to notice. */
final class Gate extends FilterWriter {

  private volatile boolean shut;

  Gate(Writer out) {
    super(out);
  }

  void shut() {
    shut = true;
  }

  boolean isShut() {
    return shut;
  }

  @Override
  public void write(int c) throws IOException {
    if (!shut) {
      super.write(c);
    }
  }

  @Override
  public void write(char[] text, int from, int length) throws IOException {
    if (!shut) {
      super.write(text, from, length);
    }
  }

  @Override
  public void write(String text, int from, int length) throws IOException {
    if (!shut) {
      super.write(text, from, length);
    }
  }
}
