package org.whydunit.shell.report.html;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

import org.whydunit.rules.Diagnosis;
import org.whydunit.rules.Diagnosis.Moment;

/** The timeline as a picture with a lane a kind, and as a table for those who do not see it. */
final class TimelineChart {

  private static final List<String> LANES = List.of("crash", "change", "event", "error");
  private static final int WIDTH = 960;
  private static final int LANE = 36;

  /** Room for the lanes' names; the script knows both margins from the picture. */
  private static final int LEFT = 80;

  private static final int RIGHT = 20;
  private static final int TICKS = 4;
  private static final int ROWS_SHOWN = 200;

  private final List<Moment> moments;
  private final Bilingual words;
  private final Html html;

  TimelineChart(Diagnosis diagnosis, Bilingual words, Html html) {
    this.moments = diagnosis.timeline();
    this.words = words;
    this.html = html;
  }

  void section() {
    if (moments.isEmpty()) {
      return;
    }
    html.raw("<h2 id=\"timeline\">");
    words.message(html, "timeline-heading");
    html.raw("</h2>\n<div class=\"tools\">");
    button("0.5", "0", "zoom-in");
    button("2", "0", "zoom-out");
    button("1", "-0.4", "earlier");
    button("1", "0.4", "later");
    html.raw("</div>\n").scroll("timeline").raw("\n");
    picture();
    html.raw("</div>\n<details class=\"plain\"><summary>");
    words.message(html, "as-table", moments.size());
    html.raw("</summary>").scroll("timeline").raw("<table><tbody>\n");
    for (Moment m : moments.subList(Math.max(0, moments.size() - ROWS_SHOWN), moments.size())) {
      html.raw("<tr>").element("td", minute(m.time())).raw("<td>");
      words.message(html, "moment-" + m.kind());
      html.raw("</td>").element("td", m.what()).element("td class=\"origin\"", m.origin().toString()).raw("</tr>\n");
    }
    html.raw("</tbody></table></div></details>\n");
  }

  private void button(String factor, String shift, String key) {
    html.raw("<button type=\"button\" data-zoom=\"" + factor + "\" data-shift=\"" + shift + "\">");
    words.message(html, key);
    html.raw("</button>");
  }

  private void picture() {
    Instant first = moments.getFirst().time();
    Instant last = moments.getLast().time();
    int height = LANES.size() * LANE + 30;
    html.raw("<svg class=\"timeline\" viewBox=\"0 0 %d %d\" data-left=\"%d\" data-right=\"%d\" data-first=\"%d\" data-last=\"%d\" role=\"img\" aria-labelledby=\"timeline\">\n"
        .formatted(WIDTH, height, LEFT, WIDTH - RIGHT, first.toEpochMilli(), last.toEpochMilli()));
    for (int lane = 0; lane < LANES.size(); lane++) {
      int y = lane * LANE + LANE / 2;
      html.raw("<line x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\"/><text x=\"8\" y=\"%d\">".formatted(LEFT, WIDTH - RIGHT, y, y, y + 4));
      words.inPicture(html, "moment-" + LANES.get(lane));
      html.raw("</text>\n");
    }
    ticks(first, last, height - 8);
    moments.forEach(m -> mark(m, share(first, last, m.time())));
    html.raw("</svg>\n");
  }

  private void ticks(Instant first, Instant last, int y) {
    for (int n = 0; n <= TICKS; n++) {
      double at = (double) n / TICKS;
      String anchor = n == 0 ? "start" : n == TICKS ? "end" : "middle";
      html.raw(String.format(Locale.ROOT, "<text class=\"tick\" data-at=\"%.2f\" x=\"%.0f\" y=\"%d\" text-anchor=\"%s\">", at, x(at), y, anchor))
          .text(minute(first.plusMillis((long) (at * Duration.between(first, last).toMillis())))).raw("</text>\n");
    }
  }

  private void mark(Moment m, double share) {
    int y = LANES.indexOf(m.kind()) * LANE + LANE / 2;
    html.raw(String.format(Locale.ROOT, "<circle class=\"m-%s\" data-at=\"%.6f\" cx=\"%.1f\" cy=\"%d\" r=\"%d\"><title>",
            m.kind(), share, x(share), y, m.kind().equals("crash") ? 7 : 5))
        .text(minute(m.time()) + " " + m.what() + " [" + m.origin() + "]").raw("</title></circle>\n");
  }

  private static double x(double share) {
    return LEFT + (WIDTH - RIGHT - LEFT) * share;
  }

  private static String minute(Instant time) {
    return time.toString().substring(0, 16).replace('T', ' ');
  }

  private static double share(Instant first, Instant last, Instant at) {
    long whole = Duration.between(first, last).toMillis();
    return whole == 0 ? 0.5 : (double) Duration.between(first, at).toMillis() / whole;
  }
}
