package org.whydunit.shell.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.annotation.Arguments;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import org.springframework.stereotype.Component;
import org.whydunit.ingest.facts.BugCheck;
import org.whydunit.ingest.facts.Origin;
import org.whydunit.rules.Diagnosis;
import org.whydunit.rules.compare.Aftermath;
import org.whydunit.rules.compare.Comparison;
import org.whydunit.rules.compare.CrashGroups;
import org.whydunit.rules.compare.Suspect;
import org.whydunit.rules.join.Captures;
import org.whydunit.shell.Diagnoses;
import org.whydunit.shell.Ending;
import org.whydunit.shell.ExitCode;
import org.whydunit.shell.Messages;
import org.whydunit.shell.Request;
import org.whydunit.shell.output.Ink;
import org.whydunit.shell.output.Sheet;

/** {@code compare}: what changed before it broke, between two captures or within one, and whether a fix held. */
@Component
class CompareCommand {

  private static final String SCHEMA = "whydunit/comparison/1";
  private static final int ORIGINS_SHOWN = 2;

  private final Diagnoses diagnoses;
  private final Messages messages;
  private final Output output;

  CompareCommand(Diagnoses diagnoses, Messages messages, Output output) {
    this.diagnoses = diagnoses;
    this.messages = messages;
    this.output = output;
  }

  /** A change in the form that programs read. */
  record Changed(String kind, String subject, String before, String after, String time, double ratio, List<String> why, List<String> origins) {

    static Changed of(Suspect s) {
      String time = s.time() == null ? null : s.time().toString();
      return new Changed(s.kind(), s.subject(), s.before(), s.after(), time, s.ratio(), s.why(), s.origins().stream().map(Origin::toString).toList());
    }
  }

  /** Whether a fix held. */
  record Fix(String verdict, SortedSet<String> gone, SortedSet<String> again, SortedSet<String> appeared, Double quietDays, Double neededDays) {

    static Fix of(Aftermath a) {
      String verdict = a.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-');
      return new Fix(verdict, new TreeSet<>(a.gone()), new TreeSet<>(a.again()), new TreeSet<>(a.appeared()), a.quietDays(), a.neededDays());
    }
  }

  /** Stops that are alike. */
  record Group(String code, String name, String module, int stops, String first, String last) {

    static Group of(CrashGroups.Group g) {
      List<String> times = g.crashes().stream().map(BugCheck::time).filter(Objects::nonNull).map(Object::toString).toList();
      return new Group(g.code(), g.name(), g.module(), g.crashes().size(), times.isEmpty() ? null : times.getFirst(), times.isEmpty() ? null : times.getLast());
    }
  }

  /** Everything, of the last capture; {@code fix} is {@code null} for a single one, {@code odd} where no stop stands apart. */
  record Compared(
      String schema, SortedSet<String> machines, List<Group> stops, String odd, String firstFailure, List<Changed> changes, Fix fix) {}

  @Command(name = "compare", alias = "比较", group = "diagnosis", description = "compare")
  void compare(
      @Arguments String[] paths,
      @Option(longName = "zone") String zone,
      @Option(longName = "format") String format,
      @Option(longName = "lang") String lang,
      CommandContext context) {
    Locale language = Messages.language(lang);
    boolean json = output.json(format, language);
    List<Path> named = Request.paths(paths, language, messages);
    if (named.isEmpty() || named.size() > 2) {
      throw new Ending(ExitCode.USAGE, messages.get(language, "compare-what"));
    }
    diagnoses.engine();
    List<Diagnosis> captures =
        named.parallelStream().map(p -> diagnoses.diagnose(Request.of(List.of(p), language).inZone(zone, messages))).toList();
    Compared compared = compared(captures);
    if (json) {
      output.json(compared, context);
    } else {
      output.print(page(compared, language), context);
    }
  }

