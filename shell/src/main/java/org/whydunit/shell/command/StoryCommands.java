package org.whydunit.shell.command;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.annotation.Arguments;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import org.springframework.stereotype.Component;
import org.whydunit.knowledge.Table;
import org.whydunit.rules.Diagnosis;
import org.whydunit.rules.Diagnosis.Moment;
import org.whydunit.rules.Hypothesis;
import org.whydunit.shell.Diagnoses;
import org.whydunit.shell.Ending;
import org.whydunit.shell.ExitCode;
import org.whydunit.shell.Messages;
import org.whydunit.shell.Session;
import org.whydunit.shell.output.Ink;
import org.whydunit.shell.output.Sheet;
import org.whydunit.shell.output.Width;
import org.whydunit.shell.report.Fix;
import org.whydunit.shell.report.Remedies;
import org.whydunit.shell.report.Titles;
import org.whydunit.shell.report.ToCollect;

/** {@code timeline}, {@code next} and {@code fix}: what happened when, and what to do. */
@Component
class StoryCommands {

  private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
  private static final Duration AROUND = Duration.ofHours(24);
  private static final int KIND = 9;
  private static final double MUCH = 0.25;
  private static final double SOMETHING = 0.05;

  private final Diagnoses diagnoses;
  private final Session session;
  private final Chosen chosen;
  private final Remedies remedies;
  private final ToCollect toCollect;
  private final Messages messages;
  private final Output output;

  StoryCommands(Diagnoses diagnoses, Session session, Chosen chosen, Remedies remedies, ToCollect toCollect, Messages messages, Output output) {
    this.diagnoses = diagnoses;
    this.session = session;
    this.chosen = chosen;
    this.remedies = remedies;
    this.toCollect = toCollect;
    this.messages = messages;
    this.output = output;
  }

  /** A moment in the contract's form. */
  record Told(String time, String kind, String what, String origin) {}

  @Command(name = "timeline", alias = "时间线", group = "evidence", description = "timeline")
  void timeline(
      @Option(longName = "around") String around,
      @Option(longName = "bundle") String bundle,
      @Option(longName = "format") String format,
      @Option(longName = "lang") String lang,
      CommandContext context) {
    Locale language = Messages.language(lang);
    Diagnosis diagnosis = session.diagnosis(bundle, language);
    Instant middle = around == null ? null : middle(around, diagnosis, language);
    List<Moment> moments =
        diagnosis.timeline().stream()
            .filter(m -> middle == null || Duration.between(m.time(), middle).abs().compareTo(AROUND) <= 0)
            .toList();
    if (output.json(format, language)) {
      output.json(moments.stream().map(m -> new Told(m.time().toString(), m.kind(), m.what(), m.origin().toString())).toList(), context);
      return;
    }
    Sheet sheet = output.sheet();
    for (Moment m : moments) {
      Ink ink = m.kind().equals("crash") ? Ink.BAD : m.kind().equals("change") ? Ink.CARE : Ink.FAINT;
      String kind = Width.padded(messages.get(language, "moment-" + m.kind()) + number(m, diagnosis), KIND);
      sheet.item(SECOND.format(m.time()) + "  " + ink.of(kind) + "  ", m.what() + "  " + Ink.FAINT.of("[" + m.origin() + "]"));
    }
    if (moments.isEmpty()) {
      sheet.line(messages.get(language, "no-moments"));
    }
    output.print(sheet, context);
  }

  /** A crash's number, as {@code --around} takes it; empty for any other moment. */
  private static String number(Moment m, Diagnosis diagnosis) {
    return IntStream.range(0, m.kind().equals("crash") ? diagnosis.crashes().size() : 0)
        .filter(i -> diagnosis.crashes().get(i).origin().equals(m.origin()))
        .mapToObj(i -> " " + (i + 1))
        .findFirst()
        .orElse("");
  }

  private Instant middle(String around, Diagnosis diagnosis, Locale language) {
    String number = around.replaceFirst("^crash[: ]", "");
    int index = number.matches("\\d{1,4}") ? Integer.parseInt(number) - 1 : -1;
    if (index < 0 || index >= diagnosis.crashes().size() || diagnosis.crashes().get(index).time() == null) {
      throw new Ending(ExitCode.USAGE, messages.get(language, "no-such-crash", around, diagnosis.crashes().size()));
    }
    return diagnosis.crashes().get(index).time();
  }

