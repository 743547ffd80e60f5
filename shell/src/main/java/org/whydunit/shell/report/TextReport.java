package org.whydunit.shell.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import org.whydunit.ingest.Problem;
import org.whydunit.ingest.facts.BugCheck;
import org.whydunit.ingest.facts.Origin;
import org.whydunit.rules.Diagnosis;
import org.whydunit.rules.Engine;
import org.whydunit.rules.Hypothesis;
import org.whydunit.rules.compare.CrashGroups;
import org.whydunit.rules.compare.CrashStory;
import org.whydunit.rules.join.Captures;
import org.whydunit.shell.Messages;
import org.whydunit.shell.output.Ink;
import org.whydunit.shell.output.Sheet;
import org.whydunit.shell.output.Width;

/** The answer as a colleague's note: what did it, why, and what to do fit one screen of 24 lines. */
@Component
class TextReport implements Report {

  private static final int SCREEN = 24;
  private static final int CRASHES_SHOWN = 3;
  private static final int OTHERS_SHOWN = 4;
  private static final int NEXT_SHOWN = 4;
  private static final int PROBLEMS_SHOWN = 4;
  private static final double WORTH_SHOWING = 0.02;
  private static final double WORTH_ADDING = 0.05;
  private static final int ORIGINS_SHOWN = 2;
  private static final int LINES_OF_AN_ARGUMENT = 2;
  private static final int ARGUMENTS_WANTED = 3;
  private static final int LEAST_OF_AN_ARGUMENT = 30;

  private final Messages messages;
  private final Remedies remedies;
  private final SolvedBefore solved;
  private final ToCollect toCollect;
  private final Headline headline;

  TextReport(Messages messages, Remedies remedies, SolvedBefore solved, ToCollect toCollect, Headline headline) {
    this.messages = messages;
    this.remedies = remedies;
    this.solved = solved;
    this.toCollect = toCollect;
    this.headline = headline;
  }

  @Override
  public String format() {
    return "text";
  }

  @Override
  public String render(Diagnosis diagnosis, Engine engine, Edition edition) {
    return new Page(diagnosis, engine, edition).render();
  }

  /** One rendering. */
  private final class Page {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);

    private final Diagnosis diagnosis;
    private final Engine engine;
    private final Edition edition;
    private final Sheet sheet;
    private final Hypothesis first;
    private final boolean sure;
    private final List<Argument> reasons;
    private final CrashWords words;

    Page(Diagnosis diagnosis, Engine engine, Edition edition) {
      this.diagnosis = diagnosis;
      this.engine = engine;
      this.edition = edition;
      this.words = new CrashWords(messages, edition.language());
      this.sheet = new Sheet(edition.look());
      this.first = diagnosis.causes().stream().filter(h -> !h.cause().equals("unknown")).findFirst().orElse(null);
      this.sure = first != null && first == diagnosis.causes().getFirst();
      this.reasons = first == null ? List.of() : Argument.of(first, engine);
    }

    String render() {
      answer();
      machines();
      crashes();
      List<String> fix = fix(SCREEN - sheet.size() - linesOfArguments());
      arguments(SCREEN - sheet.size() - fix.size());
      if (!sure) {
        next();
      }
      sheet.all(fix);
      solvedBefore();
      others();
      if (sure) {
        next();
      }
      problems();
      redacted();
      return sheet.text();
    }

    private void answer() {
      sheet.line(Ink.STRONG.of(headline.of(diagnosis, engine, edition.language())));
      if (sure) {
        engine.knowledge().causes().find(first.cause())
            .ifPresent(c -> sheet.all(sentences(plain(edition.zh() ? c.textZh() : c.text()))));
        alike();
      }
    }

    /** One cause may be told of several subjects: what it has in all. */
    private void alike() {
      double all = diagnosis.causes().stream().filter(h -> h.cause().equals(first.cause())).mapToDouble(Hypothesis::probability).sum();
      if (all - first.probability() >= WORTH_ADDING) {
        sheet.item("  ", words("cause-in-all", Titles.cause(first.cause(), engine, edition.language()), Math.round(100 * all)));
      }
    }

