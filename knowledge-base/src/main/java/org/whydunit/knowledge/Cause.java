package org.whydunit.knowledge;

/**
 * A kind of culprit that can be concluded.
 *
 * @param id the stem of its file, as in {@code network-driver}
 * @param prior share of failures that it causes before any evidence is seen, above 0 and below 1
 * @param title a few English words
 * @param titleZh the same in Simplified Chinese
 * @param text what it means, in English, as Markdown
 * @param textZh the same in Simplified Chinese
 */
public record Cause(String id, double prior, String title, String titleZh, String text, String textZh) {
}
