package org.whydunit.ingest.notes;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One line of a note, taken apart.
 *
 * @param key the label in lower case; empty when the line has none
 * @param statements the words: one text behind a label, else one text a sentence; empty when nothing is said
 */
record NoteLine(String key, List<String> statements) {

  /** What editors put before a line: bullets, numbering, quotes, headings. */
  private static final Pattern BULLET = Pattern.compile("^\\s*(?:[-*•·>]\\s+|#{1,6}\\s+|\\d{1,2}[.)]\\s+){0,8}");

  /** Words of letters and digits, joined by blanks, underscores, hyphens or slashes, up to the first colon. */
  private static final Pattern LABEL = Pattern.compile("^([\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N} _/-]{0,47}?)\\s*([:：])");

  private static final int LABEL_WORDS = 4;

  /** Chinese has no blanks between words: a label of more characters is a clause. */
  private static final int LABEL_IDEOGRAPHS = 12;

  /** Below this many characters a line stays whole: its sentences belong together. */
  private static final int LONG_PROSE = 120;

  /** Latin sentence ends need a blank and a capital behind them, so that {@code v2. beta} or {@code e.g. x} stay. */
  private static final Pattern SENTENCE_END =
      Pattern.compile("(?<=[.!?])\\s+(?=[\\p{Lu}\\p{Lo}\"'(])|(?<=[。！？])\\s*");

  static NoteLine of(String line) {
    String text = BULLET.matcher(line).replaceFirst("").replace("**", "").strip();
    Matcher label = LABEL.matcher(text);
    if (label.find() && isLabel(label.group(1), text, label.end())) {
      String key = label.group(1).strip().toLowerCase(Locale.ROOT);
      return new NoteLine(key, said(Stream.of(text.substring(label.end()))));
    }
    return new NoteLine(
        "", said(text.length() < LONG_PROSE ? Stream.of(text) : SENTENCE_END.splitAsStream(text)));
  }

  private static List<String> said(Stream<String> texts) {
    return texts.map(String::strip).filter(words -> words.codePoints().anyMatch(Character::isLetterOrDigit)).toList();
  }

  private static boolean isLabel(String label, String text, int afterColon) {
    char next = afterColon < text.length() ? text.charAt(afterColon) : ' ';
    boolean path = next == '\\' || next == '/' || next == ':';
    boolean time = Character.isDigit(next) && Character.isDigit(label.charAt(label.length() - 1));
    return !path
        && !time
        && label.strip().split("\\s+").length <= LABEL_WORDS
        && label.codePoints().filter(Character::isIdeographic).count() <= LABEL_IDEOGRAPHS
        && label.codePoints().anyMatch(Character::isLetter);
  }
}
