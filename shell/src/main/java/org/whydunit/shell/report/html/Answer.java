package org.whydunit.shell.report.html;

import java.util.SortedSet;

import org.whydunit.ingest.Ingest.SourceFacts;
import org.whydunit.knowledge.Cause;
import org.whydunit.rules.Diagnosis;
import org.whydunit.rules.Engine;
import org.whydunit.rules.Hypothesis;
import org.whydunit.rules.join.Captures;
import org.whydunit.shell.report.Edition;
import org.whydunit.shell.report.Titles;

/** What comes first, and what it rests on as a whole. */
final class Answer {

  private final Diagnosis diagnosis;
  private final Engine engine;
  private final Bilingual words;
  private final Html html;

  Answer(Diagnosis diagnosis, Engine engine, Bilingual words, Html html) {
    this.diagnosis = diagnosis;
    this.engine = engine;
    this.words = words;
    this.html = html;
  }

  void header() {
    html.raw("<header>\n");
    HtmlReport.tools(html, words);
    html.raw("<h1>");
    Hypothesis top = diagnosis.causes().getFirst();
    Hypothesis first = diagnosis.causes().stream().filter(h -> !h.cause().equals("unknown")).findFirst().orElse(null);
    if (first == null) {
      words.message(html, "nothing-to-explain");
    } else if (first == top) {
      words.in(html, l -> Titles.of(first, engine, l));
      html.raw(" <span class=\"faint\">").text(percent(first)).raw("</span>");
    } else {
      words.message(html, "inconclusive");
    }
    html.raw("</h1>\n<p class=\"lead\">");
    if (first == top) {
      Cause cause = engine.knowledge().causes().find(first.cause()).orElseThrow();
      html.both(cause.text().strip(), cause.textZh().strip());
    } else if (first != null) {
      words.message(html, "share-unknown", percent(top));
      html.raw(" ");
      words.in(html, l -> Titles.of(first, engine, l));
      html.text(" " + percent(first));
    }
    html.raw("</p>\n");
    machines();
    html.raw("</header>\n");
  }

  private void machines() {
    SortedSet<String> machines = Captures.machines(diagnosis.facts());
    if (machines.size() > 1) {
      html.raw("<p>");
      words.message(html, "several-machines", machines.size(), String.join(", ", machines));
      html.raw("</p>\n");
    }
  }

  static String percent(Hypothesis h) {
    return Math.round(100 * h.probability()) + " %";
  }

  void sources(Edition edition) {
    words.heading(html, "what-was-read");
    html.scroll("what-was-read").raw("<table>\n<thead><tr><th scope=\"col\">");
    words.message(html, "column-source");
    html.raw("</th><th scope=\"col\">");
    words.message(html, "column-format");
    html.raw("</th><th scope=\"col\">");
    words.message(html, "column-remarks");
    html.raw("</th></tr></thead>\n<tbody>\n");
    for (SourceFacts s : diagnosis.sources()) {
      html.raw("<tr><td class=\"origin\">").text(s.path()).raw("</td><td>").text(s.format()).raw("</td><td>");
      words.message(html, "records-facts", s.records(), s.facts().size());
      s.problems().stream().limit(5).forEach(p -> {
        html.raw("<br><span class=\"risk\">");
        words.in(html, l -> p.origin() + " – " + p.message(l));
        html.raw("</span>");
      });
      html.raw("</td></tr>\n");
    }
    html.raw("</tbody></table></div>\n");
    if (!edition.redacted().isEmpty()) {
      html.raw("<p>");
      words.in(html, l -> words.messages().redacted(l, edition.redacted()));
      html.raw("</p>\n");
    }
  }
}
