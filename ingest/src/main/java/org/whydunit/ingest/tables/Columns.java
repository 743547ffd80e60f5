package org.whydunit.ingest.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the columns of a printed table start. East Asian wide characters take two places on a console, and some tools
 * pad by places, others by characters: a row is cut by whichever falls on blanks.
 */
final class Columns {

  private static final Pattern RUN = Pattern.compile("\\S+");
  /** A longer line is no heading. */
  private static final int HEADING_CHARACTERS = 1_000;

  private static final int RULER_CHARACTERS = 8_000;

  /** The first character of words that single blanks part. */
  private static final Pattern WORDS = Pattern.compile("(?<!\\S)(?<!\\S )\\S");

  private final List<Integer> starts;

  private Columns(List<Integer> starts) {
    this.starts = starts;
  }

  /** Columns under the runs of dashes or equal signs of a ruler line; {@code null} when the line is no ruler. */
  static Columns underRuler(String line) {
    String bare = line.strip();
    if (bare.length() < 3 || line.length() > RULER_CHARACTERS || !bare.chars().allMatch(c -> c == '-' || c == '=' || c == ' ')) {
      return null;
    }
    return new Columns(starts(RUN, line));
  }

  /** Columns under the headings of a table without ruler: headings lie at least two blanks apart. */
  static Columns underHeadings(String line) {
    return new Columns(starts(WORDS, line.substring(0, Math.min(HEADING_CHARACTERS, line.length()))));
  }

  /** A row's cells, trimmed; as many as there are columns. */
  List<String> cut(String line) {
    int[] byPlace = new int[starts.size()];
    int[] byCharacter = new int[starts.size()];
    int faultsByPlace = 0;
    int faultsByCharacter = 0;
    for (int i = 0; i < starts.size(); i++) {
      byCharacter[i] = Math.min(starts.get(i), line.length());
      byPlace[i] = index(line, starts.get(i));
      faultsByCharacter += joins(line, byCharacter[i]);
      faultsByPlace += joins(line, byPlace[i]);
    }
    int[] at = faultsByPlace <= faultsByCharacter ? byPlace : byCharacter;
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < at.length; i++) {
      int from = i == 0 ? 0 : at[i];
      int to = i + 1 < at.length ? at[i + 1] : line.length();
      cells.add(line.substring(Math.min(from, to), to).strip());
    }
    return cells;
  }

  private static int joins(String line, int at) {
    return at > 0 && at < line.length() && line.charAt(at - 1) != ' ' ? 1 : 0;
  }

  private static int index(String line, int place) {
    int places = 0;
    int i = 0;
    while (i < line.length() && places < place) {
      places += wide(line.charAt(i)) ? 2 : 1;
      i++;
    }
    return i;
  }

  /** Hangul, kana, CJK and full-width forms, the East Asian Width classes W and F of Unicode Annex 11. */
  private static boolean wide(char c) {
    return c >= 0x1100 && c <= 0x115F || c >= 0x2E80 && c <= 0xA4CF || c >= 0xAC00 && c <= 0xD7A3
        || c >= 0xF900 && c <= 0xFAFF || c >= 0xFF00 && c <= 0xFF60 || c >= 0xFFE0 && c <= 0xFFE6;
  }

  private static List<Integer> starts(Pattern pattern, String line) {
    List<Integer> starts = new ArrayList<>();
    Matcher m = pattern.matcher(line);
    int places = 0;
    for (int at = 0; m.find(); ) {
      for (; at < m.start(); at++) {
        places += wide(line.charAt(at)) ? 2 : 1;
      }
      starts.add(places);
    }
    return List.copyOf(starts);
  }
}
