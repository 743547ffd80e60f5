package org.whydunit.shell.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.annotation.Arguments;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import org.springframework.stereotype.Component;
import org.whydunit.rules.evaluate.Evaluation;
import org.whydunit.rules.evaluate.Fit;
import org.whydunit.rules.evaluate.Outcome;
import org.whydunit.rules.evaluate.Score;
import org.whydunit.rules.weigh.Strengths;
import org.whydunit.shell.Diagnoses;
import org.whydunit.shell.Ending;
import org.whydunit.shell.ExitCode;
import org.whydunit.shell.Messages;
import org.whydunit.shell.Request;
import org.whydunit.shell.output.Sheet;

/** {@code evaluate}: how good the answers are, on labelled cases. */
@Component
class EvaluateCommand {

  private static final int BINS = 10;
  private static final int WORST_SHOWN = 15;

  private final Diagnoses diagnoses;
  private final Messages messages;
  private final Output output;

  EvaluateCommand(Diagnoses diagnoses, Messages messages, Output output) {
    this.diagnoses = diagnoses;
    this.messages = messages;
    this.output = output;
  }

  /** First answers of a probability, and how many of them were right. */
  record Reliability(String said, int cases, double meanSaid, double right) {}

  /** Cases of one cause. */
  record PerCause(String cause, int cases, double first, double firstThree) {}

  /** A cause that was taken for another. */
  record Confusion(String truth, String said, int cases) {}

  /** A case that went wrong. */
  record Wrong(String id, String truth, String said, double probability, int rank) {}

  /**
   * Figures of cases that the numbers were not fitted on.
   *
   * @param heldOut by numbers fitted on the other four fifths
   * @param needed the same without rules that spoke in none of those
   */
  record Validation(Score heldOut, Score needed) {}

  /** Everything; {@code validation} is {@code null} when it was not asked for. */
  record Report(
      Score score, Validation validation, List<Reliability> reliability, List<PerCause> causes, List<Confusion> confusion, List<Wrong> worst) {}

  @Command(name = "evaluate", alias = "评估", group = "authors", description = "evaluate")
  void evaluate(
      @Arguments String[] folders,
      @Option(longName = "baseline", defaultValue = "false") boolean baseline,
      @Option(longName = "cross-validate", defaultValue = "false") boolean crossValidate,
      @Option(longName = "format") String format,
      @Option(longName = "lang") String lang,
      CommandContext context) {
    Locale language = Messages.language(lang);
    boolean json = output.json(format, language);
    if (folders == null || folders.length != 1) {
      throw new Ending(ExitCode.USAGE, messages.get(language, "evaluate-what"));
    }
    Path folder = Request.path(folders[0], language, messages);
    if (!Files.isDirectory(folder)) {
      throw new Ending(ExitCode.UNREADABLE, messages.get(language, "no-such-folder", folder));
    }
    try {
      Evaluation evaluation = new Evaluation(diagnoses.product());
      List<Outcome> outcomes = baseline ? evaluation.baseline(folder) : evaluation.run(folder);
      if (outcomes.isEmpty()) {
        throw new Ending(ExitCode.UNREADABLE, messages.get(language, "no-cases", folder));
      }
      Report report = report(outcomes, crossValidate ? validation(folder) : null);
      if (json) {
        output.json(report, context);
      } else {
        output.print(page(report, language), context);
      }
    } catch (IOException e) {
      throw new Ending(ExitCode.UNREADABLE, messages.get(language, "unreadable-path", folder));
    }
  }

  private Validation validation(Path folder) throws IOException {
    Fit.Result fit = new Fit(diagnoses.product()).fit(folder, Strengths.ofProduct());
    return new Validation(fit.heldOut(), fit.crossValidated());
  }

  private static Report report(List<Outcome> outcomes, Validation validation) {
    return new Report(Score.of(outcomes), validation, reliability(outcomes), causes(outcomes), confusion(outcomes), worst(outcomes));
  }

  private static List<Reliability> reliability(List<Outcome> outcomes) {
    Map<Integer, List<Outcome>> bins =
        outcomes.stream()
            .filter(o -> !o.unknown())
            .collect(Collectors.groupingBy(o -> Math.min(BINS - 1, (int) (o.top().probability() * BINS)), TreeMap::new, Collectors.toList()));
    return bins.entrySet().stream()
        .map(
            b ->
                new Reliability(
                    b.getKey() * BINS + "-" + (b.getKey() + 1) * BINS + " %",
                    b.getValue().size(),
                    b.getValue().stream().mapToDouble(o -> o.top().probability()).average().orElse(0),
                    b.getValue().stream().mapToDouble(o -> o.right() ? 1 : 0).average().orElse(0)))
        .toList();
  }

