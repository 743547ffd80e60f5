package org.whydunit.ingest.windbg;

import org.whydunit.ingest.facts.Origin;

/** A run of lines that belong together: a stack, a module list, an error record. */
interface Block {

  /**
   * Takes the next line.
   *
   * @param text the line without chat or log prefix
   * @return false when the line is not of this block, which then has ended
   */
  boolean take(String text, Origin origin);

  /** Called once, when the block has ended. */
  default void end() {}
}
