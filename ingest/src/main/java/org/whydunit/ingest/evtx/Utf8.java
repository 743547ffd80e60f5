package org.whydunit.ingest.evtx;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Text that grows at its end, as UTF-8 from the start: most of an event is ASCII, whose characters are its bytes. */
final class Utf8 {

  /** An escaped character; any other takes at most three bytes. */
  private static final int MOST_BYTES = 6;

  private static final int ASCII = 0x80;

  private byte[] bytes = new byte[0];
  private int length;

  /** Appends an ASCII character. */
  void append(char c) {
    reserve(1);
    bytes[length++] = (byte) c;
  }

  void append(String text) {
    reserve(text.length() * MOST_BYTES);
    for (int i = 0; i < text.length(); ) {
      i = text.charAt(i) < ASCII ? ascii(text.charAt(i), i) : foreign(text, i);
    }
  }

  /** Appends a string of JSON with its quotes. */
  void quoted(String text) {
    reserve(text.length() * MOST_BYTES + 2);
    bytes[length++] = '"';
    for (int i = 0; i < text.length(); ) {
      char c = text.charAt(i);
      if (c < ' ' || c == '"' || c == '\\') {
        escaped(c);
        i++;
      } else {
        i = c < ASCII ? ascii(c, i) : foreign(text, i);
      }
    }
    bytes[length++] = '"';
  }

  private int ascii(char c, int at) {
    bytes[length++] = (byte) c;
    return at + 1;
  }

  /** Appends all characters up to the next of ASCII; returns where that stands. */
  private int foreign(String text, int from) {
    int to = from;
    while (to < text.length() && text.charAt(to) >= ASCII) {
      to++;
    }
    byte[] encoded = text.substring(from, to).getBytes(StandardCharsets.UTF_8);
    System.arraycopy(encoded, 0, bytes, length, encoded.length);
    length += encoded.length;
    return to;
  }

  private void escaped(char c) {
    bytes[length++] = '\\';
    switch (c) {
      case '\n' -> bytes[length++] = 'n';
      case '\r' -> bytes[length++] = 'r';
      case '\t' -> bytes[length++] = 't';
      case '\b' -> bytes[length++] = 'b';
      case '\f' -> bytes[length++] = 'f';
      case '"', '\\' -> bytes[length++] = (byte) c;
      default -> {
        bytes[length++] = 'u';
        bytes[length++] = '0';
        bytes[length++] = '0';
        bytes[length++] = (byte) Character.forDigit(c >> 4, 16);
        bytes[length++] = (byte) Character.forDigit(c & 15, 16);
      }
    }
  }

  /** True when the last character is this one of ASCII. */
  boolean endsWith(char c) {
    return length > 0 && bytes[length - 1] == c;
  }

  /** Takes the last character, one of ASCII, off. */
  void dropLast() {
    length--;
  }

  void writeTo(OutputStream out) throws IOException {
    out.write(bytes, 0, length);
  }

  private void reserve(int more) {
    if (more > bytes.length - length) {
      bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(length, more), bytes.length * 2));
    }
  }
}
