package org.whydunit.ingest;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A line that is made to cost an expression much: a beginning, a part repeated as often as wanted, an end.
 *
 * <p>The expression is read as a row of pieces, each with a text that it matches; alternatives give a row each. That is
 * no full grammar, for a piece that is misread only makes a line that hurts less.
 */
record Pump(String before, String repeated, String after) {

  private static final String[] COMMON = {" ", "a", "A", "0", "a ", "0 ", "a.", "-", "\t", "\u4e2d", ": "};
  private static final String CANDIDATES = "a0A 1b:.-_/\\,;()[]{}<>=\"'\t\u4e2d*+#%|@!?&xf";
  private static final int MOST_ROWS = 24;

  String line(int characters) {
    int times = Math.max(1, (characters - before.length()) / repeated.length());
    return before + repeated.repeat(times) + after;
  }

  @Override
  public String toString() {
    return "\"" + before + "\" \"" + repeated + "\"* \"" + after + "\"";
  }

  /** A part of an expression: a text for it, and whether it may repeat. */
  private record Piece(String text, boolean repeats) {}

  static Set<Pump> of(String regex) {
    Set<Pump> pumps = new LinkedHashSet<>();
    for (String common : COMMON) {
      pumps.add(new Pump("", common, "\u0001"));
    }
    for (List<Piece> row : rows(regex)) {
      String before = "";
      for (Piece piece : row) {
        if (piece.repeats()) {
          pumps.add(new Pump(before, piece.text(), "\u0001"));
          pumps.add(new Pump(before, " ", "\u0001"));
          pumps.add(new Pump(before + piece.text(), "a ", "\u0001"));
        }
        before += piece.text();
        if (!before.isEmpty()) {
          pumps.add(new Pump("", before, "\u0001"));
        }
      }
    }
    return pumps;
  }

  private static List<List<Piece>> rows(String regex) {
    List<List<Piece>> rows = new Parser(regex).alternatives();
    return rows.size() > MOST_ROWS ? rows.subList(0, MOST_ROWS) : rows;
  }

  /** Reads an expression from left to right. */
  private static final class Parser {

    private final String regex;
    private int at;

    Parser(String regex) {
      this.regex = regex;
    }

    List<List<Piece>> alternatives() {
      List<List<Piece>> all = new ArrayList<>();
      List<List<Piece>> open = List.of(List.of());
      while (at < regex.length() && regex.charAt(at) != ')') {
        if (regex.charAt(at) == '|') {
          at++;
          all.addAll(open);
          open = List.of(List.of());
        } else {
          open = joined(open, element());
        }
      }
      all.addAll(open);
      return all;
    }

    private static List<List<Piece>> joined(List<List<Piece>> heads, List<List<Piece>> tails) {
      List<List<Piece>> all = new ArrayList<>();
      for (List<Piece> head : heads) {
        for (List<Piece> tail : tails) {
          if (all.size() < MOST_ROWS) {
            List<Piece> row = new ArrayList<>(head);
            row.addAll(tail);
            all.add(row);
          }
        }
      }
      return all;
    }

    private List<List<Piece>> element() {
      if (regex.charAt(at) == '(') {
        return group();
      }
      int from = at;
      skipAtom();
      String atom = regex.substring(from, at);
      int[] times = quantifier();
      String one = sample(atom);
      return List.of(List.of(new Piece(one.repeat(Math.max(times[0], Math.min(1, times[1]))), times[1] > 8)));
    }

    private List<List<Piece>> group() {
      int from = at++;
      boolean look = regex.startsWith("(?=", from) || regex.startsWith("(?!", from) || regex.startsWith("(?<=", from) || regex.startsWith("(?<!", from);
      if (regex.startsWith("?", at)) {
        int colon = regex.indexOf(':', at);
        int end = regex.startsWith("?<", at) && !look ? regex.indexOf('>', at) : look ? at + (regex.startsWith("?<", at) ? 2 : 1) : flagsEnd(colon);
        at = end + 1;
        if (regex.charAt(end) == ')') {
          return List.of(List.of());
        }
      }
      List<List<Piece>> inner = alternatives();
      at++;
      int[] times = quantifier();
      if (look) {
        return List.of(List.of());
      }
      if (times[1] > 1) {
        inner = new ArrayList<>(inner);
        inner.replaceAll(row -> List.of(new Piece(row.stream().map(Piece::text).reduce("", String::concat), true)));
      }
      return inner;
    }

    /** Where {@code (?i)} or {@code (?:} or {@code (?>} ends. */
    private int flagsEnd(int colon) {
      int end = at;
      while (end < regex.length() && ":)>".indexOf(regex.charAt(end)) < 0) {
        end++;
      }
      return end;
    }

    private void skipAtom() {
      char c = regex.charAt(at);
      if (c == '\\') {
        boolean property = at + 2 < regex.length() && "pP".indexOf(regex.charAt(at + 1)) >= 0 && regex.charAt(at + 2) == '{';
        at = property ? regex.indexOf('}', at) + 1 : at + ("u".indexOf(regex.charAt(at + 1)) >= 0 ? 6 : 2);
      } else if (c == '[') {
        at += regex.startsWith("[]", at) || regex.startsWith("[^]", at) ? 3 : 1;
        while (regex.charAt(at) != ']') {
          at += regex.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
      } else {
        at++;
      }
    }

    /** Least and most times. */
    private int[] quantifier() {
      int[] times = {1, 1};
      if (at < regex.length() && "*+?{".indexOf(regex.charAt(at)) >= 0) {
        char c = regex.charAt(at);
        int end = c == '{' ? regex.indexOf('}', at) : at;
        String inside = c == '{' ? regex.substring(at + 1, end) : "";
        times[0] = c == '+' ? 1 : c == '{' ? Integer.parseInt(inside.split(",")[0]) : 0;
        boolean open = c == '*' || c == '+' || inside.endsWith(",");
        times[1] = open ? Integer.MAX_VALUE : c == '?' ? 1 : Integer.parseInt(inside.substring(inside.indexOf(',') + 1));
        at = end + 1;
        if (at < regex.length() && "?+".indexOf(regex.charAt(at)) >= 0) {
          at++;
        }
      }
      return times;
    }

    private static String sample(String atom) {
      if (atom.equals("^") || atom.equals("$") || atom.matches("\\\\[bBAzZG]")) {
        return "";
      }
      if (atom.length() == 1 && !atom.equals(".")) {
        return atom;
      }
      try {
        Pattern pattern = Pattern.compile(atom);
        for (int i = 0; i < CANDIDATES.length(); i++) {
          String candidate = CANDIDATES.substring(i, i + 1);
          if (pattern.matcher(candidate).matches()) {
            return candidate;
          }
        }
        return atom.startsWith("[") && !atom.startsWith("[^") ? atom.substring(1, 2) : "";
      } catch (PatternSyntaxException backReference) {
        return "";
      }
    }
  }
}
