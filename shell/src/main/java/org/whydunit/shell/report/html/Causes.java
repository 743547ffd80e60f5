package org.whydunit.shell.report.html;

import java.util.List;
import java.util.Locale;

import org.whydunit.ingest.facts.Origin;
import org.whydunit.rules.Diagnosis;
import org.whydunit.rules.Engine;
import org.whydunit.rules.Hypothesis;
import org.whydunit.shell.report.Argument;
import org.whydunit.shell.report.Fix;
import org.whydunit.shell.report.Remedies;
import org.whydunit.shell.report.Titles;
import org.whydunit.shell.report.ToCollect;

/** The causes with their evidence and fixes, and what would settle them. */
final class Causes {

  private static final int ORIGINS_SHOWN = 12;

  private final Diagnosis diagnosis;
  private final Engine engine;
  private final Remedies remedies;
  private final ToCollect toCollect;
  private final Bilingual words;
  private final Html html;

  Causes(Diagnosis diagnosis, Engine engine, Remedies remedies, ToCollect toCollect, Bilingual words, Html html) {
    this.diagnosis = diagnosis;
    this.engine = engine;
    this.remedies = remedies;
    this.toCollect = toCollect;
    this.words = words;
    this.html = html;
  }

  void sections() {
    words.heading(html, "why");
    boolean open = true;
    for (Hypothesis h : diagnosis.causes()) {
      cause(h, open);
      open &= h.cause().equals("unknown");
    }
    next();
  }

  private void cause(Hypothesis h, boolean open) {
    html.raw("<details class=\"cause\"" + (open ? " open" : "") + "><summary><span class=\"percent\">" + Answer.percent(h) + "</span>")
        .raw("<span class=\"bar\" aria-hidden=\"true\"><i style=\"width:%d%%\"></i></span><span>".formatted(Math.round(100 * h.probability())));
    words.in(html, l -> Titles.of(h, engine, l));
    html.raw("</span></summary>\n<div>\n");
    if (h.evidence().isEmpty()) {
      html.raw("<p>");
      words.message(html, "no-evidence");
      html.raw("</p>\n");
    } else {
      html.raw("<ul class=\"tree\">\n");
      Argument.of(h, engine).forEach(this::argument);
      html.raw("</ul>\n");
    }
    fixes(h);
    html.raw("</div></details>\n");
  }

  private void argument(Argument e) {
    html.raw("<li class=\"" + (e.supports() ? "for" : "against") + "\"><span class=\"sign\" aria-hidden=\"true\">" + (e.supports() ? "+" : "−") + "</span><span class=\"badge\">");
    words.message(html, e.supports() ? "speaks-for" : "speaks-against");
    html.text(", ");
    words.message(html, e.strengthKey());
    html.raw("</span>");
    words.in(html, l -> e.says(engine, l));
    html.raw("<br><span class=\"origin\">");
    List<Origin> origins = e.origins();
    for (int i = 0; i < Math.min(ORIGINS_SHOWN, origins.size()); i++) {
      html.text((i == 0 ? "" : ", ") + origins.get(i));
    }
    html.text((origins.size() > ORIGINS_SHOWN ? " +" + (origins.size() - ORIGINS_SHOWN) : "") + "  (" + String.join(", ", e.rules()) + ")").raw("</span></li>\n");
  }

  private void fixes(Hypothesis h) {
    List<Fix> en = remedies.fixes(h, diagnosis, engine, Locale.ENGLISH);
    List<Fix> zh = remedies.fixes(h, diagnosis, engine, Locale.SIMPLIFIED_CHINESE);
    for (int i = 0; i < en.size(); i++) {
      html.raw("<h3>");
      words.message(html, "what-to-do");
      html.text(" – ").both(en.get(i).title(), zh.get(i).title()).raw("</h3>\n<ol class=\"steps\">\n");
      for (int n = 0; n < en.get(i).steps().size(); n++) {
        step(en.get(i).steps().get(n), zh.get(i).steps().get(Math.min(n, zh.get(i).steps().size() - 1)));
      }
      html.raw("</ol>\n");
      en.get(i).open().forEach(this::slot);
      html.raw("<p class=\"origin\">").text(en.get(i).pattern()).raw("</p>\n");
    }
  }

  private void slot(String slot) {
    html.raw("<p class=\"faint\"><code>").text("{" + slot + "}").raw("</code> ");
    words.in(html, l -> words.messages().find(l, "slot-" + slot).orElse(""));
    html.raw("</p>\n");
  }

  private void step(Fix.Step en, Fix.Step zh) {
    html.raw("<li>").both(en.action(), zh.action());
    if (!en.command().isEmpty()) {
      words.command(html, en.command());
    }
    if (!en.risk().isEmpty()) {
      html.raw("<div class=\"risk\">");
      words.message(html, "risk", "");
      html.both(en.risk(), zh.risk()).raw("</div>");
    }
    if (!en.undo().isEmpty()) {
      html.raw("<div class=\"faint\">");
      words.message(html, "undo", "");
      if (!en.undoIsCommand()) {
        html.both(en.undo(), zh.undo());
      }
      html.raw("</div>");
      if (en.undoIsCommand()) {
        words.command(html, en.undo());
      }
    }
    html.raw("</li>\n");
  }

  private void next() {
    List<ToCollect.Wish> wishes = toCollect.of(diagnosis, engine);
    if (wishes.isEmpty()) {
      html.raw("<p>");
      words.message(html, "settled");
      html.raw("</p>\n");
      return;
    }
    words.heading(html, "to-settle");
    html.raw("<ol class=\"steps\">\n");
    for (ToCollect.Wish wish : wishes) {
      html.raw("<li>").both(wish.what(), wish.whatZh());
      if (!wish.command().isEmpty()) {
        words.command(html, wish.command());
      }
      html.raw("</li>\n");
    }
    html.raw("</ol>\n");
  }
}
