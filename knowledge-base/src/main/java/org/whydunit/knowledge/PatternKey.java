package org.whydunit.knowledge;

import java.util.List;

/**
 * What a pattern is matched by, read without its texts; the fields are {@link Pattern}'s.
 *
 * @param id the pattern's
 * @param os {@code windows}, {@code linux}, {@code macos} or {@code any}
 * @param title in English
 * @param subjects what the cause's subject is called when this pattern is about it, in lower case, as in {@code kb*}; {@code
 *     *} stands for any letters
 * @param general true when it answers its cause whatever the symptoms are
 */
public record PatternKey(String id, String cause, List<String> symptoms, List<String> codes, List<String> drivers,
    List<String> events, String os, String title, List<String> subjects, boolean general) {
}
