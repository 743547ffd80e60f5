package org.whydunit.shell.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.annotation.Arguments;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import org.springframework.stereotype.Component;
import org.whydunit.knowledge.Cause;
import org.whydunit.knowledge.cases.Case;
import org.whydunit.knowledge.cases.CaseFilter;
import org.whydunit.knowledge.cases.CaseSummary;
import org.whydunit.knowledge.cases.Note;
import org.whydunit.knowledge.cases.Outcome;
import org.whydunit.knowledge.cases.State;
import org.whydunit.shell.Diagnoses;
import org.whydunit.shell.Ending;
import org.whydunit.shell.ExitCode;
import org.whydunit.shell.Messages;
import org.whydunit.shell.NearName;
import org.whydunit.shell.Request;
import org.whydunit.shell.cases.Cases;
import org.whydunit.shell.output.Ink;
import org.whydunit.shell.output.Sheet;
import org.whydunit.shell.report.Titles;

/** {@code case …}: what happened before, and what came of it. */
@Component
class CaseCommands {

  private static final int LIMIT = 20;

  private final Cases cases;
  private final Diagnoses diagnoses;
  private final CaseNumbers numbers;
  private final Messages messages;
  private final Output output;

  CaseCommands(Cases cases, Diagnoses diagnoses, CaseNumbers numbers, Messages messages, Output output) {
    this.cases = cases;
    this.diagnoses = diagnoses;
    this.numbers = numbers;
    this.messages = messages;
    this.output = output;
  }

  @Command(name = "case list", group = "cases", description = "case-list")
  void list(
      @Option(longName = "state") String state,
      @Option(longName = "cause") String cause,
      @Option(longName = "text") String text,
      @Option(longName = "limit") String limit,
      @Option(longName = "format") String format,
      @Option(longName = "lang") String lang,
      CommandContext context) {
    Locale language = Messages.language(lang);
    int most = limit == null ? LIMIT : (int) numbers.number(limit, language);
    List<CaseSummary> listed = cases.store().list(new CaseFilter(state(state, language), cause, text, null, null, most));
    if (output.json(format, language)) {
      output.json(listed, context);
      return;
    }
    Sheet sheet = output.sheet();
    listed.forEach(c -> sheet.item("%4d  ".formatted(c.id()), summary(c, language)));
    if (listed.isEmpty()) {
      sheet.line(messages.get(language, "no-stored-case"));
    }
    output.print(sheet, context);
  }

  private String summary(CaseSummary c, Locale language) {
    String said = c.cause() + (c.subject().isEmpty() ? "" : " " + c.subject()) + " %.0f %%".formatted(100 * c.probability());
    String outcome = c.outcome() == null ? messages.get(language, "case-open") : outcome(c.outcome(), language);
    return c.created().toString().substring(0, 16).replace('T', ' ') + "  " + Ink.STRONG.of(c.name()) + "  " + said + "  " + Ink.FAINT.of(outcome);
  }

  private String outcome(Outcome o, Locale language) {
    return messages.get(language, "case-closed", (o.cause() + " " + o.subject()).strip(), messages.get(language, o.worked() ? "worked" : "did-not-work"));
  }

  @Command(name = "case show", group = "cases", description = "case-show")
  void show(
      @Arguments String[] ids,
      @Option(longName = "format") String format,
      @Option(longName = "lang") String lang,
      CommandContext context) {
    Locale language = Messages.language(lang);
    Case stored = cases.store().show(numbers.first(ids, "case show", language));
    if (output.json(format, language)) {
      output.json(stored, context);
      return;
    }
    Sheet sheet = output.sheet();
    sheet.line(Ink.STRONG.of(stored.id() + "  " + stored.name()));
    sheet.item("  ", stored.created() + "  " + (stored.cause() + " " + stored.subject()).strip() + " %.0f %%".formatted(100 * stored.probability()));
    sheet.item("  ", stored.outcome() == null ? messages.get(language, "case-open") : outcome(stored.outcome(), language));
    sheet.item("  ", String.join(", ", stored.sources().keySet()));
    for (Note note : stored.notes()) {
      sheet.item("  " + note.written().toString().substring(0, 16).replace('T', ' ') + "  ", note.name().isEmpty() ? note.text() : note.name());
    }
    output.print(sheet, context);
  }

