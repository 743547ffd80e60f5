package org.whydunit.shell.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.annotation.Arguments;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import org.springframework.stereotype.Component;
import org.whydunit.knowledge.cases.Case;
import org.whydunit.rules.memory.PatternDraft;
import org.whydunit.shell.Diagnoses;
import org.whydunit.shell.Ending;
import org.whydunit.shell.ExitCode;
import org.whydunit.shell.Messages;
import org.whydunit.shell.Request;
import org.whydunit.shell.cases.Cases;
import org.whydunit.shell.output.Ink;
import org.whydunit.shell.output.Sheet;
import tools.jackson.core.JacksonException;

/** {@code pattern draft}: a case that no pattern explains becomes the first draft of one. */
@Component
class PatternDraftCommand {

  private final Cases cases;
  private final CaseNumbers numbers;
  private final Diagnoses diagnoses;
  private final Messages messages;
  private final Output output;

  PatternDraftCommand(Cases cases, CaseNumbers numbers, Diagnoses diagnoses, Messages messages, Output output) {
    this.cases = cases;
    this.numbers = numbers;
    this.diagnoses = diagnoses;
    this.messages = messages;
    this.output = output;
  }

  @Command(name = "pattern draft", alias = "模式 草稿", group = "cases", description = "pattern-draft")
  void draft(
      @Arguments String[] ids,
      @Option(longName = "out") String out,
      @Option(longName = "lang") String lang,
      CommandContext context) {
    Locale language = Messages.language(lang);
    Case stored = cases.store().show(numbers.first(ids, "pattern draft", language));
    PatternDraft draft = draft(stored, language);
    Path folder = Request.path(out == null ? "." : out, language, messages);
    Path en = folder.resolve("patterns").resolve(draft.id() + ".md");
    Path zh = folder.resolve("patterns").resolve(draft.id() + ".zh.md");
    if (Files.exists(en) || Files.exists(zh)) {
      throw new Ending(ExitCode.USAGE, messages.get(language, "draft-exists", en));
    }
    try {
      Files.createDirectories(en.getParent());
      Files.writeString(en, draft.en());
      Files.writeString(zh, draft.zh());
    } catch (IOException e) {
      throw new Ending(ExitCode.USAGE, messages.get(language, "cannot-write", en));
    }
    Sheet sheet = output.sheet().line(messages.get(language, "drafted", stored.id()));
    sheet.asIs("  " + Ink.COMMAND.of(en.toString())).asIs("  " + Ink.COMMAND.of(zh.toString()));
    output.print(sheet.item("", messages.get(language, "draft-next", folder)), context);
  }

  private PatternDraft draft(Case stored, Locale language) {
    try {
      return PatternDraft.of(stored, diagnoses.product());
    } catch (JacksonException noCapsule) {
      throw new Ending(ExitCode.UNREADABLE, messages.get(language, "no-capsule", stored.id()));
    }
  }
}
