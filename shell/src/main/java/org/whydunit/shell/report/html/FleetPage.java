package org.whydunit.shell.report.html;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

import org.whydunit.rules.Engine;
import org.whydunit.rules.fleet.Comparison;
import org.whydunit.rules.fleet.Contrast;
import org.whydunit.rules.fleet.Family;
import org.whydunit.rules.fleet.FleetReport;
import org.whydunit.rules.fleet.News;
import org.whydunit.rules.fleet.Status;
import org.whydunit.shell.Messages;
import org.whydunit.shell.report.Titles;
import org.whydunit.shell.report.fleet.FleetWords;

/** What many bundles say together, as one self-contained HTML file in both languages. */
public final class FleetPage {

  private static final int FAMILIES = 100;
  private static final int VARIANTS = 10;
  private static final int UNDIAGNOSED = 500;

  private final FleetReport report;
  private final Engine engine;
  private final FleetWords says;
  private final Bilingual words;
  private final Html html = new Html();

  public FleetPage(FleetReport report, Engine engine, Messages messages) {
    this.report = report;
    this.engine = engine;
    this.says = new FleetWords(messages, engine);
    this.words = new Bilingual(messages);
  }

  /** The document; both languages are in it, this one is shown first. */
  public String render(Locale language) {
    HtmlReport.begin(html, "Whydunit", language.getLanguage().equals("zh"));
    html.raw("<header>\n");
    HtmlReport.tools(html, words);
    html.raw("<h1>");
    words.message(html, "fleet-title");
    html.raw("</h1>\n<p class=\"lead\">");
    words.message(html, "fleet-summary", report.bundles(), report.statuses().getOrDefault(Status.DIAGNOSED, 0), report.crashing(), report.undiagnosed().size());
    html.raw("</p>\n</header>\n<main>\n");
    causes();
    crashing();
    families();
    news();
    outliers();
    undiagnosed();
    html.raw("<h2>");
    words.message(html, "fleet-how-to-read");
    html.raw("</h2>\n<p>");
    words.message(html, "fleet-method");
    html.raw("</p>\n</main>\n");
    HtmlReport.end(html, words);
    return html.toString();
  }

  private void causes() {
    words.heading(html, "fleet-causes");
    int most = report.causes().stream().mapToInt(FleetReport.CauseCount::bundles).max().orElse(1);
    table("fleet-causes", List.of("fleet-column-cause", "fleet-column-bundles", "fleet-column-probability"));
    report.causes().forEach(c -> {
      html.raw("<tr><td>");
      words.in(html, l -> Titles.cause(c.cause(), engine, l));
      html.raw("</td><td>").text(String.valueOf(c.bundles()))
          .raw(" <span class=\"bar\" style=\"display:inline-block;width:8rem\"><i style=\"width:" + 100 * c.bundles() / most + "%\"></i></span></td><td>")
          .text(FleetWords.percent(c.probability())).raw("</td></tr>\n");
    });
    html.raw("</tbody></table></div>\n<p class=\"faint\">");
    words.message(html, "fleet-each-alone");
    html.raw("</p>\n");
  }

  private void crashing() {
    Comparison comparison = report.comparison();
    if (comparison == null) {
      words.heading(html, "fleet-no-comparison");
      return;
    }
    html.raw("<h2>");
    words.message(html, "fleet-crashing", comparison.sick(), comparison.others());
    html.raw("</h2>\n");
    comparison(comparison);
  }

  private void comparison(Comparison comparison) {
    html.raw("<p class=\"faint\">");
    words.message(html, "fleet-tested", comparison.tested(), comparison.findings().size());
    html.raw("</p>\n<ul>\n");
    if (comparison.first() != null) {
      item(l -> says.of(l, "fleet-first-change") + says.contrast(comparison.first(), l) + says.when(comparison.first(), l), "strong");
    }
    comparison.pairs().forEach(c -> item(l -> says.contrast(c, l), ""));
    comparison.findings().forEach(this::finding);
    html.raw("</ul>\n");
  }

  private void finding(Contrast c) {
    html.raw("<li>");
    words.in(html, l -> says.contrast(c, l) + says.when(c, l));
    if (!c.inseparable().isEmpty()) {
      html.raw("<br><span class=\"faint\">");
      words.in(html, l -> says.inseparable(c, l));
      html.raw("</span>");
    }
    html.raw("</li>\n");
  }

