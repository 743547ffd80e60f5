package org.whydunit.ingest;

import java.io.IOException;

/**
 * Turns one format into facts. Implementations are stateless, public, have a public constructor without arguments and
 * are found through {@link java.util.ServiceLoader} ({@code @AutoService(Reader.class)}).
 *
 * <p>Beside the class lie the resources {@code <format>.properties} and {@code <format>_zh.properties} with the keys
 * {@code title}, {@code collect} (one sentence) and {@code command} (may be empty): what {@code whydunit formats} shows.
 */
public interface Reader {

  /** Certain by a magic number or an unmistakable header. */
  int CERTAIN = 100;

  /** Several marks of the format agree. */
  int LIKELY = 70;

  /** Could be, if nothing else fits. */
  int POSSIBLE = 30;

  /** Id of the format, lower case with hyphens: the name in reports and of the properties file. */
  String format();

  /**
   * How sure the reader is that the source is of its format, by content; the name in {@link Head#path()} may only break
   * a tie.
   *
   * @return 0 (not mine) to {@link #CERTAIN}
   */
  int recognise(Head head);

  /**
   * True for output that people paste between their own words, so that what the reader leaves of a text may be theirs.
   */
  default boolean quoted() {
    return false;
  }

  /**
   * Reads the source and hands each fact on as soon as it is complete. Damage becomes a problem with its place, and
   * reading goes on at the next sound record; only a failure of the storage throws.
   */
  void read(Source source, Reading reading) throws IOException;
}
