package org.whydunit.shell.output;

import java.util.Map;
import java.util.function.IntSupplier;

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

  private static IntSupplier columns = () -> 0;

  /** Standard output, as the environment describes it; see no-color.org for {@code NO_COLOR}. */
  public static Look ofOutput() {
    Look look = of(System.getenv(), terminal());
    int now = columns.getAsInt();
    return now > 0 ? new Look(Math.clamp(now, NARROWEST, WIDEST), look.colour) : look;
  }

  /** From now on the columns are asked for at each use: a window can be resized during a conversation. */
  public static void follow(IntSupplier width) {
    columns = width;
  }

  /** True when a person reads and types. */
  public static boolean terminal() {
    return System.console() != null && System.console().isTerminal();
  }

  static Look of(Map<String, String> environment, boolean terminal) {
    boolean colour =
        terminal && environment.getOrDefault("NO_COLOR", "").isEmpty() && !environment.getOrDefault("TERM", "").equals("dumb");
    String columns = environment.getOrDefault("COLUMNS", "");
    int width = columns.matches("\\d{2,4}") ? Integer.parseInt(columns) : PLAIN.width;
    return new Look(Math.clamp(width, NARROWEST, WIDEST), colour);
  }
}
