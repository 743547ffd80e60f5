package org.whydunit.knowledge.cases;

import java.time.Duration;

/**
 * Failures of one kind in one period.
 *
 * @param period as in {@code 2026-03}, {@code 2026-Q1} or {@code 2026}, in UTC
 * @param cause the confirmed cause, or the likeliest one of an open case
 * @param count occurrences
 * @param meanTimeToRecover from diagnosis to a fix that worked; {@code null} when none did
 * @param change after a fix has worked: how many more (0.5) or fewer (-0.5) than in a mean period until then; {@code null}
 *     in periods before
 */
public record Statistic(String period, String cause, int count, Duration meanTimeToRecover, Double change) {
}
