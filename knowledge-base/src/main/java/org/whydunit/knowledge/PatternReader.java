package org.whydunit.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads {@code patterns/<domain>/<name>.md} with the {@code .zh.md} beside it, and checks what a reader relies on. */
final class PatternReader {
  private static final Set<String> KEYS =
      Set.of("cause", "symptoms", "codes", "drivers", "events", "subjects", "general", "os", "severity", "source");
  private static final Set<String> SECTIONS = Set.of("Phenomenon", "Reported as", "Mechanism", "Confirm", "Fix", "Prevent");
  private static final Set<String> SYSTEMS = Set.of("windows", "linux", "macos", "any");
  private static final Set<String> SEVERITIES = Set.of("low", "medium", "high", "critical");

  private final Content content;
  private final Knowledge knowledge;
  private List<ContentFault> faults = new ArrayList<>();
  private RiskyCommands risky;

  PatternReader(Content content, Knowledge knowledge) {
    this.content = content;
    this.knowledge = knowledge;
  }

  /** Ids of all patterns, sorted. */
  List<String> ids() {
    return content.ids("patterns");
  }

  /** True when its English or Chinese file is an author's own. */
  boolean authored(String id) {
    Content.Entry zh = content.find(path(id, ".zh.md"));
    return content.find(path(id, ".md")).authored() || zh != null && zh.authored();
  }

  PatternKey key(String id) {
    Content.Entry entry = content.find(path(id, ".md"));
    Page page = Page.head(entry, faults);
    return new PatternKey(id, page.value("cause"), page.list("symptoms"), page.list("codes"), page.list("drivers"),
        page.list("events"), oneOf(page, "os", SYSTEMS, "any"), title(entry.text()), page.list("subjects"),
        page.value("general").equals("true"));
  }

  private static String title(String text) {
    int start = text.indexOf("\n# ") + 3;
    int end = text.indexOf('\n', start);
    return text.substring(start, end < 0 ? text.length() : end).strip();
  }

  /**
   * One pattern; only what its form needs is checked.
   *
   * @throws ContentException when it is malformed
   */
  synchronized Pattern read(String id) {
    faults = new ArrayList<>();
    Pattern pattern = parse(id, false);
    if (!faults.isEmpty()) {
      throw new ContentException(faults);
    }
    return pattern;
  }

  /** Every fault of one pattern, also against the causes and the risky commands. */
  synchronized List<ContentFault> faults(String id) {
    faults = new ArrayList<>();
    risky = risky == null ? RiskyCommands.from(knowledge.reference()) : risky;
    parse(id, true);
    return faults;
  }

  /** Translations of nothing. */
  synchronized List<ContentFault> strayFaults(boolean authoredOnly) {
    List<ContentFault> stray = new ArrayList<>();
    for (String path : content.paths("patterns", ".zh.md")) {
      if (!authoredOnly || content.find(path).authored()) {
        Translation.requireOriginal(content, path, stray);
      }
    }
    return stray;
  }

  private static String path(String id, String ending) {
    return "patterns/" + id + ending;
  }

  private Pattern parse(String id, boolean thorough) {
    Page en = Page.of(content.find(path(id, ".md")), faults);
    Page zh = Translation.of(content, path(id, ".md"), en, faults);
    PatternText english = text(en);
    PatternText chinese = zh == en ? english : text(zh);
    if (thorough) {
      check(en, english.steps());
      compare(zh, english.steps(), chinese.steps());
      if (!english.reported().isBlank() && chinese.reported().isBlank()) {
        zh.fault(1, 1, "no section \"Reported as\", the English text has one", "say how people who meet it put it");
      }
      if (zh != en) {
        checkRisk(zh, chinese.steps());
      }
    }
    return new Pattern(id, en.value("cause"), en.list("symptoms"), en.list("codes"), en.list("drivers"),
        en.list("events"), oneOf(en, "os", SYSTEMS, "any"), oneOf(en, "severity", SEVERITIES, "medium"),
        en.value("source"), english, chinese);
  }

  private void check(Page en, List<Step> steps) {
    en.knowOnly(KEYS);
    oneOf(en, "general", Set.of("true", "false"), "false");
    String cause = en.value("cause");
    List<String> causes = content.ids("causes");
    if (!causes.contains(cause)) {
      en.fault(en.lineOf("cause"), 1, "unknown cause \"" + cause + "\": expected the name of a file in causes",
          Near.hint(cause, causes, "\"causes\" lists them"));
    }
    if (en.value("source").isEmpty()) {
      en.fault(1, 1, "no source", "name the document that the pattern rests on");
    }
    checkRisk(en, steps);
  }

  private void checkRisk(Page page, List<Step> steps) {
    List<Page.Line> lines = StepReader.joined(page.section("Fix").lines());
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      int line = lines.get(Math.min(i, lines.size() - 1)).number();
      if (i == 0 && risky.matches(step.command())) {
        page.fault(line, 1, "the first step is destructive: " + step.command(),
            "begin with a step that changes nothing, or keeps what this one changes");
      }
      if (step.undo().isEmpty() && risky.matches(step.command())) {
        page.fault(line, 1, "destructive without undo: " + step.command(), "add (undo: …)");
      }
      checkUndo(page, line, step);
    }
  }

  private static void checkUndo(Page page, int line, Step step) {
    String tool = step.command().split(" ", 2)[0];
    if (!tool.isEmpty() && step.undo().startsWith(tool + " ")) {
      page.fault(line, 1, "a command without backticks as undo: " + step.undo(), "write (undo: `…`)");
    }
    if (!tool.isEmpty() && step.undo().replace("`", "").equals(step.command())) {
      page.fault(line, 1, "undone by the same command: " + step.command(), "say how its change is taken back");
    }
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
            "the sections are Phenomenon, Reported as, Mechanism, Confirm, Fix, Prevent, in English in every language"));
      }
    });
    return new PatternText(page.title(), page.section("Phenomenon").text(), reported(page),
        page.section("Mechanism").text(), page.section("Confirm").text(), steps(page), page.section("Prevent").text());
  }

  private static String reported(Page page) {
    return page.sections().containsKey("Reported as") ? page.section("Reported as").text() : "";
  }

  private List<Step> steps(Page page) {
    List<Step> steps = new ArrayList<>();
    for (Page.Line line : StepReader.joined(page.section("Fix").lines())) {
      Step step = new StepReader(page, line).read();
      if (step != null) {
        steps.add(step);
      }
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
