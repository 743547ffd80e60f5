package org.whydunit.shell.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.springframework.stereotype.Component;
import org.whydunit.knowledge.cases.SimilarCase;
import org.whydunit.rules.Diagnosis;
import org.whydunit.rules.Engine;
import org.whydunit.shell.Messages;
import org.whydunit.shell.report.Edition;
import org.whydunit.shell.report.Remedies;
import org.whydunit.shell.report.Report;
import org.whydunit.shell.report.SolvedBefore;
import org.whydunit.shell.report.Titles;
import org.whydunit.shell.report.ToCollect;

/** The answer as one self-contained HTML file. */
@Component
class HtmlReport implements Report {

  private final Messages messages;
  private final Remedies remedies;
  private final ToCollect toCollect;
  private final SolvedBefore solved;

  HtmlReport(Messages messages, Remedies remedies, SolvedBefore solved, ToCollect toCollect) {
    this.messages = messages;
    this.remedies = remedies;
    this.toCollect = toCollect;
    this.solved = solved;
  }

  @Override
  public String format() {
    return "html";
  }

  @Override
  public String render(Diagnosis diagnosis, Engine engine, Edition edition) {
    Html html = new Html();
    Bilingual words = new Bilingual(messages);
    begin(html, Titles.of(diagnosis.causes().getFirst(), engine, edition.language()) + " – Whydunit", edition.zh());
    new Answer(diagnosis, engine, words, html).header();
    html.raw("<main>\n");
    new StoryPicture(diagnosis, engine, messages, words, html).section();
    new Causes(diagnosis, engine, remedies, toCollect, words, html).sections();
    solvedBefore(engine, edition, words, html);
    new Crashes(diagnosis, engine, words, html).sections();
    new TimelineChart(diagnosis, words, html).section();
    new Answer(diagnosis, engine, words, html).sources(edition);
    html.raw("</main>\n");
    end(html, words);
    return html.toString();
  }

  private void solvedBefore(Engine engine, Edition edition, Bilingual words, Html html) {
    if (!edition.similar().isEmpty()) {
      words.heading(html, "solved-before");
      html.raw("<ul>\n");
      for (SimilarCase similar : edition.similar()) {
        html.raw("<li>");
        words.in(html, language -> solved.line(similar, engine, language));
        html.raw("</li>\n");
      }
      html.raw("</ul>\n");
    }
  }

  /** All before the content: nothing is loaded from elsewhere, and no script but the one within runs. */
  static void begin(Html html, String title, boolean zh) {
    html.raw("<!DOCTYPE html>\n<html lang=\"" + (zh ? "zh-CN" : "en") + "\" data-lang=\"" + (zh ? "zh" : "en") + "\">\n<head>\n<meta charset=\"utf-8\">\n")
        .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'\">\n")
        .raw("<title>").text(title).raw("</title>\n<style>\n" + resource("report.css") + "</style>\n</head>\n<body>\n");
  }

  /** The buttons that choose the language and print. */
  static void tools(Html html, Bilingual words) {
    html.raw("<div class=\"tools\"><button type=\"button\" data-language=\"en\" lang=\"en\">English</button>")
        .raw("<button type=\"button\" data-language=\"zh\" lang=\"zh-CN\">中文</button><button type=\"button\" data-print>");
    words.message(html, "print");
    html.raw("</button></div>\n");
  }

  static void end(Html html, Bilingual words) {
    html.raw("<p class=\"unseen\" role=\"status\" data-en=\"").text(words.messages().get(Locale.ENGLISH, "copied"))
        .raw("\" data-zh=\"").text(words.messages().get(Locale.SIMPLIFIED_CHINESE, "copied")).raw("\"></p>\n<script>\n" + resource("report.js") + "</script>\n</body>\n</html>\n");
  }

  static String resource(String name) {
    try (InputStream in = Report.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