  private static List<PerCause> causes(List<Outcome> outcomes) {
    Map<String, List<Outcome>> byCause = outcomes.stream().collect(Collectors.groupingBy(Outcome::truth, TreeMap::new, Collectors.toList()));
    return byCause.entrySet().stream()
        .map(
            c ->
                new PerCause(
                    c.getKey(),
                    c.getValue().size(),
                    c.getValue().stream().mapToDouble(o -> o.right() ? 1 : 0).average().orElse(0),
                    c.getValue().stream().mapToDouble(o -> o.rank() <= 3 ? 1 : 0).average().orElse(0)))
        .toList();
  }

  private static List<Confusion> confusion(List<Outcome> outcomes) {
    Map<String, Integer> counts = new TreeMap<>();
    outcomes.stream().filter(o -> !o.right()).forEach(o -> counts.merge(o.truth() + "\t" + o.top().cause(), 1, Integer::sum));
    List<Confusion> confusion = new ArrayList<>();
    counts.forEach((pair, n) -> confusion.add(new Confusion(pair.split("\t")[0], pair.split("\t")[1], n)));
    confusion.sort(Comparator.comparingInt(Confusion::cases).reversed());
    return confusion;
  }

  private static List<Wrong> worst(List<Outcome> outcomes) {
    return outcomes.stream()
        .filter(o -> !o.right())
        .map(o -> new Wrong(o.id(), o.truth(), o.top().cause(), o.top().probability(), o.rank()))
        .sorted(
            Comparator.comparing((Wrong w) -> w.said().equals("unknown"))
                .thenComparing(w -> -w.probability())
                .thenComparing(Wrong::id))
        .toList();
  }

  private Sheet page(Report report, Locale language) {
    Sheet sheet = output.sheet();
    List<Score> columns =
        report.validation() == null ? List.of(report.score()) : List.of(report.score(), report.validation().heldOut(), report.validation().needed());
    sheet.line(messages.get(language, "evaluated", report.score().cases()));
    if (columns.size() > 1) {
      sheet.item("  ", messages.get(language, "validation-columns"));
    }
    figure(sheet, language, "score-cause1", columns, Score::cause1);
    figure(sheet, language, "score-cause3", columns, Score::cause3);
    figure(sheet, language, "score-culprit1", columns, Score::culprit1);
    figure(sheet, language, "score-unknown", columns, Score::unknown);
    figure(sheet, language, "score-confidently-wrong", columns, Score::confidentlyWrong);
    figure(sheet, language, "score-debugger-wrong1", columns, Score::debuggerWrong1);
    number(sheet, language, "score-brier", columns, Score::brier);
    number(sheet, language, "score-calibration", columns, Score::calibrationError);
    sheet.heading(messages.get(language, "reliability"));
    report.reliability().forEach(r -> sheet.line("  %-9s %4d  %4.0f %% → %4.0f %%".formatted(r.said(), r.cases(), 100 * r.meanSaid(), 100 * r.right())));
    sheet.heading(messages.get(language, "per-cause"));
    report.causes().forEach(c -> sheet.line("  %-26s %4d  %4.0f %%  %4.0f %%".formatted(c.cause(), c.cases(), 100 * c.first(), 100 * c.firstThree())));
    sheet.heading(messages.get(language, "confusion"));
    report.confusion().stream().limit(WORST_SHOWN).forEach(c -> sheet.line("  %3d  %s → %s".formatted(c.cases(), c.truth(), c.said())));
    sheet.heading(messages.get(language, "worst"));
    report.worst().stream().limit(WORST_SHOWN)
        .forEach(w -> sheet.item("  ", "%3.0f %%  %s: %s → %s".formatted(100 * w.probability(), w.id(), w.truth(), w.said())));
    return sheet;
  }

  private void figure(Sheet sheet, Locale language, String key, List<Score> columns, ToDoubleFunction<Score> figure) {
    String figures = columns.stream().map(c -> "%5.1f %%".formatted(100 * figure.applyAsDouble(c))).collect(Collectors.joining("  "));
    sheet.line("  " + figures + "  " + messages.get(language, key));
  }

  private void number(Sheet sheet, Locale language, String key, List<Score> columns, ToDoubleFunction<Score> figure) {
    String figures = columns.stream().map(c -> "%7.3f".formatted(figure.applyAsDouble(c))).collect(Collectors.joining("  "));
    sheet.line("  " + figures + "  " + messages.get(language, key));
  }
}