    /** The first sentences that fit into two lines, at least one. */
    private List<String> sentences(String text) {
      String kept = "";
      for (String sentence : text.split("(?<=[.。]) ?")) {
        String longer = (kept + (edition.zh() ? "" : " ") + sentence).strip();
        if (!kept.isEmpty() && sheet.wrapped("  ", longer, Integer.MAX_VALUE).size() > 2) {
          break;
        }
        kept = longer;
      }
      return sheet.wrapped("  ", kept, 2);
    }

    private void machines() {
      SortedSet<String> machines = Captures.machines(diagnosis.facts());
      if (machines.size() > 1) {
        sheet.all(sheet.wrapped("  ", words("several-machines", machines.size(), String.join(", ", machines)), 2));
      }
    }

    private void crashes() {
      List<BugCheck> crashes = diagnosis.crashes();
      if (crashes.isEmpty()) {
        return;
      }
      sheet.heading(words("what-happened"));
      Optional<CrashStory> story = CrashStory.of(diagnosis, engine.knowledge().reference());
      if (story.filter(CrashStory::repeats).isPresent() && crashes.size() > CRASHES_SHOWN) {
        groups(CrashWords.besidesTheOdd(story.get()), crashes.size() - (story.get().odd() == null ? 0 : 1));
      } else {
        each(crashes);
      }
      story.ifPresent(this::apart);
    }

    private void groups(List<CrashGroups.Group> groups, int stops) {
      int shown = groups.size() == CRASHES_SHOWN + 1 ? CRASHES_SHOWN + 1 : CRASHES_SHOWN;
      for (CrashGroups.Group g : groups.stream().limit(shown).toList()) {
        int more = g.crashes().size() - 1;
        sheet.item("  ", words.group(g) + Ink.FAINT.of(" [" + g.crashes().getFirst().origin() + (more > 0 ? ", +" + more : "") + "]"));
      }
      int told = groups.stream().limit(shown).mapToInt(g -> g.crashes().size()).sum();
      if (stops > told) {
        sheet.item("  ", words("and-more-crashes", stops - told, ""));
      }
    }

    /** What stands apart from the stops, and what stood before them. */
    private void apart(CrashStory story) {
      if (!story.repeats() && story.groups().stops() > 2) {
        sheet.item("  ", words("no-two-alike", story.groups().stops()));
      }
      if (story.odd() != null) {
        sheet.item("  ", words.odd(story.odd()) + Ink.FAINT.of(" [" + story.odd().origin() + "]"));
      }
      if (story.change() != null) {
        sheet.item("  ", words.change(story.change()) + Ink.FAINT.of(" [" + story.change().origins().getFirst() + "]"));
      }
    }

    private void each(List<BugCheck> crashes) {
      int shown = crashes.size() == CRASHES_SHOWN + 1 ? CRASHES_SHOWN - 1 : CRASHES_SHOWN;
      crashes.stream().limit(shown).forEach(c -> sheet.item("  ", crash(c)));
      if (crashes.size() > shown) {
        sheet.item("  ", words("and-more-crashes", crashes.size() - shown, span(crashes)));
      }
    }

    /** One line; what does not fit into it whole is left out. */
    private String crash(BugCheck c) {
      String time = c.time() == null ? "" : MINUTE.format(c.time()) + "  ";
      String line = time + c.name() + " (0x" + Long.toHexString(c.code()).toUpperCase(Locale.ROOT) + ") " + Ink.FAINT.of("[" + c.origin() + "]");
      String blamed = c.module().isEmpty() ? "" : words("comma") + words("debugger-names", c.module());
      String process = c.process().isEmpty() ? "" : words("comma") + words("in-process", c.process());
      for (String more : List.of(blamed, process)) {
        line = Width.of(line + more) <= sheet.width() - 2 ? line + more : line;
      }
      return line;
    }

