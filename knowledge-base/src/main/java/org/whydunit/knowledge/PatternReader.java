package org.whydunit.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** Reads {@code patterns/<domain>/<name>.md} with the {@code .zh.md} beside it, and checks what a reader relies on. */
final class PatternReader {
  private static final Set<String> KEYS =
      Set.of("cause", "symptoms", "codes", "drivers", "events", "os", "severity", "source");
  private static final Set<String> SECTIONS = Set.of("Phenomenon", "Mechanism", "Confirm", "Fix", "Prevent");
  private static final Set<String> SYSTEMS = Set.of("windows", "linux", "macos", "any");
  private static final Set<String> SEVERITIES = Set.of("low", "medium", "high", "critical");

  private final Causes causes;
  private final RiskyCommands risky;
  private final List<ContentFault> faults;

  PatternReader(Causes causes, RiskyCommands risky, List<ContentFault> faults) {
    this.causes = causes;
    this.risky = risky;
    this.faults = faults;
  }

  Patterns read(Content content) {
    TreeMap<String, Pattern> patterns = new TreeMap<>();
    for (String path : content.paths("patterns", ".md")) {
      if (path.endsWith(".zh.md")) {
        Translation.requireOriginal(content, path, faults);
        continue;
      }
      String id = path.substring("patterns/".length(), path.length() - ".md".length());
      Page en = Page.of(content.find(path), faults);
      Page zh = Translation.of(content, path, en, faults);
      patterns.put(id, pattern(id, en, zh));
    }
    return new Patterns(patterns);
  }

  private Pattern pattern(String id, Page en, Page zh) {
    en.knowOnly(KEYS);
    String cause = en.value("cause");
    if (causes.find(cause).isEmpty()) {
      en.fault(en.lineOf("cause"), 1, "unknown cause \"" + cause + "\": expected the name of a file in causes",
          Near.hint(cause, causes.all().stream().map(Cause::id).toList(), "\"causes\" lists them"));
    }
    String os = oneOf(en, "os", SYSTEMS, "any");
    String severity = oneOf(en, "severity", SEVERITIES, "medium");
    if (en.value("source").isEmpty()) {
      en.fault(1, 1, "no source", "name the document that the pattern rests on");
    }
    PatternText english = text(en);
    PatternText chinese = zh == en ? english : text(zh);
    compare(zh, english.steps(), chinese.steps());
    return new Pattern(id, cause, en.list("symptoms"), en.list("codes"), en.list("drivers"), en.list("events"), os,
        severity, en.value("source"), english, chinese);
  }

  private static String oneOf(Page page, String key, Set<String> allowed, String otherwise) {
    String value = page.value(key);
    if (!value.isEmpty() && !allowed.contains(value)) {
      String known = String.join(", ", allowed.stream().sorted().toList());
      page.fault(page.lineOf(key), 1, key + " is \"" + value + "\": expected one of " + known,
          Near.hint(value, allowed, "take the nearest"));
    }
    return value.isEmpty() ? otherwise : value;
  }

  private PatternText text(Page page) {
    page.sections().forEach((heading, section) -> {
      if (!SECTIONS.contains(heading)) {
        page.fault(section.line(), 4, "unknown section \"" + heading + "\"", Near.hint(heading, SECTIONS,
            "the sections are Phenomenon, Mechanism, Confirm, Fix, Prevent, in English in every language"));
      }
    });
    return new PatternText(page.title(), page.section("Phenomenon").text(), page.section("Mechanism").text(),
        page.section("Confirm").text(), steps(page), page.section("Prevent").text());
  }

  private List<Step> steps(Page page) {
    List<Step> steps = new ArrayList<>();
    for (Page.Line line : StepReader.joined(page.section("Fix").lines())) {
      Step step = new StepReader(page, line).read();
      if (step == null) {
        continue;
      }
      if (risky.matches(step.command())) {
        if (steps.isEmpty()) {
          page.fault(line.number(), 1, "the first step is destructive: " + step.command(),
              "begin with a step that changes nothing, or keeps what this one changes");
        }
        if (step.undo().isEmpty()) {
          page.fault(line.number(), 1, "destructive without undo: " + step.command(), "add (undo: …)");
        }
      }
      steps.add(step);
    }
    return List.copyOf(steps);
  }

  private static void compare(Page zh, List<Step> english, List<Step> chinese) {
    int line = zh.sections().containsKey("Fix") ? zh.sections().get("Fix").line() : 1;
    if (english.size() != chinese.size()) {
      zh.fault(line, 1, chinese.size() + " steps, the English text has " + english.size(), "translate each step");
      return;
    }
    for (int i = 0; i < english.size(); i++) {
      Step one = english.get(i);
      Step other = chinese.get(i);
      if (!one.command().equals(other.command())) {
        zh.fault(line, 1, "step " + (i + 1) + " runs \"" + other.command() + "\", the English one \"" + one.command()
            + "\"", "commands are the same in every language");
      } else if (one.reboot() != other.reboot() || one.admin() != other.admin() || !one.os().equals(other.os())
          || one.undo().isEmpty() != other.undo().isEmpty()) {
        zh.fault(line, 1, "step " + (i + 1) + " differs from the English one in reboot, admin, os or undo",
            "say the same in every language");
      }
    }
  }
}
