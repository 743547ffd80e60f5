package org.whydunit.shell.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import org.whydunit.rules.Diagnosis;
import org.whydunit.rules.Engine;
import org.whydunit.rules.Hypothesis;
import org.whydunit.shell.Messages;
import org.whydunit.shell.output.Look;
import org.whydunit.shell.output.Sheet;
import org.whydunit.shell.report.Story;

/**
 * The likeliest cause's story as a picture, once for wide places and once for narrow ones: a picture's text does not
 * wrap, so it is wrapped here.
 */
final class StoryPicture {

  private static final int BOX = 300;
  private static final int GAP = 36;
  private static final int LINE = 18;
  private static final int PAD = 12;

  /** Columns of text in a box: 7.2 units each at 13 units of size, with room for wide letters. */
  private static final int COLUMNS = 34;

  /** The part of a name longer than a box, such as a stop code's, behind which it is broken. */
  private static final Pattern LONG_NAME = Pattern.compile("(?<!\\S)(?=\\S{32})(\\S{10,27}_)(?=\\S{6})");

  private final Diagnosis diagnosis;
  private final Story story;
  private final Bilingual words;
  private final Html html;

  StoryPicture(Diagnosis diagnosis, Engine engine, Messages messages, Bilingual words, Html html) {
    this.diagnosis = diagnosis;
    this.story = new Story(diagnosis, engine, messages);
    this.words = words;
    this.html = html;
  }

  void section() {
    Hypothesis first = diagnosis.causes().stream().filter(h -> !h.cause().equals("unknown")).findFirst().orElse(null);
    if (first == null || story.boxes(first, Locale.ENGLISH).size() < 2) {
      return;
    }
    words.heading(html, "story-heading");
    for (Locale language : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
      List<Story.Box> boxes = story.boxes(first, language);
      picture(boxes, language, true);
      picture(boxes, language, false);
    }
  }

  private void picture(List<Story.Box> boxes, Locale language, boolean wide) {
    List<List<String>> texts = boxes.stream().map(StoryPicture::lines).toList();
    int[] heights = texts.stream().mapToInt(t -> PAD + LINE * t.size() + PAD).toArray();
    int tallest = java.util.Arrays.stream(heights).max().orElse(0);
    int width = wide ? boxes.size() * BOX + (boxes.size() - 1) * GAP : BOX;
    int height = wide ? tallest : java.util.Arrays.stream(heights).sum() + (boxes.size() - 1) * GAP;
    String lang = language.getLanguage();
    html.raw("<svg class=\"story %s %s\" lang=\"%s\" viewBox=\"-1 -1 %d %d\" role=\"img\" aria-label=\"".formatted(wide ? "wide" : "narrow", lang, lang, width + 2, height + 2))
        .text(String.join(" → ", boxes.stream().map(b -> b.title() + ": " + String.join(" ", b.lines().stream().map(Story.Line::says).toList())).toList()))
        .raw("\">\n");
    int x = 0;
    int y = 0;
    for (int i = 0; i < boxes.size(); i++) {
      int own = wide ? tallest : heights[i];
      box(boxes.get(i), texts.get(i), x, y, own);
      if (i + 1 < boxes.size()) {
        arrow(wide ? x + BOX : x + BOX / 2, wide ? y + tallest / 2 : y + own, wide);
      }
      x += wide ? BOX + GAP : 0;
      y += wide ? 0 : own + GAP;
    }
    html.raw("</svg>\n");
  }

  /** The title's lines first, each marked by a leading {@code *}; origins by {@code @}. */
  private static List<String> lines(Story.Box box) {
    List<String> lines = new ArrayList<>();
    wrapped(box.title()).forEach(l -> lines.add("*" + l));
    for (Story.Line line : box.lines()) {
      wrapped(line.says()).forEach(l -> lines.add(" " + l));
      wrapped(line.origin()).stream().filter(l -> !l.isEmpty()).forEach(l -> lines.add("@" + l));
    }
    return lines;
  }

  private static List<String> wrapped(String text) {
    return new Sheet(new Look(COLUMNS, false)).line(LONG_NAME.matcher(text).replaceAll("$1 ")).text().lines().toList();
  }

  private void box(Story.Box box, List<String> lines, int x, int y, int height) {
    html.raw("<rect class=\"s-%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"6\"/>\n".formatted(box.kind(), x, y, BOX, height));
    int at = y + PAD + LINE - 5;
    for (String line : lines) {
      String style = line.charAt(0) == '*' ? "title" : line.charAt(0) == '@' ? "place" : "says";
      html.raw("<text class=\"%s\" x=\"%d\" y=\"%d\">".formatted(style, x + PAD, at)).text(line.substring(1)).raw("</text>\n");
      at += LINE;
    }
  }

  private void arrow(int x, int y, boolean right) {
    html.raw(
        right
            ? "<path class=\"arrow\" d=\"M%d %d h%d l-7 -5 m7 5 l-7 5\"/>\n".formatted(x + 4, y, GAP - 8)
            : "<path class=\"arrow\" d=\"M%d %d v%d l-5 -7 m5 7 l5 -7\"/>\n".formatted(x, y + 4, GAP - 8));
  }
}
