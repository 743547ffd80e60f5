package org.whydunit.shell.report;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A pattern's remedy, its slots filled from this machine's facts.
 *
 * @param pattern the pattern's id
 * @param score how well the pattern fits; only those of one cause compare
 */
public record Fix(String pattern, String title, double score, List<Step> steps) {

  public Fix {
    steps = List.copyOf(steps);
  }

  /**
   * One step.
   *
   * @param action a sentence
   * @param command ready to paste; empty when done by hand
   * @param risk empty when there is none
   * @param undo how to take it back; may be empty
   * @param undoIsCommand true when {@code undo} is ready to paste
   */
  public record Step(
      @JsonProperty("do") String action, String command, String risk, String undo, boolean undoIsCommand) {}
}
