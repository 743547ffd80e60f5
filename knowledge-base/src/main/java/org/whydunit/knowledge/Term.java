package org.whydunit.knowledge;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An expression of a table, whatever the case of its letters. It is compiled when the first text comes that has letters it
 * needs: of a thousand most are never met. Safe for several threads.
 */
public final class Term {

  private final String regex;
  private final int[] needed;
  private volatile Pattern compiled;

  /** Of an expression that some of these letters stand in every match of ({@link Alternatives#needed}). */
  private Term(String regex, String needing) {
    this.regex = regex;
    this.needed = Grams.keys(Alternatives.needed(needing));
  }

  public static Term of(String regex) {
    return new Term(regex, regex);
  }

  /** With what must stand around it, which needs no letters of its own. */
  public static Term between(String before, String regex, String after) {
    return new Term(before + "(?:" + regex + ")" + after, regex);
  }

  /** Its matcher over the text; empty when the text lacks what it needs. */
  public Optional<Matcher> in(String text, Grams grams) {
    if (!grams.mayHave(needed)) {
      return Optional.empty();
    }
    Pattern pattern = compiled;
    if (pattern == null) {
      pattern = Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
      compiled = pattern;
    }
    return Optional.of(pattern.matcher(text));
  }
}
