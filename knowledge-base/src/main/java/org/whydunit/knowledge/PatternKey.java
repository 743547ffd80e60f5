package org.whydunit.knowledge;

import java.util.List;

/**
 * What a pattern is matched by, read without its texts; the fields are {@link Pattern}'s.
 *
 * @param id the pattern's
 * @param os {@code windows}, {@code linux}, {@code macos} or {@code any}
 * @param title in English
 */
public record PatternKey(String id, String cause, List<String> symptoms, List<String> codes, List<String> drivers,
    List<String> events, String os, String title) {
}
