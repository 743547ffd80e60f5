package org.whydunit.shell.report;

import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import org.whydunit.ingest.facts.BugCheck;
import org.whydunit.ingest.facts.Origin;
import org.whydunit.rules.Diagnosis;
import org.whydunit.rules.Engine;
import org.whydunit.rules.Hypothesis;
import org.whydunit.rules.compare.CrashGroups;
import org.whydunit.rules.compare.CrashStory;
import org.whydunit.rules.join.Captures;
import org.whydunit.shell.Messages;
import org.whydunit.shell.output.Printable;

/** The answer for a ticket, in Markdown that GitHub, GitLab and Jira's importer read alike. */
@Component
class MarkdownReport implements Report {

  private static final double WORTH_TELLING = 0.01;

  private final Messages messages;
  private final Remedies remedies;
  private final SolvedBefore solved;
  private final ToCollect toCollect;

  MarkdownReport(Messages messages, Remedies remedies, SolvedBefore solved, ToCollect toCollect) {
    this.messages = messages;
    this.remedies = remedies;
    this.solved = solved;
    this.toCollect = toCollect;
  }

  @Override
  public String format() {
    return "markdown";
  }

  @Override
  public String render(Diagnosis diagnosis, Engine engine, Edition edition) {
    StringBuilder out = new StringBuilder();
    Locale language = edition.language();
    Hypothesis top = diagnosis.causes().getFirst();
    out.append("# ").append(escaped(Titles.of(top, engine, language))).append(" – ").append(percent(top)).append("\n\n");
    SortedSet<String> machines = Captures.machines(diagnosis.facts());
    if (machines.size() > 1) {
      out.append(escaped(messages.get(language, "several-machines", machines.size(), String.join(", ", machines)))).append("\n\n");
    }
    crashes(diagnosis, language, out);
    CrashStory.of(diagnosis, engine.knowledge().reference()).ifPresent(s -> story(s, language, out));
    for (Hypothesis h : diagnosis.causes()) {
      if (!h.evidence().isEmpty() && (h == top || h.probability() >= WORTH_TELLING)) {
        cause(h, engine, language, out);
        remedies.fixes(h, diagnosis, engine, language).stream().limit(h == top ? 2 : 0).forEach(f -> fix(f, language, out));
      }
    }
    solvedBefore(engine, edition, out);
    next(toCollect.of(diagnosis, engine), language, out);
    if (!edition.redacted().isEmpty()) {
      out.append(messages.redacted(language, edition.redacted())).append('\n');
    }
    return Printable.of(out.toString());
  }

  private void crashes(Diagnosis diagnosis, Locale language, StringBuilder out) {
    if (diagnosis.crashes().isEmpty()) {
      return;
    }
    out.append("## ").append(messages.get(language, "what-happened")).append("\n\n");
    for (BugCheck c : diagnosis.crashes()) {
      String time = c.time() == null ? "" : c.time() + " ";
      out.append("- ").append(time).append(escaped(c.name())).append(" (").append(c.stopCode()).append(") ")
          .append(escaped(c.process())).append(' ').append(escaped(c.module())).append(' ').append(code(c.origin().toString())).append('\n');
    }
    out.append('\n');
  }

  private void story(CrashStory story, Locale language, StringBuilder out) {
    CrashWords words = new CrashWords(messages, language);
    out.append(escaped(words.sum(story))).append(messages.get(language, "colon").strip()).append("\n\n");
    for (CrashGroups.Group g : CrashWords.besidesTheOdd(story)) {
      String origins = g.crashes().stream().map(c -> code(c.origin().toString())).collect(Collectors.joining(", "));
      out.append("- ").append(escaped(words.group(g))).append(' ').append(origins).append('\n');
    }
    if (story.odd() != null) {
      out.append("- ").append(escaped(words.odd(story.odd()))).append(' ').append(code(story.odd().origin().toString())).append('\n');
    }
    if (story.change() != null) {
      out.append("- ").append(escaped(words.change(story.change()))).append(' ').append(code(story.change().origins().getFirst().toString())).append('\n');
    }
    out.append('\n');
  }

  private void cause(Hypothesis h, Engine engine, Locale language, StringBuilder out) {
    out.append("## ").append(percent(h)).append(' ').append(escaped(Titles.of(h, engine, language))).append("\n\n");
    for (Argument a : Argument.of(h, engine)) {
      String origins = a.origins().stream().limit(4).map(Origin::toString).map(MarkdownReport::code).collect(Collectors.joining(", "));
      out.append("- ").append(messages.get(language, a.supports() ? "speaks-for" : "speaks-against")).append(", ")
          .append(messages.get(language, a.strengthKey())).append(messages.get(language, "colon"))
          .append(escaped(a.says(engine, language))).append(' ').append(origins).append('\n');
    }
    out.append('\n');
  }

  private void fix(Fix fix, Locale language, StringBuilder out) {
    out.append("### ").append(escaped(fix.title())).append("\n\n");
    int number = 1;
    for (Fix.Step step : fix.steps()) {
      out.append(number++).append(". ").append(escaped(step.action())).append('\n');
      if (!step.command().isEmpty()) {
        out.append("   ").append(code(step.command())).append('\n');
      }
      if (!step.risk().isEmpty()) {
        out.append("   ").append(escaped(messages.get(language, "risk", step.risk()))).append('\n');
      }
      if (!step.undo().isEmpty()) {
        out.append("   ").append(messages.get(language, "undo", step.undoIsCommand() ? code(step.undo()) : escaped(step.undo()))).append('\n');
      }
    }
    fix.open().forEach(slot -> messages.find(language, "slot-" + slot).ifPresent(says -> out.append("\n").append(code("{" + slot + "}")).append(' ').append(escaped(says)).append('\n')));
    out.append('\n');
  }

  private void solvedBefore(Engine engine, Edition edition, StringBuilder out) {
    if (!edition.similar().isEmpty()) {
      out.append("## ").append(messages.get(edition.language(), "solved-before")).append("\n\n");
      edition.similar().forEach(s -> out.append("- ").append(escaped(solved.line(s, engine, edition.language()))).append('\n'));
      out.append('\n');
    }
  }

  private void next(List<ToCollect.Wish> wishes, Locale language, StringBuilder out) {
    if (wishes.isEmpty()) {
      out.append(messages.get(language, "settled")).append("\n\n");
      return;
    }
    out.append("## ").append(messages.get(language, "to-settle")).append("\n\n");
    for (ToCollect.Wish wish : wishes) {
      out.append("- ").append(escaped(wish.what(language))).append(wish.command().isEmpty() ? "" : "  " + code(wish.command())).append('\n');
    }
    out.append('\n');
  }

  private static String percent(Hypothesis h) {
    return Math.round(100 * h.probability()) + " %";
  }

  /** Evidence may hold markup; none of it may work. */
  private static String escaped(String text) {
    return text.replace('\n', ' ').replaceAll("([\\\\`*_\\[\\]|#!~])", "\\\\$1").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String code(String text) {
    String fence = text.contains("`") ? "``" : "`";
    return fence + (text.startsWith("`") ? " " : "") + text.replace('\n', ' ') + (text.endsWith("`") ? " " : "") + fence;
  }
}
