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
  private static final int LEFT = 60;
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
    words.heading(html, "timeline-heading");
    html.raw("<div class=\"tools\">");
    button("0.5", "0", "zoom-in");
    button("2", "0", "zoom-out");
    button("1", "-0.4", "earlier");
    button("1", "0.4", "later");
    html.raw("</div>\n");
    picture();
    html.raw("<details><summary>");
    words.message(html, "as-table", moments.size());
    html.raw("</summary><div class=\"scroll\"><table><tbody>\n");
    for (Moment m : moments.subList(Math.max(0, moments.size() - ROWS_SHOWN), moments.size())) {
      html.raw("<tr>").element("td", m.time().toString()).raw("<td>");
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
    html.raw("<svg class=\"timeline\" viewBox=\"0 0 %d %d\" preserveAspectRatio=\"none\" role=\"img\" aria-labelledby=\"timeline-title\"><title id=\"timeline-title\">".formatted(WIDTH, height));
    words.message(html, "timeline-heading");
    html.raw("</title>\n");
    for (int lane = 0; lane < LANES.size(); lane++) {
      int y = lane * LANE + LANE / 2;
      html.raw("<line x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\"/><text x=\"4\" y=\"%d\">".formatted(LEFT, WIDTH, y, y, y + 4)).text(LANES.get(lane)).raw("</text>\n");
    }
    for (Moment m : moments) {
      double x = LEFT + 10 + (WIDTH - LEFT - 20) * share(first, last, m.time());
      int y = LANES.indexOf(m.kind()) * LANE + LANE / 2;
      html.raw(String.format(Locale.ROOT, "<circle class=\"m-%s\" cx=\"%.1f\" cy=\"%d\" r=\"%d\"><title>", m.kind(), x, y, m.kind().equals("crash") ? 7 : 5))
          .text(m.time() + " " + m.what()).raw("</title></circle>\n");
    }
    html.raw("<text x=\"%d\" y=\"%d\">".formatted(LEFT, height - 8)).text(day(first)).raw("</text><text x=\"%d\" y=\"%d\" text-anchor=\"end\">".formatted(WIDTH - 4, height - 8))
        .text(day(last)).raw("</text>\n</svg>\n");
  }

  private static String day(Instant time) {
    return time.toString().substring(0, 16).replace('T', ' ');
  }

  private static double share(Instant first, Instant last, Instant at) {
    long whole = Duration.between(first, last).toSeconds();
    return whole == 0 ? 0.5 : (double) Duration.between(first, at).toSeconds() / whole;
  }
}
