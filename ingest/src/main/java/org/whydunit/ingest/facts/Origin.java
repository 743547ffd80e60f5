package org.whydunit.ingest.facts;

/**
 * A place inside the bundle that a fact rests on.
 *
 * @param source path of the source inside its bundle, {@code /} between folders, {@code !/} before a member of an archive
 * @param unit what {@code position} counts
 * @param position 1-based line, record number, or 0-based byte offset
 */
public record Origin(String source, Unit unit, long position) implements Comparable<Origin> {

  /** What a position counts. */
  public enum Unit {
    /** The source as a whole. */
    WHOLE,
    /** 1-based line of a text. */
    LINE,
    /** Record number as the source itself numbers its records. */
    RECORD,
    /** 0-based byte offset. */
    OFFSET
  }

  /** The source as a whole. */
  public static Origin whole(String source) {
    return new Origin(source, Unit.WHOLE, 0);
  }

  /** A 1-based line. */
  public static Origin line(String source, long line) {
    return new Origin(source, Unit.LINE, line);
  }

  /** A record by the number that the source gives it. */
  public static Origin record(String source, long record) {
    return new Origin(source, Unit.RECORD, record);
  }

  /** A 0-based byte offset. */
  public static Origin offset(String source, long offset) {
    return new Origin(source, Unit.OFFSET, offset);
  }

  @Override
  public int compareTo(Origin other) {
    int bySource = source.compareTo(other.source);
    return bySource != 0 ? bySource : Long.compare(position, other.position);
  }

  /** {@code analyze.txt:44}, {@code System.evtx#1234} (record), {@code a.dmp@0x2000} (offset) or the bare path. */
  @Override
  public String toString() {
    return switch (unit) {
      case WHOLE -> source;
      case LINE -> source + ":" + position;
      case RECORD -> source + "#" + position;
      case OFFSET -> source + "@0x" + Long.toHexString(position);
    };
  }
}
