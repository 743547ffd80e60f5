package org.whydunit.shell.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.annotation.Arguments;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import org.springframework.stereotype.Component;
import org.whydunit.rules.Engine;
import org.whydunit.rules.author.Coverage;
import org.whydunit.rules.author.Example;
import org.whydunit.rules.author.Examples;
import org.whydunit.rules.author.Impact;
import org.whydunit.rules.author.PackFolder;
import org.whydunit.rules.author.SitePacks;
import org.whydunit.rules.author.Trial;
import org.whydunit.rules.evaluate.Fit;
import org.whydunit.rules.evaluate.Score;
import org.whydunit.rules.weigh.Strengths;
import org.whydunit.shell.Messages;
import org.whydunit.shell.cases.Cases;

/** {@code author impact}, {@code author trial}, {@code author coverage} and {@code author fit}: rules against many cases. */
@Component
class AuthorImpactCommand {

  private final AuthorBench bench;
  private final Cases cases;

  AuthorImpactCommand(AuthorBench bench, Cases cases) {
    this.bench = bench;
    this.cases = cases;
  }

  @Command(name = "author impact", group = "authors", description = "Say which labelled cases a folder of rules makes better or worse")
  void impact(
      @Arguments String[] words,
      @Option(longName = "packs", description = "the rules in hand; else the present folder") String packs,
      @Option(longName = "lang", description = "en or zh") String lang,
      CommandContext context)
      throws IOException {
    Locale language = Messages.language(lang);
    bench.required(words, 0, "author impact CASES [--packs DIR]", language);
    Path labelled = bench.path(words, 0, language);
    Path folder = bench.path(packs == null ? null : new String[] {packs}, 0, language);
    Engine after = bench.with(folder);
    Impact impact = Impact.of(labelled, bench.product(), after);
    PrintWriter out = context.outputWriter();
    for (Impact.Change c : impact.changes()) {
      bench.print(out, language, c.better() ? "better" : c.after() < c.before() ? "worse" : "same", c.id(), c.truth(), percent(c.before()), percent(c.after()));
      c.arguments().forEach(a -> out.println("    " + a));
    }
    impact.covered().forEach((c, times) -> bench.print(out, language, "counted-once-in", c.rule(), c.argument(), c.instead().isEmpty() ? bench.words(language, "another-rule") : c.instead(), times));
    figures(out, language, "before", impact.before());
    figures(out, language, "after", impact.after());
    after.trials().forEach((rule, times) -> bench.print(out, language, "trial", rule, times));
    after.stopped().forEach(rule -> bench.print(out, language, "stopped", rule));
  }

  private void figures(PrintWriter out, Locale language, String key, Score s) {
    bench.print(
        out, language, "figures", bench.words(language, key), s.cases(), percent(s.cause1()), percent(s.cause3()), percent(s.culprit1()), percent(s.calibrationError()), percent(s.confidentlyWrong()));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  @Command(name = "author trial", group = "authors", description = "Say what rules on trial would have been worth on solved cases")
  void trial(
      @Arguments String[] words,
      @Option(longName = "packs") String packs,
      @Option(longName = "lang") String lang,
      CommandContext context)
      throws IOException {
    Locale language = Messages.language(lang);
    Path folder = bench.path(packs == null ? null : new String[] {packs}, 0, language);
    SitePacks site = bench.site(folder);
    Engine speaking = bench.with(folder, site.speaking());
    List<Trial> trials =
        words == null || words.length == 0
            ? Trial.of(site.trial(), cases.store(), speaking)
            : Trial.of(site.trial(), bench.path(words, 0, language), speaking);
    PrintWriter out = context.outputWriter();
    trials.stream().filter(t -> t.argued() > 0).forEach(t -> bench.print(out, language, "trial-worth", t.rule(), t.argued(), t.right(), percent((double) t.right() / t.argued())));
    bench.print(out, language, "trials", trials.size(), trials.stream().filter(t -> t.argued() == 0).count());
  }

  @Command(name = "author coverage", group = "authors", description = "List rules that never argue, and fact types that no rule reads")
  void coverage(
      @Arguments String[] words,
      @Option(longName = "packs", description = "the rules in hand; else the present folder") String packs,
      @Option(longName = "lang", description = "en or zh") String lang,
      CommandContext context)
      throws IOException {
    Locale language = Messages.language(lang);
    Path folder = bench.path(packs == null ? null : new String[] {packs}, 0, language);
    List<Example> examples = Examples.of(PackFolder.of(folder));
    Coverage coverage = Coverage.of(bench.with(folder), words == null || words.length == 0 ? null : bench.path(words, 0, language), examples);
    PrintWriter out = context.outputWriter();
    coverage.onNoCase().forEach(r -> bench.print(out, language, coverage.nowhere().contains(r) ? "never-argues" : "on-no-case", r));
    coverage.unread().forEach(t -> bench.print(out, language, "unread", t));
    bench.print(out, language, "covered", coverage.cases(), coverage.onNoCase().size(), coverage.nowhere().size(), coverage.unread().size());
  }

  @Command(name = "author fit", alias = "fit", group = "authors", description = "Estimate the strengths from labelled cases and write strengths.tsv, and calibration.tsv beside it")
  void fit(
      @Arguments String[] words,
      @Option(longName = "out", defaultValue = "strengths.tsv", description = "file to write") String out,
      @Option(longName = "lang", description = "en or zh") String lang,
      CommandContext context)
      throws IOException {
    Locale language = Messages.language(lang);
    bench.required(words, 0, "author fit CASES [--out FILE]", language);
    Fit.Result result = new Fit(bench.product()).fit(bench.path(words, 0, language), Strengths.ofProduct());
    Files.writeString(Path.of(out), result.table());
    Path calibration = Path.of(out).resolveSibling("calibration.tsv");
    Files.writeString(calibration, result.calibration().table());
    figures(context.outputWriter(), language, "fitted", result.fitted());
    figures(context.outputWriter(), language, "held-out", result.heldOut());
    figures(context.outputWriter(), language, "needed-rules", result.crossValidated());
    bench.print(context.outputWriter(), language, "fitted-unknown", String.format(Locale.ROOT, "%.3f", result.unknown()));
    bench.print(context.outputWriter(), language, "written", out);
    bench.print(context.outputWriter(), language, "written", calibration);
  }
}
