package org.whydunit.shell.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.annotation.Arguments;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import org.springframework.stereotype.Component;
import org.whydunit.ingest.Ingest.SourceFacts;
import org.whydunit.rules.Engine;
import org.whydunit.rules.author.Covered;
import org.whydunit.rules.author.Example;
import org.whydunit.rules.author.ExampleRun;
import org.whydunit.rules.author.Examples;
import org.whydunit.rules.author.Fault;
import org.whydunit.rules.author.Mutation;
import org.whydunit.rules.author.PackFolder;
import org.whydunit.rules.author.Trace;
import org.whydunit.shell.Ending;
import org.whydunit.shell.ExitCode;
import org.whydunit.shell.Messages;

/** {@code author trace} and {@code author mutate}: one rule, looked at closely. */
@Component
class AuthorTraceCommand {

  private final AuthorBench bench;

  AuthorTraceCommand(AuthorBench bench) {
    this.bench = bench;
  }

  @Command(name = "author trace", group = "authors", description = "Say condition by condition why a rule fires on a bundle or not")
  void trace(@Arguments String[] words, @Option(longName = "lang", description = "en or zh") String lang, CommandContext context)
      throws IOException {
    Locale language = Messages.language(lang);
    String usage = "author trace BUNDLE RULE";
    bench.required(words, 1, usage, language);
    Path bundle = bench.path(words, 0, language);
    Path rule = sound(words[1], language);
    Engine engine = bench.with(rule);
    List<SourceFacts> read = bench.ingest(engine).read(bundle);
    List<Trace.Step> steps = Trace.of(Files.readString(rule), engine.story(read).facts());
    steps.forEach(s -> step(s, language, context.outputWriter()));
    boolean fires = steps.stream().allMatch(s -> s.matched() > 0);
    bench.print(context.outputWriter(), language, fires ? "fires" : "stays-silent", PackFolder.of(rule).id(rule));
    bench.covered(Covered.among(engine.causes(read), Set.of(PackFolder.of(rule).id(rule)), engine), context.outputWriter(), language);
  }

  private void step(Trace.Step step, Locale language, PrintWriter out) {
    bench.print(out, language, "step", step.text().replaceAll("\\s+", " "), step.matched());
    step.facts().forEach(f -> out.println("      " + shown(f)));
    for (Trace.Miss miss : step.misses()) {
      bench.print(out, language, "miss", miss.comparison(), miss.count());
      miss.nearest().forEach(f -> out.println("      " + shown(f)));
    }
  }

  private static String shown(Object fact) {
    String text = fact.toString();
    return text.length() > 300 ? text.substring(0, 300) + "…" : text;
  }

  /** The rule's file, once it has no fault: only a rule that may be loaded is compiled. */
  private Path sound(String given, Locale language) {
    Path rule = bench.rule(given, language);
    String name = rule.getFileName().toString();
    List<Fault> faults = bench.check(rule).run(rule).stream().filter(f -> f.path().endsWith(name)).toList();
    if (!faults.isEmpty()) {
      throw new Ending(ExitCode.USAGE, faults.getFirst().text(language).strip());
    }
    return rule;
  }

  @Command(name = "author mutate", group = "authors", description = "Change a rule's conditions one by one and say what no example notices")
  void mutate(@Arguments String[] words, @Option(longName = "lang", description = "en or zh") String lang, CommandContext context)
      throws IOException {
    Locale language = Messages.language(lang);
    Path rule = sound(bench.required(words, 0, "author mutate RULE", language), language);
    String text = Files.readString(rule);
    List<Example> examples = Examples.of(PackFolder.of(rule)).stream().filter(e -> e.rule().equals(PackFolder.of(rule).id(rule))).toList();
    Mutation.Result result = Mutation.of(text, examples, new ExampleRun(bench.with(rule)));
    for (Mutation.Mutant m : result.alive()) {
      long line = text.substring(0, m.offset()).chars().filter(c -> c == '\n').count() + 1;
      bench.print(context.outputWriter(), language, m.became().isEmpty() ? "alive-without" : "alive", rule.getFileName(), String.valueOf(line), m.was(), m.became());
    }
    bench.print(context.outputWriter(), language, "mutated", result.made(), result.alive().size());
    if (!result.alive().isEmpty()) {
      throw new Ending(ExitCode.INCONCLUSIVE, "");
    }
  }
}
