package org.whydunit.shell.report;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A pattern's remedy, its slots filled from this machine's facts.
 *
 * @param pattern the pattern's id
 * @param score how well the pattern fits; only those of one cause compare
 */
public record Fix(String pattern, String title, double score, List<Step> steps) {

  static final Pattern SLOT = Pattern.compile("\\{([a-z]+)}");

  public Fix {
    steps = List.copyOf(steps);
  }

  /** The slots that nothing in the evidence fills, for example {@code inf}: the user has to. */
  public SortedSet<String> open() {
    return open(steps.size());
  }

  /** Those of the first steps alone. */
  SortedSet<String> open(int first) {
    SortedSet<String> open = new TreeSet<>();
    for (Step step : steps.subList(0, first)) {
      Matcher slot = SLOT.matcher(step.action() + " " + step.command() + " " + step.undo());
      while (slot.find()) {
        open.add(slot.group(1));
      }
    }
    return open;
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
