package org.whydunit.shell.command;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.annotation.Arguments;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import org.springframework.stereotype.Component;
import org.whydunit.ingest.Ingest.SourceFacts;
import org.whydunit.ingest.facts.BugCheck;
import org.whydunit.ingest.facts.Change;
import org.whydunit.ingest.facts.Origin;
import org.whydunit.knowledge.cases.Case;
import org.whydunit.rules.memory.Capsule;
import org.whydunit.rules.memory.ChangeRecords;
import org.whydunit.shell.Diagnoses;
import org.whydunit.shell.Ending;
import org.whydunit.shell.ExitCode;
import org.whydunit.shell.Messages;
import org.whydunit.shell.Request;
import org.whydunit.shell.cases.Cases;
import org.whydunit.shell.output.Ink;
import org.whydunit.shell.output.Sheet;

/** {@code changes}, {@code change add} and {@code change import}: what was changed on the machines of kept cases, and before. */
@Component
class ChangesCommands {

  private static final int CASES = 50;
  private static final int DAYS = 30;

  private final Cases cases;
  private final CaseNumbers numbers;
  private final Times times;
  private final Diagnoses diagnoses;
  private final Messages messages;
  private final Output output;

  ChangesCommands(Cases cases, CaseNumbers numbers, Times times, Diagnoses diagnoses, Messages messages, Output output) {
    this.cases = cases;
    this.numbers = numbers;
    this.times = times;
    this.diagnoses = diagnoses;
    this.messages = messages;
    this.output = output;
  }

  /** A change as it is printed. */
  record Row(Instant time, String kind, String subject, String detail, String by, long caseNumber, String caseName, String cause) {}

  @Command(name = "changes", alias = "变更", group = "cases", description = "changes")
  void changes(
      @Arguments String[] words,
      @Option(longName = "before") String before,
      @Option(longName = "days") String days,
      @Option(longName = "format") String format,
      @Option(longName = "lang") String lang,
      CommandContext context) {
    Locale language = Messages.language(lang);
    boolean json = output.json(format, language);
    List<Row> rows = before == null ? found(words == null ? "" : String.join(" ", words))
        : before(numbers.number(before, language), days == null ? DAYS : (int) numbers.number(days, language));
    if (json) {
      output.json(rows, context);
      return;
    }
    Sheet sheet = output.sheet();
    if (rows.isEmpty()) {
      sheet.line(messages.get(language, "no-changes"));
    }
    for (Row r : rows) {
      String time = r.time == null ? "                " : r.time.toString().substring(0, 16).replace('T', ' ');
      sheet.item(time + "  ", Ink.CARE.of(r.kind) + "  " + Ink.STRONG.of(r.subject) + (r.detail.isEmpty() ? "" : "  " + r.detail) + (r.by.isEmpty() ? "" : "  " + r.by)
          + "  " + Ink.FAINT.of(messages.get(language, "of-case", r.caseNumber, r.caseName, r.cause)));
    }
    output.print(sheet, context);
  }

  private List<Row> found(String text) {
    return ChangeRecords.find(cases.store(), text, CASES).stream()
        .map(r -> row(r.change(), r.stored().id(), r.stored().name(), r.stored().outcome() == null ? r.stored().cause() : r.stored().outcome().cause()))
        .toList();
  }

  /** What was changed in so many days before the first crash of a case, or before it was diagnosed. */
  private List<Row> before(long id, int days) {
    Case stored = cases.store().show(id);
    Instant moment = Capsule.of(stored).diagnose(diagnoses.product()).crashes().stream().map(BugCheck::time).filter(Objects::nonNull)
        .min(Instant::compareTo).orElse(stored.created());
    List<Row> rows = new ArrayList<>();
    ChangeRecords.before(stored, moment, Duration.ofDays(days))
        .forEach(c -> rows.add(row(c, id, stored.name(), stored.outcome() == null ? stored.cause() : stored.outcome().cause())));
    return rows;
  }

  private static Row row(Change c, long id, String name, String cause) {
    return new Row(c.time(), c.kind(), c.subject(), c.detail(), c.by(), id, name, cause);
  }

  @Command(name = "change add", alias = "变更 添加", group = "cases", description = "change-add")
  void add(
      @Arguments String[] words,
      @Option(longName = "kind") String kind,
      @Option(longName = "time") String time,
      @Option(longName = "by") String by,
      @Option(longName = "text") String text,
      @Option(longName = "lang") String lang,
      CommandContext context) {
    Locale language = Messages.language(lang);
    numbers.need(words, 2, "change add", language);
    long id = numbers.number(words[0], language);
    String subject = String.join(" ", List.of(words).subList(1, words.length));
    Change change = new Change(kind == null ? "setting" : kind, subject, text == null ? "" : text,
        times.of(time, "--time", Instant.now(), language), by == null ? "" : by, Origin.line("change", 1));
    ChangeRecords.give(cases.store(), id, change);
    output.print(output.sheet().line(messages.get(language, "case-noted", id)), context);
  }

  @Command(name = "change import", alias = "变更 导入", group = "cases", description = "change-import")
  void importFrom(
      @Arguments String[] words,
      @Option(longName = "zone") String zone,
      @Option(longName = "lang") String lang,
      CommandContext context) {
    Locale language = Messages.language(lang);
    numbers.need(words, 2, "change import", language);
    long id = numbers.number(words[0], language);
    cases.store().show(id);
    List<Path> files = Request.paths(List.of(words).subList(1, words.length), language, messages);
    List<SourceFacts> read = diagnoses.read(Request.of(files, language).inZone(zone, messages).whole());
    if (read.stream().flatMap(s -> s.facts().stream()).noneMatch(Change.class::isInstance)) {
      throw new Ending(ExitCode.UNREADABLE, messages.get(language, "no-change-table"));
    }
    output.print(output.sheet().line(messages.get(language, "changes-imported", ChangeRecords.give(cases.store(), id, read), id)), context);
  }
}
