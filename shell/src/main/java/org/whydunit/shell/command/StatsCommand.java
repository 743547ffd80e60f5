package org.whydunit.shell.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import org.springframework.stereotype.Component;
import org.whydunit.knowledge.cases.Period;
import org.whydunit.knowledge.cases.Statistic;
import org.whydunit.shell.Diagnoses;
import org.whydunit.shell.Ending;
import org.whydunit.shell.ExitCode;
import org.whydunit.shell.Messages;
import org.whydunit.shell.Request;
import org.whydunit.shell.cases.Cases;
import org.whydunit.shell.output.Ink;
import org.whydunit.shell.output.Printable;
import org.whydunit.shell.output.Sheet;
import org.whydunit.shell.output.Width;
import org.whydunit.shell.report.html.StatisticsPage;
import tools.jackson.databind.ObjectMapper;

/** {@code stats}: failures by period and cause, mean time to recover, and what changed once a fix had worked. */
@Component
class StatsCommand {

  private static final List<String> FORMATS = List.of("text", "csv", "json", "html");
  private static final int CAUSE_WIDTH = 30;

  private final Cases cases;
  private final CaseNumbers numbers;
  private final Diagnoses diagnoses;
  private final StatisticsPage page;
  private final Messages messages;
  private final Output output;

  StatsCommand(Cases cases, CaseNumbers numbers, Diagnoses diagnoses, StatisticsPage page, Messages messages, Output output) {
    this.cases = cases;
    this.numbers = numbers;
    this.diagnoses = diagnoses;
    this.page = page;
    this.messages = messages;
    this.output = output;
  }

  @Command(name = "stats", alias = {"统计", "case stats"}, group = "cases", description = "stats")
  void stats(
      @Option(longName = "by") String by,
      @Option(longName = "format") String format,
      @Option(longName = "out") String out,
      @Option(longName = "lang") String lang,
      CommandContext context) {
    Locale language = Messages.language(lang);
    String wanted = format == null ? "text" : format;
    if (!FORMATS.contains(wanted)) {
      throw new Ending(ExitCode.USAGE, messages.get(language, "unknown-format", wanted, String.join(", ", FORMATS)));
    }
    Period period = by == null ? Period.MONTH : numbers.oneOf(Period.values(), by, "--by", language);
    List<Statistic> statistics = cases.store().statistics(period);
    String made = switch (wanted) {
      case "csv" -> csv(statistics);
      case "json" -> Printable.json(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(statistics)) + "\n";
      case "html" -> page.of(statistics, id -> title(id, Locale.ENGLISH), id -> title(id, Locale.SIMPLIFIED_CHINESE), language);
      default -> text(statistics, language).text();
    };
    write(made, out, language, context);
  }

  private void write(String made, String out, Locale language, CommandContext context) {
    if (out == null) {
      output.print(made, context);
      return;
    }
    Path file = Request.path(out, language, messages);
    try {
      Files.writeString(file, made);
    } catch (IOException e) {
      throw new Ending(ExitCode.USAGE, messages.get(language, "cannot-write", file));
    }
  }

  private String title(String cause, Locale language) {
    return diagnoses.knowledge().causes().find(cause).map(c -> language.getLanguage().equals("zh") ? c.titleZh() : c.title()).orElse(cause);
  }

  private Sheet text(List<Statistic> statistics, Locale language) {
    Sheet sheet = output.sheet();
    if (statistics.isEmpty()) {
      return sheet.line(messages.get(language, "no-stored-case"));
    }
    sheet.asIs(Ink.FAINT.of(row(messages.get(language, "stats-period"), messages.get(language, "stats-type"), messages.get(language, "stats-count"),
        messages.get(language, "stats-recovery"), messages.get(language, "stats-change"))));
    for (Statistic s : statistics) {
      sheet.asIs(row(s.period(), Width.cut(title(s.cause(), language), CAUSE_WIDTH), String.valueOf(s.count()), hours(s.meanTimeToRecover()), change(s.change())));
    }
    return sheet;
  }

  private static String row(String period, String cause, String count, String recovery, String change) {
    return (Width.padded(period, 9) + Width.padded(cause, CAUSE_WIDTH + 2) + Width.padded(count, 8) + Width.padded(recovery, 15) + change).stripTrailing();
  }

  private static String hours(Duration mean) {
    return mean == null ? "-" : String.format(Locale.ROOT, "%.1f h", mean.toMinutes() / 60.0);
  }

  private static String change(Double change) {
    return change == null ? "-" : String.format(Locale.ROOT, "%+d %%", Math.round(100 * change));
  }

  /** RFC 4180; hours and shares as numbers. */
  private static String csv(List<Statistic> statistics) {
    StringBuilder csv = new StringBuilder("period,type,occurrences,mean_hours_to_recover,change_after_improvement\r\n");
    for (Statistic s : statistics) {
      csv.append(s.period()).append(',').append(s.cause()).append(',').append(s.count()).append(',')
          .append(s.meanTimeToRecover() == null ? "" : String.format(Locale.ROOT, "%.2f", s.meanTimeToRecover().toMinutes() / 60.0)).append(',')
          .append(s.change() == null ? "" : String.format(Locale.ROOT, "%.3f", s.change())).append("\r\n");
    }
    return csv.toString();
  }
}