  @Command(name = "next", alias = "下一步", group = "diagnosis", description = "next")
  void next(
      @Option(longName = "script", defaultValue = "false") boolean script,
      @Option(longName = "out") String out,
      @Option(longName = "bundle") String bundle,
      @Option(longName = "format") String format,
      @Option(longName = "lang") String lang,
      CommandContext context) {
    Locale language = Messages.language(lang);
    Diagnosis diagnosis = session.diagnosis(bundle, language);
    List<Diagnosis.Next> next = diagnosis.next();
    if (script) {
      if (next.isEmpty()) {
        throw new Ending(ExitCode.INCONCLUSIVE, messages.get(language, "nothing-next"));
      }
      output.to(out, script(next, diagnosis, language).text(), language, context);
      return;
    }
    if (output.json(format, language)) {
      output.json(next, context);
      return;
    }
    Sheet sheet = output.sheet();
    int number = 1;
    for (Diagnosis.Next n : next) {
      sheet.item(number++ + ". ", toCollect.says(n, diagnosis, diagnoses.engine(), language));
      if (!n.command().isEmpty()) {
        sheet.asIs("   " + Ink.COMMAND.of(n.command()));
      }
      sheet.item("   ", Ink.FAINT.of(messages.get(language, "gain", messages.get(language, "tells-" + tells(n.gain())), "%.2f".formatted(n.gain()), Math.round(n.minutes()))));
      if (n.found() != null) {
        sheet.item("   ", Ink.FAINT.of(messages.get(language, "next-answers", n.why(), leader(n.found(), language), leader(n.notFound(), language))));
      }
    }
    sheet.gap().line(messages.get(language, next.isEmpty() ? "nothing-next" : "next-hint", linux(next, diagnosis) ? "collect.sh" : "collect.ps1"));
    output.print(sheet, context);
  }

  private static String tells(double bits) {
    return bits >= MUCH ? "much" : bits >= SOMETHING ? "something" : "little";
  }

  private String leader(Diagnosis.Leader leader, Locale language) {
    return Titles.of(leader.cause(), leader.subject(), diagnoses.engine(), language) + " %.0f %%".formatted(100 * leader.probability());
  }

  /** Only what is missing; what no script can gather is said in its head. */
  private CollectScript script(List<Diagnosis.Next> next, Diagnosis diagnosis, Locale language) {
    CollectScript whole = CollectScript.of(linux(next, diagnosis) ? "linux" : "windows");
    Set<String> gathers = whole.gathers();
    List<String> byHand =
        next.stream()
            .filter(n -> !gathers.contains(n.artifact()))
            .map(n -> messages.get(language, "by-hand", collect(n, language) + (n.command().isEmpty() ? "" : " – " + n.command())))
            .toList();
    return whole.only(next.stream().map(Diagnosis.Next::artifact).collect(Collectors.toSet())).byHand(byHand);
  }

  private boolean linux(List<Diagnosis.Next> next, Diagnosis diagnosis) {
    Table artifacts = diagnoses.knowledge().reference().table("artifacts");
    Set<String> systems = next.stream().map(n -> artifacts.first("id", n.artifact()).map(r -> r.get("os")).orElse("")).collect(Collectors.toSet());
    return systems.contains("linux") && !systems.contains("windows") || diagnosis.sources().stream().anyMatch(s -> s.format().equals("os-release"));
  }

  private static String collect(Diagnosis.Next n, Locale language) {
    return language.getLanguage().equals("zh") ? n.collectZh() : n.collect();
  }

  @Command(name = "fix", alias = "修复", group = "diagnosis", description = "fix")
  void fix(
      @Arguments String[] which,
      @Option(longName = "bundle") String bundle,
      @Option(longName = "format") String format,
      @Option(longName = "lang") String lang,
      CommandContext context) {
    Locale language = Messages.language(lang);
    Diagnosis diagnosis = session.diagnosis(bundle, language);
    Hypothesis h = chosen.of(diagnosis, which, language);
    List<Fix> fixes = remedies.fixes(h, diagnosis, diagnoses.engine(), language);
    session.listed(fixes.stream().map(Fix::pattern).toList());
    if (output.json(format, language)) {
      output.json(fixes, context);
      return;
    }
    Sheet sheet = output.sheet();
    for (Fix fix : fixes) {
      page(fix, sheet.gap(), language);
    }
    if (fixes.isEmpty()) {
      sheet.line(messages.get(language, "no-fix"));
    }
    output.print(sheet, context);
  }

  private void page(Fix fix, Sheet sheet, Locale language) {
    sheet.line(Ink.STRONG.of(fix.title()) + "  " + Ink.FAINT.of(fix.pattern()));
    int number = 1;
    for (Fix.Step step : fix.steps()) {
      sheet.item("  " + number++ + ". ", step.action());
      if (!step.command().isEmpty()) {
        sheet.asIs("     " + Ink.COMMAND.of(step.command()));
      }
      if (!step.risk().isEmpty()) {
        sheet.item("     ", Ink.CARE.of(messages.get(language, "risk", step.risk())));
      }
      if (!step.undo().isEmpty()) {
        sheet.item("     ", messages.get(language, "undo", step.undo()));
      }
    }
    fix.open().forEach(slot -> messages.find(language, "slot-" + slot).ifPresent(says -> sheet.item("  {" + slot + "} ", Ink.FAINT.of(says))));
  }
}
