package org.whydunit.ingest.eventtext;

import java.io.IOException;
import java.io.Reader;

import org.whydunit.ingest.Reading;

/** Cuts a text of any size, on any number of lines, into its {@code <Event>…</Event>} pieces. */
final class XmlEvents {

  /** Far above an event's 64 KiB with every character written as a reference. */
  private static final int LONGEST = 1 << 20;

  private static final String START = "<Event";
  private static final String END = "</Event>";

  private final Reader in;
  private final Reading reading;
  private final StringBuilder event = new StringBuilder();
  private long line = 1;
  private long startLine;

  XmlEvents(Reader in, Reading reading) {
    this.in = in;
    this.reading = reading;
  }

  /** 1-based line on which the last event began. */
  long line() {
    return startLine;
  }

  /** The next event, or {@code null} at the end; an event without an end is reported. */
  String next() throws IOException {
    event.setLength(0);
    for (int c = in.read(); c >= 0; c = in.read()) {
      if (c == '\n') {
        line++;
      }
      event.append((char) c);
      int length = event.length();
      if (length <= START.length() + 1) {
        begin(c);
      } else if (c == ' ' && restarts(length)) {
        reading.problem(reading.line(startLine), "eventtext/event-broken", "</Event>");
        event.delete(0, length - START.length() - 1);
        startLine = line;
      } else if (c == '>' && endsWith(END)) {
        return event.toString();
      } else if (length > LONGEST) {
        reading.problem(reading.line(startLine), "eventtext/event-too-long", LONGEST);
        event.setLength(0);
      }
    }
    if (event.length() > START.length()) {
      reading.problem(reading.line(startLine), "eventtext/cut-off");
    }
    return null;
  }

  /** Keeps only what can still become {@code <Event} followed by a blank or the tag's end. */
  private void begin(int c) {
    int at = event.length() - 1;
    boolean fits = at < START.length() ? c == START.charAt(at) : c == ' ' || c == '>' || Character.isWhitespace(c);
    if (!fits) {
      event.setLength(0);
      if (c == '<') {
        event.append('<');
      }
    } else if (at == 0) {
      startLine = line;
    }
  }

  /** A new event inside an event: the one before lost its end. */
  private boolean restarts(int length) {
    return endsWith(START + " ") && length > START.length() + 1;
  }

  private boolean endsWith(String tail) {
    int from = event.length() - tail.length();
    return from >= 0 && event.indexOf(tail, from) == from;
  }
}
