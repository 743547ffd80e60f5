package org.whydunit.shell.command;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.annotation.Arguments;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import org.springframework.stereotype.Component;
import org.whydunit.knowledge.cases.Case;
import org.whydunit.knowledge.cases.Outcome;
import org.whydunit.rules.Diagnosis;
import org.whydunit.rules.memory.Capsule;
import org.whydunit.rules.memory.QuietTime;
import org.whydunit.shell.Diagnoses;
import org.whydunit.shell.Ending;
import org.whydunit.shell.ExitCode;
import org.whydunit.shell.Messages;
import org.whydunit.shell.Request;
import org.whydunit.shell.cases.Cases;
import org.whydunit.shell.output.Ink;
import org.whydunit.shell.output.Sheet;

/** {@code quiet}: how long a machine must stay quiet after a fix, and later whether it did. */
@Component
class QuietCommand {

  /** Attachment that tells which fix was applied when: an instant, a blank, a pattern's id. */
  private static final String APPLIED = "fix-applied";

  private final Cases cases;
  private final CaseNumbers numbers;
  private final Times times;
  private final Diagnoses diagnoses;
  private final Messages messages;
  private final Output output;

  QuietCommand(Cases cases, CaseNumbers numbers, Times times, Diagnoses diagnoses, Messages messages, Output output) {
    this.cases = cases;
    this.numbers = numbers;
    this.times = times;
    this.diagnoses = diagnoses;
    this.messages = messages;
    this.output = output;
  }

  /** What was applied when. */
  private record Applied(Instant time, String fix) {}

  @Command(name = "quiet", alias = "静默", group = "cases", description = "quiet")
  void quiet(
      @Arguments String[] words,
      @Option(longName = "fix") String fix,
      @Option(longName = "since") String since,
      @Option(longName = "until") String until,
      @Option(longName = "lang") String lang,
      CommandContext context) {
    Locale language = Messages.language(lang);
    long id = numbers.first(words, "quiet", language);
    Case stored = cases.store().show(id);
    Diagnosis then = Capsule.of(stored).diagnose(diagnoses.product());
    QuietTime quiet = QuietTime.of(then)
        .orElseThrow(() -> new Ending(ExitCode.INCONCLUSIVE, messages.get(language, "quiet-no-time", id)));
    if (fix != null || since != null) {
      Instant applied = times.of(since, "--since", Instant.now(), language);
      cases.store().attach(id, APPLIED, applied + " " + (fix == null ? "" : fix));
    }
    Sheet sheet = words.length < 2 ? plan(id, quiet, language)
        : judged(cases.store().show(id), quiet, List.of(words).subList(1, words.length), until, language);
    output.print(sheet, context);
  }

  private Sheet plan(long id, QuietTime quiet, Locale language) {
    Sheet sheet = output.sheet();
    sheet.item("", messages.get(language, "quiet-rate", quiet.crashes(), days(Math.max(1, quiet.observed().toHours() / 24.0)), days(quiet.perDay())));
    sheet.item("", Ink.STRONG.of(messages.get(language, "quiet-days", (long) Math.ceil(quiet.cautiousDays()))));
    quiet.watch().forEach(w -> sheet.item("  ", w));
    sheet.item("", messages.get(language, "quiet-then"));
    return sheet.asIs("  " + Ink.COMMAND.of("whydunit quiet " + id + " FOLDER"));
  }

  private Sheet judged(Case stored, QuietTime quiet, List<String> paths, String until, Locale language) {
    Applied applied = stored.notes().stream().filter(n -> n.name().equals(APPLIED)).map(n -> n.text().split(" ", 2))
        .map(t -> new Applied(Instant.parse(t[0]), t[1])).reduce((first, last) -> last)
        .orElseThrow(() -> new Ending(ExitCode.USAGE, messages.get(language, "quiet-no-fix", stored.id())));
    Diagnosis later = diagnoses.diagnose(Request.of(Request.paths(paths, language, messages), language));
    Optional<Instant> seen = until == null ? QuietTime.seen(later).filter(t -> t.isAfter(applied.time))
        : Optional.of(times.of(until, "--until", null, language));
    Sheet sheet = output.sheet();
    return switch (quiet.judge(later, applied.time, seen.orElse(applied.time))) {
      case FAILED -> {
        close(stored, new Outcome("unknown", "", applied.fix, false, Instant.now()));
        yield sheet.item("", Ink.BAD.of(messages.get(language, "quiet-failed", QuietTime.again(later, applied.time).orElseThrow(), stored.id())));
      }
      case FIXED -> {
        close(stored, new Outcome(stored.cause(), stored.subject(), applied.fix, true, Instant.now()));
        yield sheet.item("", Ink.GOOD.of(messages.get(language, "quiet-fixed", quietDays(applied, seen), stored.id())));
      }
      case WAIT -> seen.isEmpty() ? sheet.item("", messages.get(language, "quiet-nothing-later"))
          : sheet.item("", messages.get(language, "quiet-wait", quietDays(applied, seen), (long) Math.ceil(quiet.cautiousDays())));
    };
  }

  private void close(Case stored, Outcome outcome) {
    cases.store().close(stored.id(), outcome);
  }

  private static String quietDays(Applied applied, Optional<Instant> seen) {
    return days(Duration.between(applied.time, seen.orElseThrow()).toHours() / 24.0);
  }

  private static String days(double days) {
    return String.format(Locale.ROOT, "%.1f", days);
  }
}
