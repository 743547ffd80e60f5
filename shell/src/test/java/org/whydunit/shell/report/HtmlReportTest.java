package org.whydunit.shell.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whydunit.shell.Bundles;
import org.whydunit.shell.Shell;

class HtmlReportTest {

  @TempDir Path folder;

  private String report() throws IOException {
    return Shell.run("diagnose", Bundles.wifi(folder).toString(), "--no-save", "--format", "html", "--lang", "en").out();
  }

  private static Stream<String> all(String regex, String text) {
    return Pattern.compile(regex, Pattern.DOTALL).matcher(text).results().map(MatchResult::group);
  }

  @Test
  void asksTheNetworkForNothing() throws IOException {
    String html = report();
    assertThat(html).contains("default-src 'none'").doesNotContain("<link", "@import", "url(", "fetch(", "XMLHttpRequest");
    assertThat(all("(?:src|href|action)\\s*=", html.substring(0, html.indexOf("<script>")))).isEmpty();
  }

  @Test
  void saysEverythingInBothLanguages() throws IOException {
    String html = report();
    assertThat(all("<span class=\"en\" lang=\"en\">", html)).hasSameSizeAs(all("<span class=\"zh\" lang=\"zh-CN\">", html).toList()).hasSizeGreaterThan(40);
    assertThat(all("lang=\"[^\"]*\"", html).distinct()).isSubsetOf("lang=\"en\"", "lang=\"zh\"", "lang=\"zh-CN\"", "data-lang=\"en\"");
  }

  @Test
  void drawsPicturesThatAreNamedAndHoldNoMarkupOfPages() throws IOException {
    List<String> pictures = all("<svg.*?</svg>", report()).toList();
    assertThat(pictures).hasSizeGreaterThanOrEqualTo(4).allMatch(p -> p.contains("aria-label")).noneMatch(p -> p.contains("<span"));
    assertThat(pictures.getFirst()).contains("rtwlane.sys", "s-crash", "class=\"arrow\"");
  }

  @Test
  void closesWhatItOpens() throws IOException {
    String html = report();
    for (String tag : List.of("div", "span", "details", "summary", "table", "ol", "ul", "li", "svg", "text", "button", "p", "main", "header", "code")) {
      assertThat(all("<" + tag + "[ >]", html).count()).as(tag).isEqualTo(all("</" + tag + ">", html).count());
    }
  }
}
