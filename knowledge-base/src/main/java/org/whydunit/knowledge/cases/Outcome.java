package org.whydunit.knowledge.cases;

import java.time.Instant;

/**
 * What came of a case.
 *
 * @param cause id of the confirmed cause
 * @param subject the driver file, device, product, package …; may be empty
 * @param fix id of the pattern whose remedy was tried; may be empty
 * @param worked whether it helped
 * @param closed when it was confirmed
 */
public record Outcome(String cause, String subject, String fix, boolean worked, Instant closed) {
}
