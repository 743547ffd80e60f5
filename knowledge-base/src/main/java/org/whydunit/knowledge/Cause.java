package org.whydunit.knowledge;

/**
 * A kind of culprit that can be concluded.
 *
 * @param id the stem of its file, as in {@code network-driver}
 * @param prior how likely it is before any evidence is seen, against the others; above 0, 1 at most
 * @param title a few English words
 * @param titleZh the same in Simplified Chinese
 * @param text what it means, in English, as Markdown
 * @param textZh the same in Simplified Chinese
 */
public record Cause(String id, double prior, String title, String titleZh, String text, String textZh) {
}
