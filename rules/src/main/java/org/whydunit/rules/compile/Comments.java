package org.whydunit.rules.compile;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A rule's text without what is no condition, every offset kept. */
public final class Comments {

  private static final Pattern COMMENT_OR_TEXT =
      Pattern.compile("//[^\n]*+|/\\*.*?\\*/|\"(?:[^\"\\\\\n]++|\\\\.)*+\"", Pattern.DOTALL);

  private Comments() {}

  /** Comments and texts in quotes as blanks. */
  public static String blanked(String text) {
    return COMMENT_OR_TEXT.matcher(text).replaceAll(m -> blanks(m));
  }

  /** Comments alone as blanks. */
  public static String without(String text) {
    return COMMENT_OR_TEXT
        .matcher(text)
        .replaceAll(m -> m.group().startsWith("\"") ? java.util.regex.Matcher.quoteReplacement(m.group()) : blanks(m));
  }

  private static String blanks(MatchResult found) {
    return found.group().replaceAll("[^\n]", " ");
  }
}
