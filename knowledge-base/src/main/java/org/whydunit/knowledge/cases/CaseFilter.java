package org.whydunit.knowledge.cases;

import java.time.Instant;

/**
 * Which cases to list; {@code null} leaves a field open.
 *
 * @param state open or closed
 * @param cause the confirmed cause, or the likeliest one of an open case
 * @param text occurs in the name or subject, whatever the case of letters
 * @param from created then or later
 * @param until created before then
 * @param limit at most so many, newest first
 */
public record CaseFilter(State state, String cause, String text, Instant from, Instant until, int limit) {
  public static final CaseFilter ALL = new CaseFilter(null, null, null, null, null, Integer.MAX_VALUE);
}
