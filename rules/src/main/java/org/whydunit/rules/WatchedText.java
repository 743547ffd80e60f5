package org.whydunit.rules;

import org.whydunit.rules.compile.Watch;

/** A text that tells {@link Watch} how much of it is read: an expression that goes back and forth for ever can be stopped. */
final class WatchedText implements CharSequence {

  /** So many reads are told at once. */
  private static final int STEP = 4096;

  private final String text;
  private final String row;
  private int read;

  WatchedText(String text, String row) {
    this.text = text;
    this.row = row;
  }

  @Override
  public char charAt(int index) {
    if (++read % STEP == 0) {
      Watch.reads(row, STEP);
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.subSequence(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