  @Command(name = "case close", group = "cases", description = "case-close")
  void close(
      @Arguments String[] ids,
      @Option(longName = "cause") String cause,
      @Option(longName = "subject") String subject,
      @Option(longName = "fix") String fix,
      @Option(longName = "worked") String worked,
      @Option(longName = "lang") String lang,
      CommandContext context) {
    Locale language = Messages.language(lang);
    long id = numbers.first(ids, "case close", language);
    Case stored = cases.store().show(id);
    String confirmed = known(cause == null ? stored.cause() : cause, language);
    String what = subject == null ? cause == null ? stored.subject() : "" : subject;
    boolean helped = worked == null || numbers.oneOf(Worked.values(), worked, "--worked", language) == Worked.YES;
    cases.store().close(id, new Outcome(confirmed, what, pattern(fix, language), helped, Instant.now()));
    String title = Titles.of(confirmed, what, diagnoses.engine(), language);
    done(context, language, "case-now-closed", id, title);
    if (cause == null) {
      output.print(output.sheet().line(messages.get(language, "case-closed-as-diagnosed", id)), context);
    }
    output.print(output.sheet().item("", Ink.FAINT.of(messages.get(language, "case-closed-learns"))), context);
  }

  private enum Worked {
    YES, NO
  }

  private String pattern(String fix, Locale language) {
    if (fix != null && diagnoses.knowledge().patterns().find(fix).isEmpty()) {
      throw new Ending(
          ExitCode.USAGE,
          messages.get(language, "unknown-pattern", fix)
              + NearName.of(fix, List.copyOf(diagnoses.knowledge().patterns().ids())).map(n -> " " + messages.get(language, "did-you-mean", n)).orElse(""));
    }
    return fix == null ? "" : fix;
  }

  private String known(String cause, Locale language) {
    List<String> ids = diagnoses.knowledge().causes().all().stream().map(Cause::id).toList();
    if (!ids.contains(cause)) {
      throw new Ending(
          ExitCode.USAGE,
          messages.get(language, "unknown-cause", cause) + NearName.of(cause, ids).map(n -> " " + messages.get(language, "did-you-mean", n)).orElse(""));
    }
    return cause;
  }

  @Command(name = "case reopen", group = "cases", description = "case-reopen")
  void reopen(@Arguments String[] ids, @Option(longName = "lang") String lang, CommandContext context) {
    Locale language = Messages.language(lang);
    long id = numbers.first(ids, "case reopen", language);
    cases.store().reopen(id);
    done(context, language, "case-now-open", id);
  }

  @Command(name = "case note", group = "cases", description = "case-note")
  void note(@Arguments String[] words, @Option(longName = "lang") String lang, CommandContext context) {
    Locale language = Messages.language(lang);
    numbers.need(words, 2, "case note", language);
    long id = numbers.number(words[0], language);
    cases.store().note(id, String.join(" ", List.of(words).subList(1, words.length)));
    done(context, language, "case-noted", id);
  }

  @Command(name = "case attach", group = "cases", description = "case-attach")
  void attach(@Arguments String[] words, @Option(longName = "lang") String lang, CommandContext context) {
    Locale language = Messages.language(lang);
    numbers.need(words, 2, "case attach", language);
    long id = numbers.number(words[0], language);
    Path file = Request.path(words[1], language, messages);
    try {
      cases.store().attach(id, file.getFileName().toString(), Files.readString(file));
    } catch (IOException e) {
      throw new Ending(ExitCode.UNREADABLE, messages.get(language, "no-text", file));
    }
    done(context, language, "case-noted", id);
  }

  @Command(name = "case merge", group = "cases", description = "case-merge")
  void merge(@Arguments String[] ids, @Option(longName = "lang") String lang, CommandContext context) {
    Locale language = Messages.language(lang);
    numbers.need(ids, 2, "case merge", language);
    cases.store().merge(numbers.number(ids[0], language), numbers.number(ids[1], language));
    done(context, language, "case-merged", ids[1], ids[0]);
  }

  @Command(name = "case delete", group = "cases", description = "case-delete")
  void delete(@Arguments String[] ids, @Option(longName = "lang") String lang, CommandContext context) {
    Locale language = Messages.language(lang);
    long id = numbers.first(ids, "case delete", language);
    cases.store().delete(id);
    done(context, language, "case-deleted", id);
  }

  private State state(String given, Locale language) {
    return given == null ? null : numbers.oneOf(State.values(), given, "--state", language);
  }

  private void done(CommandContext context, Locale language, String key, Object... values) {
    output.print(output.sheet().line(messages.get(language, key, values)), context);
  }
}
