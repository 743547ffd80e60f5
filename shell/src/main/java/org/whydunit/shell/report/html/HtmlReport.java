package org.whydunit.shell.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import org.springframework.stereotype.Component;
import org.whydunit.rules.Diagnosis;
import org.whydunit.rules.Engine;
import org.whydunit.shell.Messages;
import org.whydunit.shell.report.Edition;
import org.whydunit.shell.report.Remedies;
import org.whydunit.shell.report.Report;

/** The answer as one self-contained HTML file. */
@Component
class HtmlReport implements Report {

  private final Messages messages;
  private final Remedies remedies;

  HtmlReport(Messages messages, Remedies remedies) {
    this.messages = messages;
    this.remedies = remedies;
  }

  @Override
  public String format() {
    return "html";
  }

  @Override
  public String render(Diagnosis diagnosis, Engine engine, Edition edition) {
    Html html = new Html();
    Bilingual words = new Bilingual(messages);
    begin(html, edition.zh());
    new Answer(diagnosis, engine, words, html).header();
    html.raw("<main>\n");
    new Causes(diagnosis, engine, remedies, words, html).sections();
    new Crashes(diagnosis, engine, words, html).sections();
    new TimelineChart(diagnosis, words, html).section();
    new Answer(diagnosis, engine, words, html).sources(edition);
    html.raw("</main>\n");
    end(html);
    return html.toString();
  }

  /** All before the content: nothing is loaded from elsewhere, and no script but the one within runs. */
  static void begin(Html html, boolean zh) {
    html.raw("<!DOCTYPE html>\n<html lang=\"" + (zh ? "zh-CN" : "en") + "\" data-lang=\"" + (zh ? "zh" : "en") + "\">\n<head>\n<meta charset=\"utf-8\">\n")
        .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'\">\n")
        .raw("<title>Whydunit</title>\n<style>\n" + resource("report.css") + "</style>\n</head>\n<body>\n");
  }

  /** The buttons that choose the language and print. */
  static void tools(Html html, Bilingual words) {
    html.raw("<div class=\"tools\"><button type=\"button\" data-language=\"en\" lang=\"en-x-switch\">English</button>")
        .raw("<button type=\"button\" data-language=\"zh\" lang=\"zh-x-switch\">中文</button><button type=\"button\" data-print>");
    words.message(html, "print");
    html.raw("</button></div>\n");
  }

  static void end(Html html) {
    html.raw("<script>\n" + resource("report.js") + "</script>\n</body>\n</html>\n");
  }

  private static String resource(String name) {
    try (InputStream in = Report.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
