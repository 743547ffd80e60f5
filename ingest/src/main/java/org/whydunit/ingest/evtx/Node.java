package org.whydunit.ingest.evtx;

import java.util.List;

/** What stands inside an element of a decoded event, or of a template. */
sealed interface Node permits Element, Node.Text, Node.Items, Node.Slot {

  /**
   * Text, not empty except as an item.
   *
   * @param bare true for a number or truth value, which JSON writes without quotes
   */
  record Text(String text, boolean bare) implements Node {}

  /** An array: the element around it stands once for each of its items (MS-EVEN6, section 3.1.4.7.5). */
  record Items(List<Text> items) implements Node {}

  /** The place of a record's value in a template. */
  record Slot(int index) implements Node {}
}
