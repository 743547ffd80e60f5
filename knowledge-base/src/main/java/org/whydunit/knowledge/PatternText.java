package org.whydunit.knowledge;

import java.util.List;

/**
 * A pattern's words in one language; all but the title and the steps are Markdown.
 *
 * @param title one line
 * @param phenomenon what the user sees
 * @param reported how people who meet it put it, a list; empty when it is not written
 * @param mechanism why it happens
 * @param confirm how to prove that it is this one
 * @param steps what to do, in order, the gentlest first
 * @param prevent how to keep it from coming back
 */
public record PatternText(String title, String phenomenon, String reported, String mechanism, String confirm,
    List<Step> steps, String prevent) {
}
