package org.whydunit.shell.command;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import org.springframework.stereotype.Component;
import org.whydunit.rules.memory.Memory;
import org.whydunit.shell.Diagnoses;
import org.whydunit.shell.Messages;
import org.whydunit.shell.cases.Cases;
import org.whydunit.shell.output.Ink;
import org.whydunit.shell.output.Sheet;
import org.whydunit.shell.report.Titles;

/** {@code knowledge history} and {@code knowledge reset}: what this site's outcomes have moved, and its undo. */
@Component
class KnowledgeCommands {

  private static final int CASES_NAMED = 12;

  private final Cases cases;
  private final Diagnoses diagnoses;
  private final Messages messages;
  private final Output output;

  KnowledgeCommands(Cases cases, Diagnoses diagnoses, Messages messages, Output output) {
    this.cases = cases;
    this.diagnoses = diagnoses;
    this.messages = messages;
    this.output = output;
  }

  @Command(name = "knowledge history", alias = "知识 历史", group = "cases", description = "knowledge-history")
  void history(@Option(longName = "format") String format, @Option(longName = "lang") String lang, CommandContext context) {
    Locale language = Messages.language(lang);
    boolean json = output.json(format, language);
    Memory memory = Memory.of(cases.store().recall().experience(), diagnoses.product().priors());
    if (json) {
      output.json(memory, context);
      return;
    }
    Sheet sheet = output.sheet();
    if (memory.causes().isEmpty() && memory.fixes().isEmpty()) {
      sheet.item("", messages.get(language, "nothing-learned"));
    }
    if (!memory.causes().isEmpty()) {
      sheet.heading(messages.get(language, "learned-causes"));
      for (Memory.CauseMove move : memory.causes()) {
        sheet.item("  ", Titles.cause(move.cause(), diagnoses.product(), language) + "  " + messages.get(language, "learned-cause",
            "%.1f".formatted(100 * move.before()), "%.1f".formatted(100 * move.after()), Math.round(100 * (Math.exp(move.shift()) - 1)),
            named(move.cases())));
      }
    }
    if (!memory.fixes().isEmpty()) {
      sheet.heading(messages.get(language, "learned-fixes"));
      for (Memory.FixMove fix : memory.fixes()) {
        sheet.item("  ", Ink.STRONG.of(fix.pattern()) + "  " + messages.get(language, "learned-fix", fix.worked(), fix.worked() + fix.failed(),
            Math.round(100 * fix.chance()), named(fix.cases())));
      }
    }
    output.print(sheet, context);
  }

  private static String named(List<Long> numbers) {
    return numbers.stream().limit(CASES_NAMED).map(String::valueOf).collect(Collectors.joining(", "))
        + (numbers.size() > CASES_NAMED ? ", …" : "");
  }

  @Command(name = "knowledge reset", alias = "知识 重置", group = "cases", description = "knowledge-reset")
  void reset(
      @Option(longName = "undo", defaultValue = "false") boolean undo,
      @Option(longName = "lang") String lang,
      CommandContext context) {
    Locale language = Messages.language(lang);
    int before = cases.store().recall().experience().closed().size();
    cases.store().resetExperience(undo ? Instant.EPOCH : Instant.now());
    int after = cases.store().recall().experience().closed().size();
    output.print(output.sheet().item("", messages.get(language, undo ? "knowledge-back" : "knowledge-reset-done", undo ? after : before)), context);
  }
}
