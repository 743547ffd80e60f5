package org.whydunit.shell.output;

import java.util.Map;

/**
 * What the place of printing can show.
 *
 * @param width columns
 * @param colour true when it understands colours
 */
public record Look(int width, boolean colour) {

  /** A file, a pipe, or a terminal of which nothing is known. */
  public static final Look PLAIN = new Look(80, false);

  private static final int NARROWEST = 40;
  private static final int WIDEST = 200;

  /** Standard output, as the environment describes it; see no-color.org for {@code NO_COLOR}. */
  public static Look ofOutput() {
    return of(System.getenv(), System.console() != null && System.console().isTerminal());
  }

  static Look of(Map<String, String> environment, boolean terminal) {
    boolean colour =
        terminal && environment.getOrDefault("NO_COLOR", "").isEmpty() && !environment.getOrDefault("TERM", "").equals("dumb");
    String columns = environment.getOrDefault("COLUMNS", "");
    int width = columns.matches("\\d{2,4}") ? Integer.parseInt(columns) : PLAIN.width;
    return new Look(Math.clamp(width, NARROWEST, WIDEST), colour);
  }
}
