package org.whydunit.shell.report.html;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import org.whydunit.knowledge.cases.Statistic;
import org.whydunit.shell.Messages;

/** Failure statistics as one self-contained HTML file: a bar a period, its causes one over the other, and a table. */
@Component
public class StatisticsPage {

  private static final List<String> COLOURS =
      List.of("#0b5cad", "#b4420f", "#2c7a3f", "#7a3fa0", "#8a6d00", "#0a7f86", "#a3245b");
  private static final String OTHERS = "#5b6470";
  private static final int HEIGHT = 220;
  private static final int BAR = 56;
  private static final int GAP = 24;

  private final Messages messages;

  StatisticsPage(Messages messages) {
    this.messages = messages;
  }

  /**
   * The page.
   *
   * @param en title of a cause's id in English
   * @param zh the same in Chinese
   */
  public String of(List<Statistic> statistics, UnaryOperator<String> en, UnaryOperator<String> zh, Locale language) {
    return new Page(statistics, en, zh).made(language);
  }

  /** One rendering. */
  private final class Page {

    private final Html html = new Html();
    private final Bilingual words = new Bilingual(messages);
    private final List<Statistic> statistics;
    private final UnaryOperator<String> en;
    private final UnaryOperator<String> zh;
    private final List<String> causes;

    Page(List<Statistic> statistics, UnaryOperator<String> en, UnaryOperator<String> zh) {
      this.statistics = statistics;
      this.en = en;
      this.zh = zh;
      Map<String, Integer> totals = new TreeMap<>();
      statistics.forEach(s -> totals.merge(s.cause(), s.count(), Integer::sum));
      this.causes = totals.entrySet().stream().sorted((a, b) -> b.getValue() - a.getValue()).map(Map.Entry::getKey).toList();
    }

    String made(Locale language) {
      boolean chinese = language.getLanguage().equals("zh");
      html.raw("<!DOCTYPE html>\n<html lang=\"" + (chinese ? "zh-CN" : "en") + "\" data-lang=\"" + (chinese ? "zh" : "en") + "\">\n<head>\n<meta charset=\"utf-8\">\n")
          .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
          .raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n")
          .raw("<title>Whydunit</title>\n<style>\n" + HtmlReport.resource("report.css") + "</style>\n</head>\n<body>\n<main>\n");
      words.heading(html, "stats-heading");
      chart();
      table();
      html.raw("</main>\n</body>\n</html>\n");
      return html.toString();
    }

    private String colour(String cause) {
      int place = causes.indexOf(cause);
      return place < COLOURS.size() ? COLOURS.get(place) : OTHERS;
    }

    private void chart() {
      Map<String, List<Statistic>> periods = new TreeMap<>(statistics.stream().collect(Collectors.groupingBy(Statistic::period)));
      int most = periods.values().stream().mapToInt(p -> p.stream().mapToInt(Statistic::count).sum()).max().orElse(1);
      int width = GAP + periods.size() * (BAR + GAP);
      html.raw("<div class=\"scroll\"><svg role=\"img\" aria-labelledby=\"stats-title\" viewBox=\"0 0 %d %d\" width=\"%d\" style=\"max-width:100%%;min-width:%dpx;height:auto\"><title id=\"stats-title\">"
          .formatted(width, HEIGHT + 40, width, width / 2));
      words.message(html, "stats-heading");
      html.raw("</title>\n");
      int x = GAP;
      for (Map.Entry<String, List<Statistic>> period : periods.entrySet()) {
        bar(x, period.getKey(), period.getValue(), Math.max(1, most));
        x += BAR + GAP;
      }
      html.raw("</svg></div>\n<ul class=\"legend\">");
      for (String cause : causes) {
        html.raw("<li><svg width=\"14\" height=\"14\" aria-hidden=\"true\"><rect width=\"14\" height=\"14\" fill=\"" + colour(cause) + "\"/></svg> ");
        html.both(en.apply(cause), zh.apply(cause)).raw("</li>");
      }
      html.raw("</ul>\n");
    }

    private void bar(int x, String name, List<Statistic> parts, int most) {
      int top = HEIGHT;
      int all = 0;
      for (Statistic part : parts) {
        int height = part.count() * (HEIGHT - 20) / most;
        top -= height;
        all += part.count();
        html.raw("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"><title>".formatted(x, top, BAR, height, colour(part.cause())))
            .text(en.apply(part.cause()) + " " + part.count()).raw("</title></rect>\n");
      }
      html.raw("<text x=\"%d\" y=\"%d\" text-anchor=\"middle\" fill=\"currentColor\">%d</text>".formatted(x + BAR / 2, top - 5, all))
          .raw("<text x=\"%d\" y=\"%d\" text-anchor=\"middle\" fill=\"currentColor\">".formatted(x + BAR / 2, HEIGHT + 18)).text(name).raw("</text>\n");
    }

    private void table() {
      html.raw("<div class=\"scroll\"><table><thead><tr>");
      for (String key : List.of("stats-period", "stats-type", "stats-count", "stats-recovery", "stats-change")) {
        html.raw("<th>");
        words.message(html, key);
        html.raw("</th>");
      }
      html.raw("</tr></thead><tbody>\n");
      for (Statistic s : statistics) {
        String recovery = s.meanTimeToRecover() == null ? "" : String.format(Locale.ROOT, "%.1f h", s.meanTimeToRecover().toMinutes() / 60.0);
        String change = s.change() == null ? "" : String.format(Locale.ROOT, "%+d %%", Math.round(100 * s.change()));
        html.raw("<tr>").element("td", s.period()).raw("<td>").both(en.apply(s.cause()), zh.apply(s.cause())).raw("</td>")
            .element("td", String.valueOf(s.count())).element("td", recovery).element("td", change).raw("</tr>\n");
      }
      html.raw("</tbody></table></div>\n");
    }
  }
}
