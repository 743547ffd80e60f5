package org.whydunit.knowledge.cases;

import java.time.Instant;

/**
 * Words or a text file kept with a case.
 *
 * @param written when
 * @param name the attached file's; empty for a note
 * @param text as given
 */
public record Note(Instant written, String name, String text) {
}
