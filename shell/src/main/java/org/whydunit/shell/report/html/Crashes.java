package org.whydunit.shell.report.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.whydunit.ingest.facts.BugCheck;
import org.whydunit.ingest.facts.StackFrame;
import org.whydunit.knowledge.Reference;
import org.whydunit.rules.Diagnosis;
import org.whydunit.rules.Engine;
import org.whydunit.rules.Hypothesis;
import org.whydunit.rules.compare.CrashGroups;
import org.whydunit.rules.compare.CrashStory;
import org.whydunit.shell.report.CrashWords;

/** The crashes side by side, and their stacks coloured by whom a module belongs to. */
final class Crashes {

  private static final int SHOWN = 8;
  private static final int FRAMES_SHOWN = 30;
  private static final int STACKS_SHOWN = 4;

  private final Diagnosis diagnosis;
  private final Reference reference;
  private final Bilingual words;
  private final Html html;

  Crashes(Diagnosis diagnosis, Engine engine, Bilingual words, Html html) {
    this.diagnosis = diagnosis;
    this.reference = engine.knowledge().reference();
    this.words = words;
    this.html = html;
  }

  void sections() {
    List<BugCheck> crashes = diagnosis.crashes().stream().limit(SHOWN).toList();
    if (crashes.isEmpty()) {
      return;
    }
    words.heading(html, "what-happened");
    CrashStory.of(diagnosis, reference).ifPresent(this::story);
    html.scroll("what-happened").raw("<table class=\"compared\">\n<tbody>\n");
    row(crashes, "column-time", c -> c.time() == null ? "" : c.time().toString().replace('T', ' ').replace("Z", " UTC"), false);
    row(crashes, "column-code", c -> "0x" + Long.toHexString(c.code()).toUpperCase(Locale.ROOT) + " " + c.name(), true);
    for (int n = 1; n <= 4; n++) {
      int parameter = n;
      row(crashes, "column-p" + n, c -> c.parameter(parameter) == null ? "" : "0x%X".formatted(c.parameter(parameter)), false);
    }
    row(crashes, "column-process", BugCheck::process, true);
    row(crashes, "column-module", BugCheck::module, true);
    row(crashes, "column-bucket", BugCheck::bucket, true);
    row(crashes, "column-source", c -> c.origin().toString(), false);
    html.raw("</tbody></table></div>\n");
    if (diagnosis.crashes().size() > SHOWN) {
      html.raw("<p>");
      words.message(html, "and-more", diagnosis.crashes().size() - SHOWN);
      html.raw("</p>\n");
    }
    stacks(crashes);
  }

  private void story(CrashStory story) {
    html.raw("<p>");
    words.in(html, language -> told(language).sum(story));
    html.raw("</p>\n<ul class=\"stops\">\n");
    for (CrashGroups.Group g : CrashWords.besidesTheOdd(story)) {
      item(language -> told(language).group(g), g.crashes().stream().map(c -> c.origin().toString()).toList());
    }
    if (story.odd() != null) {
      item(language -> told(language).odd(story.odd()), List.of(story.odd().origin().toString()));
    }
    if (story.change() != null) {
      item(language -> told(language).change(story.change()), List.of(story.change().origins().getFirst().toString()));
    }
    html.raw("</ul>\n");
  }

  private CrashWords told(Locale language) {
    return new CrashWords(words.messages(), language);
  }

  private void item(Function<Locale, String> says, List<String> origins) {
    html.raw("<li>");
    words.in(html, says);
    html.raw(" <span class=\"origin\">").text(String.join(", ", origins)).raw("</span></li>\n");
  }

  private void row(List<BugCheck> crashes, String key, Function<BugCheck, String> cell, boolean compare) {
    List<String> cells = crashes.stream().map(cell).toList();
    if (cells.stream().allMatch(String::isEmpty)) {
      return;
    }
    html.raw("<tr><th scope=\"row\">");
    words.message(html, key);
    html.raw("</th>");
    IntStream.range(0, cells.size())
        .forEach(i -> html.raw(compare && !cells.get(i).equals(cells.getFirst()) ? "<td class=\"other\">" : "<td>").breakable(cells.get(i)).raw("</td>"));
    html.raw("</tr>\n");
  }

  private void stacks(List<BugCheck> crashes) {
    Map<List<String>, List<BugCheck>> alike = new LinkedHashMap<>();
    crashes.stream().filter(c -> !c.stack().isEmpty()).forEach(c -> alike.computeIfAbsent(calls(c), k -> new ArrayList<>()).add(c));
    if (alike.isEmpty()) {
      return;
    }
    words.heading(html, "stack");
    html.raw("<p class=\"key\"><span class=\"own\">");
    words.message(html, "owner-cause");
    html.raw("</span><span class=\"third\">");
    words.message(html, "owner-third");
    html.raw("</span><span class=\"inbox\">");
    words.message(html, "owner-inbox");
    html.raw("</span></p>\n");
    html.raw("<div class=\"stacks\">\n");
    alike.values().stream().limit(STACKS_SHOWN).forEach(this::stack);
    html.raw("</div>\n");
  }

  /** Of stops that called the same, in the same order, one stack for all. */
  private void stack(List<BugCheck> alike) {
    String places = alike.stream().map(c -> c.origin().toString()).collect(Collectors.joining(", "));
    html.scroll("stack").raw("<table class=\"frames\">\n<caption class=\"origin\">").text(places).raw("</caption><tbody>\n");
    for (StackFrame frame : alike.getFirst().stack().stream().limit(FRAMES_SHOWN).toList()) {
      html.raw("<tr class=\"" + owner(frame.module()) + "\"><td>" + frame.index() + "</td><td>").text(call(frame)).raw("</td></tr>\n");
    }
    html.raw("</tbody></table></div>\n");
  }

  private static List<String> calls(BugCheck crash) {
    return crash.stack().stream().limit(FRAMES_SHOWN).map(Crashes::call).toList();
  }

  private static String call(StackFrame frame) {
    String offset = frame.offset() == null ? "" : "+0x" + Long.toHexString(frame.offset());
    return frame.module() + (frame.symbol().isEmpty() ? "" : "!" + frame.symbol()) + offset;
  }

  private String owner(String module) {
    String stem = module.toLowerCase(Locale.ROOT).replaceFirst("\\.(sys|dll|exe)$", "");
    Hypothesis top = diagnosis.causes().getFirst();
    if (!stem.isEmpty() && top.subject().toLowerCase(Locale.ROOT).replaceFirst("\\.(sys|dll|exe)$", "").equals(stem)) {
      return "own";
    }
    return reference.table("drivers").first("file", stem + ".sys")
        .flatMap(d -> reference.table("driver-kinds").first("kind", d.get("kind")))
        .map(k -> k.get("inbox").equals("yes") ? "inbox" : "third")
        .orElse("inbox");
  }
}