  private Compared compared(List<Diagnosis> captures) {
    Comparison comparison = new Comparison(diagnoses.knowledge().reference());
    Diagnosis last = captures.getLast();
    boolean two = captures.size() == 2;
    List<Suspect> suspects = two ? comparison.between(captures.getFirst(), last) : comparison.before(last);
    SortedSet<String> machines = captures.stream().flatMap(c -> Captures.machines(c.facts()).stream()).collect(Collectors.toCollection(TreeSet::new));
    String first = Comparison.firstFailure(last).map(Object::toString).orElse(null);
    CrashGroups groups = CrashGroups.of(last.crashes());
    String odd = groups.oddOneOut().map(c -> c.origin().toString()).orElse(null);
    return new Compared(
        SCHEMA, machines, groups.groups().stream().map(Group::of).toList(), odd, first, suspects.stream().map(Changed::of).toList(), two ? Fix.of(Aftermath.of(captures.getFirst(), last)) : null);
  }

  private Sheet page(Compared compared, Locale language) {
    Sheet sheet = output.sheet();
    if (compared.machines().size() > 1) {
      sheet.line(Ink.CARE.of(messages.get(language, "compare-machines", String.join(", ", compared.machines()))));
    }
    stops(compared, sheet, language);
    String heading = compared.fix() == null ? "compare-before" : "compare-between";
    sheet.line(Ink.STRONG.of(messages.get(language, compared.changes().isEmpty() ? "compare-none" : heading)));
    int number = 1;
    for (Changed c : compared.changes()) {
      change(number++, c, sheet, language);
    }
    if (compared.fix() != null) {
      fix(compared.fix(), sheet, language);
    }
    return sheet;
  }

  private void stops(Compared compared, Sheet sheet, Locale language) {
    int stops = compared.stops().stream().mapToInt(Group::stops).sum();
    if (stops < 2) {
      return;
    }
    sheet.line(Ink.STRONG.of(messages.get(language, "compare-stops", stops, compared.stops().size())));
    for (Group g : compared.stops()) {
      String span = g.first() == null ? "" : "  " + g.first() + (g.stops() > 1 ? " – " + g.last() : "");
      sheet.item("  %3d × ".formatted(g.stops()), (g.code() + " " + g.name() + " " + g.module()).strip() + Ink.FAINT.of(span));
    }
    if (compared.odd() != null) {
      sheet.item("  ", messages.get(language, "compare-odd", compared.odd()));
    }
    sheet.gap();
  }

  private void change(int number, Changed c, Sheet sheet, Locale language) {
    String between = c.before().isEmpty() || c.after().isEmpty() ? c.before() + c.after() : c.before() + " → " + c.after();
    String states = c.time() == null ? between : (c.time() + "  " + c.after()).strip();
    String why = c.why().stream().map(w -> messages.find(language, "change-" + w).orElse(w)).collect(Collectors.joining(messages.get(language, "semicolon")));
    String origins = c.origins().stream().limit(ORIGINS_SHOWN).collect(Collectors.joining(", "));
    sheet.item("  " + number + ". ", Ink.STRONG.of(c.subject()) + "  " + states + "  " + Ink.FAINT.of("[" + origins + "]"));
    sheet.item("     ", messages.get(language, "compare-ratio", "%.3g".formatted(c.ratio())) + messages.get(language, "colon") + why);
  }

  private void fix(Fix fix, Sheet sheet, Locale language) {
    boolean dated = fix.quietDays() != null && fix.neededDays() != null;
    String verdict = fix.verdict().equals("too-early") && !dated ? "undated" : fix.verdict();
    sheet.heading(messages.get(language, "fix-" + verdict, days(fix.quietDays()), days(fix.neededDays())));
    list("fix-list-again", fix.again(), Ink.BAD, sheet, language);
    list("fix-list-new", fix.appeared(), Ink.BAD, sheet, language);
    list("fix-list-gone", fix.gone(), Ink.GOOD, sheet, language);
  }

  private static String days(Double days) {
    return days == null ? "" : "%.1f".formatted(days);
  }

  private void list(String key, SortedSet<String> failures, Ink ink, Sheet sheet, Locale language) {
    if (!failures.isEmpty()) {
      sheet.item("  ", ink.of(messages.get(language, key)) + messages.get(language, "colon") + String.join(messages.get(language, "semicolon"), failures));
    }
  }
}
