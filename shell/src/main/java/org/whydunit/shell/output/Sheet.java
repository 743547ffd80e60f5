package org.whydunit.shell.output;

import java.util.ArrayList;
import java.util.List;

/** Lines of text for people, wrapped to the width of a {@link Look}, safe to print whatever the evidence holds. */
public final class Sheet {

  /** What may not begin a line in Chinese typography (GB/T 15834). */
  private static final String NOT_FIRST = "，。、；：？！）》」』”’…%）";

  private final Look look;
  private final List<String> lines = new ArrayList<>();

  public Sheet(Look look) {
    this.look = look;
  }

  /** An empty line, unless the sheet is empty or ends with one. */
  public Sheet gap() {
    if (!lines.isEmpty() && !lines.getLast().isEmpty()) {
      lines.add("");
    }
    return this;
  }

  /** A heading after an empty line. */
  public Sheet heading(String words) {
    return gap().line(Ink.STRONG.of(words));
  }

  /** A paragraph. */
  public Sheet line(String text) {
    return item("", text);
  }

  /** A paragraph whose first line starts with the lead, and whose others are indented by its width. */
  public Sheet item(String lead, String text) {
    lines.addAll(wrapped(lead, text));
    return this;
  }

  /** The lines of an item, no more than so many: the last one ends with an ellipsis when text is lost. */
  public List<String> wrapped(String lead, String text, int most) {
    List<String> all = wrapped(lead, text);
    if (all.size() <= most) {
      return all;
    }
    List<String> kept = new ArrayList<>(all.subList(0, most));
    kept.set(most - 1, Width.cut(kept.getLast() + "  ", Math.min(look.width(), Width.of(kept.getLast()) + 1)).stripTrailing());
    if (!kept.getLast().endsWith("…")) {
      kept.set(most - 1, kept.getLast() + "…");
    }
    return kept;
  }

  /** A line that is never wrapped: a command that somebody will copy. */
  public Sheet asIs(String text) {
    lines.add(text);
    return this;
  }

  /** Lines that {@link #wrapped(String, String, int)} made. */
  public Sheet all(List<String> made) {
    lines.addAll(made);
    return this;
  }

  /** How many lines there are. */
  public int size() {
    return lines.size();
  }

  /** The width. */
  public int width() {
    return look.width();
  }

  /** Everything, each line ended by a line feed. */
  public String text() {
    StringBuilder out = new StringBuilder();
    for (String line : lines) {
      for (char c : Printable.of(line.replace('\n', ' ')).toCharArray()) {
        if (!Ink.isMark(c)) {
          out.append(c);
        } else if (look.colour()) {
          out.append(Ink.sequence(c));
        }
      }
      out.append('\n');
    }
    return out.toString();
  }

  private List<String> wrapped(String lead, String text) {
    String indent = branches(lead);
    List<String> made = new ArrayList<>();
    StringBuilder line = new StringBuilder(lead);
    boolean empty = true;
    for (String piece : pieces(text.strip())) {
      if (!empty && Width.of(line + piece.stripTrailing()) > look.width()) {
        made.add(stripped(line));
        line = new StringBuilder(indent);
        piece = piece.stripLeading();
      }
      line.append(piece);
      empty = false;
    }
    made.add(stripped(line));
    return made;
  }

  /** Blanks as wide as the lead, in which the lines of a tree go on. */
  private static String branches(String lead) {
    StringBuilder indent = new StringBuilder();
    lead.codePoints().forEach(c -> indent.append(c == '│' || c == '├' ? "│" : " ".repeat(Width.of(c))));
    return indent.toString();
  }

  /** Without spaces at the end, marks of ink aside. */
  private static String stripped(CharSequence line) {
    int end = line.length();
    while (end > 0 && (line.charAt(end - 1) == ' ' || Ink.isMark(line.charAt(end - 1)))) {
      end--;
    }
    return line.subSequence(0, end) + line.subSequence(end, line.length()).toString().replace(" ", "");
  }

  /** Where a line may end: after spaces, and between wide characters. */
  private static List<String> pieces(String text) {
    List<String> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    int before = ' ';
    for (int c : text.codePoints().toArray()) {
      boolean afterSpace = before == ' ' && c != ' ' && c != '%';
      boolean betweenWide = (Width.isWide(c) || Width.isWide(before)) && NOT_FIRST.indexOf(c) < 0 && c != ' ' && c != '%' && before != '（';
      if (!piece.isEmpty() && (afterSpace || betweenWide) && !Ink.isMark(c)) {
        pieces.add(piece.toString());
        piece.setLength(0);
      }
      piece.appendCodePoint(c);
      before = Ink.isMark(c) ? before : c;
    }
    pieces.add(piece.toString());
    return pieces;
  }
}