    private String span(List<BugCheck> crashes) {
      List<Instant> times = crashes.stream().map(BugCheck::time).filter(t -> t != null).sorted().toList();
      if (times.size() < 2) {
        return "";
      }
      return words("within-days", Math.max(1, Duration.between(times.getFirst(), times.getLast()).toDays()));
    }

    /** What the reasons want of the screen before the fix may have the rest. */
    private int linesOfArguments() {
      return 2 + LINES_OF_AN_ARGUMENT * Math.min(ARGUMENTS_WANTED, reasons.size()) + (reasons.size() > ARGUMENTS_WANTED ? 1 : 0);
    }

    private void arguments(int room) {
      if (first == null) {
        return;
      }
      sheet.heading(words("why"));
      int left = room - 2;
      int shown = 0;
      for (Argument a : reasons) {
        List<String> lines = argument(a);
        boolean last = shown + 1 == reasons.size();
        if (shown > 0 && left < lines.size() + (last ? 0 : 1)) {
          break;
        }
        sheet.all(lines);
        left -= lines.size();
        shown++;
      }
      if (shown < reasons.size()) {
        sheet.item("  ", words("and-more-arguments", reasons.size() - shown));
      }
    }

    /** The places come first in the room that there is: a claim without its place is worth nothing. */
    private List<String> argument(Argument a) {
      String lead = "  " + (a.supports() ? Ink.GOOD.of("+") : Ink.BAD.of("-")) + " ";
      String origins = a.origins().stream().limit(ORIGINS_SHOWN).map(Origin::toString).collect(Collectors.joining(", "));
      String more = a.origins().size() > ORIGINS_SHOWN ? ", +" + (a.origins().size() - ORIGINS_SHOWN) : "";
      String tail = Ink.FAINT.of(words("in-brackets", words(a.strengthKey())) + "[" + origins + more + "]");
      String says = a.says(engine, edition.language());
      for (int room = Width.of(says); room > LEAST_OF_AN_ARGUMENT; room--) {
        List<String> lines = sheet.wrapped(lead, Width.cut(says, room) + tail, Integer.MAX_VALUE);
        if (lines.size() <= LINES_OF_AN_ARGUMENT) {
          return lines;
        }
      }
      return sheet.wrapped(lead, Width.cut(says, LEAST_OF_AN_ARGUMENT) + tail, LINES_OF_AN_ARGUMENT);
    }

    private List<String> fix(int most) {
      List<Fix> fixes = first == null ? List.of() : remedies.fixes(first, diagnosis, engine, edition.language());
      Sheet own = new Sheet(edition.look());
      if (fixes.isEmpty()) {
        return List.of();
      }
      Fix text = fixes.getFirst();
      List<String> lines = new ArrayList<>(List.of(""));
      lines.addAll(own.wrapped("", Ink.STRONG.of(words("what-to-do")) + words("colon") + text.title(), 2));
      int number = 1;
      for (Fix.Step step : text.steps()) {
        List<String> made = step(own, number, step);
        if (number > 1 && lines.size() + made.size() + slots(own, text, number).size() > most) {
          break;
        }
        lines.addAll(made);
        number++;
      }
      lines.addAll(slots(own, text, number - 1));
      String id = text.pattern();
      int left = text.steps().size() - number + 1;
      lines.add("  " + Ink.FAINT.of(left > 0 ? words("more-steps", left, id) : words("all-steps", id)));
      return lines;
    }

    /** What the reader has to put in for the slots of the steps that are shown. */
    private List<String> slots(Sheet own, Fix fix, int steps) {
      List<String> lines = new ArrayList<>();
      for (String slot : fix.open(steps)) {
        messages.find(edition.language(), "slot-" + slot).ifPresent(says -> lines.addAll(own.wrapped("  {" + slot + "} ", Ink.FAINT.of(says), 2)));
      }
      return lines;
    }

