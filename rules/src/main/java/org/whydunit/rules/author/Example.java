package org.whydunit.rules.author;

import java.util.List;
import java.util.Map;

/**
 * One example of a rule or row.
 *
 * @param rule id of the rule or row
 * @param title what the example shows; for a row its raw input
 * @param fires false for one that must stay silent
 * @param files raw input by file name
 * @param expected lines of the whole result, {@code for|against cause [subject] strength}; empty for silence; {@code null}
 *     for a row's, which must argue exactly once
 * @param line where it starts in its file, from 1
 */
public record Example(
    String rule, String title, boolean fires, Map<String, byte[]> files, List<String> expected, int line) {

  @Override
  public String toString() {
    return rule + (fires ? " fires: " : " silent: ") + title;
  }
}