  private void item(Function<Locale, String> sentence, String element) {
    html.raw(element.isEmpty() ? "<li>" : "<li><" + element + ">");
    words.in(html, sentence);
    html.raw(element.isEmpty() ? "</li>\n" : "</" + element + "></li>\n");
  }

  private void families() {
    if (report.families().stream().noneMatch(f -> f.machines() > 1)) {
      return;
    }
    words.heading(html, "fleet-families");
    report.families().stream().filter(f -> f.machines() > 1).limit(FAMILIES).forEach(this::family);
  }

  private void family(Family f) {
    html.raw("<details class=\"cause\"><summary><span class=\"percent\">").text(String.valueOf(f.machines())).raw("</span><span>");
    words.in(html, l -> says.story(f.cause(), f.subject(), l));
    html.raw(" <span class=\"faint\">");
    words.message(html, "fleet-family", f.machines(), f.crashing(), FleetWords.percent(f.probability()));
    html.raw("</span></span></summary><div>\n");
    table("fleet-families", List.of("fleet-column-version", "fleet-column-update", "fleet-column-hardware", "fleet-column-machines"));
    f.variants().stream().limit(VARIANTS).forEach(v -> {
      html.raw("<tr>");
      Stream.of(v.version(), v.update(), v.hardware()).forEach(value -> {
        html.raw("<td>");
        words.in(html, l -> says.orUnknown(value, l));
        html.raw("</td>");
      });
      html.raw("<td>").text(String.valueOf(v.machines())).raw("</td></tr>\n");
    });
    html.raw("</tbody></table></div>\n<p>");
    words.message(html, "fleet-examples");
    html.text(" ").element("span class=\"origin\"", String.join(", ", f.examples())).raw("</p>\n");
    if (f.comparison() != null) {
      comparison(f.comparison());
    }
    html.raw("</div></details>\n");
  }

  private void news() {
    News news = report.news();
    if (news == null) {
      return;
    }
    words.heading(html, "fleet-news");
    html.raw("<p>");
    words.message(html, "fleet-moved", news.added(), news.gone(), news.changed().size());
    html.raw("</p>\n<ul>\n");
    news.families().forEach((story, n) -> item(l -> says.of(l, "fleet-new-story", n, says.story(story, l)), "strong"));
    news.grown().forEach((story, n) -> item(l -> says.of(l, "fleet-grown-story", n, says.story(story, l)), ""));
    news.changed().stream().limit(UNDIAGNOSED).forEach(m -> item(l -> says.of(l, "fleet-changed", m.bundle(), says.story(m.before(), l), says.story(m.now(), l)), ""));
    html.raw("</ul>\n");
  }

  private void outliers() {
    if (report.outliers().isEmpty()) {
      return;
    }
    words.heading(html, "fleet-outliers");
    html.raw("<ul>\n");
    report.outliers().forEach(o -> {
      html.raw("<li>").element("span class=\"origin\"", o.bundle()).raw(" ");
      words.in(html, l -> says.outlier(o, l));
      html.raw("</li>\n");
    });
    html.raw("</ul>\n");
  }

  private void undiagnosed() {
    if (report.undiagnosed().isEmpty()) {
      return;
    }
    words.heading(html, "fleet-undiagnosed");
    table("fleet-undiagnosed", List.of("fleet-column-bundle", "fleet-column-status", "column-remarks"));
    report.undiagnosed().stream().limit(UNDIAGNOSED).forEach(u -> {
      html.raw("<tr><td class=\"origin\">").text(u.bundle()).raw("</td><td>");
      words.message(html, "status-" + u.status().id());
      html.raw("</td><td>").text(u.message()).raw("</td></tr>\n");
    });
    html.raw("</tbody></table></div>\n");
  }

  private void table(String heading, List<String> columns) {
    html.scroll(heading).raw("<table>\n<thead><tr>");
    columns.forEach(c -> {
      html.raw("<th scope=\"col\">");
      words.message(html, c);
      html.raw("</th>");
    });
    html.raw("</tr></thead>\n<tbody>\n");
  }
}