    private List<String> step(Sheet own, int number, Fix.Step step) {
      List<String> made = new ArrayList<>(own.wrapped("  " + number + ". ", step.action(), 2));
      if (!step.command().isEmpty()) {
        made.add("     " + Ink.COMMAND.of(step.command()));
      }
      boolean risky = !step.risk().isEmpty();
      String undo = step.undo().isEmpty() ? "" : words("undo", step.undo());
      String risk = risky ? words("risk", step.risk()) : "";
      if (risky || !undo.isEmpty()) {
        String both = Ink.CARE.of(risk) + (risk.isEmpty() || undo.isEmpty() ? "" : words("semicolon")) + undo;
        made.addAll(own.wrapped("     ", both, 2));
      }
      return made;
    }

    private void others() {
      List<Hypothesis> others =
          diagnosis.causes().stream().filter(h -> h != first && h.probability() >= WORTH_SHOWING).limit(OTHERS_SHOWN).toList();
      if (first == null || others.isEmpty()) {
        return;
      }
      sheet.heading(words("or-else"));
      others.forEach(h -> sheet.item("  %5s  ".formatted(percent(h)), Titles.of(h, engine, edition.language())));
    }

    private void solvedBefore() {
      if (edition.similar().isEmpty()) {
        return;
      }
      sheet.heading(words("solved-before"));
      edition.similar().forEach(s -> sheet.item("  ", solved.line(s, engine, edition.language())));
      String moved = first == null ? "" : solved.moved(first, engine, edition.language());
      if (!moved.isEmpty()) {
        sheet.item("  ", Ink.FAINT.of(moved));
      }
    }

    private void next() {
      List<ToCollect.Wish> wishes = toCollect.of(diagnosis, engine);
      if (wishes.isEmpty()) {
        sheet.gap().line(words("settled"));
        return;
      }
      sheet.heading(words("to-settle"));
      int number = 1;
      for (ToCollect.Wish wish : wishes.stream().limit(NEXT_SHOWN).toList()) {
        sheet.item("  " + number++ + ". ", wish.what(edition.language()));
        if (!wish.command().isEmpty()) {
          sheet.asIs("     " + Ink.COMMAND.of(wish.command()));
        }
      }
    }

    private void problems() {
      List<Problem> problems = diagnosis.sources().stream().flatMap(s -> s.problems().stream()).toList();
      if (problems.isEmpty()) {
        return;
      }
      sheet.heading(words("not-read"));
      Map<String, List<Problem>> alike =
          problems.stream().collect(Collectors.groupingBy(p -> p.message(edition.language()), LinkedHashMap::new, Collectors.toList()));
      alike.entrySet().stream().limit(PROBLEMS_SHOWN).forEach(e -> sheet.all(sheet.wrapped("  ", places(e.getValue()) + words("colon") + e.getKey(), 2)));
      int told = alike.values().stream().limit(PROBLEMS_SHOWN).mapToInt(List::size).sum();
      if (problems.size() > told) {
        sheet.item("  ", words("and-more", problems.size() - told));
      }
    }

    private String places(List<Problem> alike) {
      String named = alike.stream().limit(ORIGINS_SHOWN).map(p -> p.origin().toString()).collect(Collectors.joining(words("comma")));
      return alike.size() > ORIGINS_SHOWN ? named + words("comma") + "+" + (alike.size() - ORIGINS_SHOWN) : named;
    }

    private void redacted() {
      if (!edition.redacted().isEmpty()) {
        sheet.gap().line(messages.redacted(edition.language(), edition.redacted()));
      }
    }

    private static String plain(String markdown) {
      return markdown.strip().replace("`", "").replace("**", "").replaceAll("\\s+", " ");
    }

    private String percent(Hypothesis h) {
      return Math.round(h.probability() * 100) + " %";
    }

    private String words(String key, Object... values) {
      return messages.get(edition.language(), key, values);
    }
  }
}
