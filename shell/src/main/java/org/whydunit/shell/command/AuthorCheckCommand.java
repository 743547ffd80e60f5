package org.whydunit.shell.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.annotation.Arguments;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import org.springframework.stereotype.Component;
import org.whydunit.rules.Engine;
import org.whydunit.rules.author.Example;
import org.whydunit.rules.author.ExampleRun;
import org.whydunit.rules.author.Examples;
import org.whydunit.rules.author.Fault;
import org.whydunit.rules.author.Healthy;
import org.whydunit.rules.author.PackFolder;
import org.whydunit.rules.author.Sarif;
import org.whydunit.shell.Ending;
import org.whydunit.shell.ExitCode;
import org.whydunit.shell.Messages;

/** {@code author check} and {@code author test}: is what was written right, and does it do what it says. */
@Component
class AuthorCheckCommand {

  private final AuthorBench bench;

  AuthorCheckCommand(AuthorBench bench) {
    this.bench = bench;
  }

  @Command(name = "author check", group = "authors", description = "List every fault of a rule, a pattern or a whole folder")
  void check(
      @Arguments String[] paths,
      @Option(longName = "format", defaultValue = "text", description = "text or sarif") String format,
      @Option(longName = "lang", description = "en or zh") String lang,
      CommandContext context) {
    Locale language = Messages.language(lang);
    if (!List.of("text", "sarif").contains(format)) {
      throw new Ending(ExitCode.USAGE, bench.words(language, "check-format", format));
    }
    Path path = bench.path(paths, 0, language);
    List<Fault> faults = bench.check(path).run(path);
    if (format.equals("sarif")) {
      context.outputWriter().print(Sarif.of(faults, language));
    } else {
      faults.forEach(f -> context.outputWriter().print(f.text(language)));
      bench.print(context.outputWriter(), language, "checked", faults.size());
    }
    context.outputWriter().flush();
    end(faults.isEmpty());
  }

  @Command(name = "author test", group = "authors", description = "Run the examples of rules, alone and with all other rules, and the rules over healthy machines")
  void test(@Arguments String[] paths, @Option(longName = "lang", description = "en or zh") String lang, CommandContext context)
      throws IOException {
    Locale language = Messages.language(lang);
    Path path = bench.path(paths, 0, language);
    PackFolder folder = PackFolder.of(path);
    Engine engine = bench.with(path);
    List<Example> examples = Examples.of(folder);
    ExampleRun run = new ExampleRun(engine);
    List<ExampleRun.Difference> differences = run.run(examples);
    differences.forEach(d -> bench.differs(d, context.outputWriter(), language));
    bench.print(context.outputWriter(), language, "tested", examples.size(), differences.size());
    bench.covered(run.covered(examples), context.outputWriter(), language);
    List<Healthy.Alarm> alarms = new Healthy(engine).alarms(folder.ids());
    alarms.forEach(a -> bench.print(context.outputWriter(), language, "false-alarm", a.rule(), a.argument(), a.origin()));
    bench.print(context.outputWriter(), language, "healthy", alarms.size());
    end(differences.isEmpty() && alarms.isEmpty());
  }

  private static void end(boolean well) {
    if (!well) {
      throw new Ending(ExitCode.INCONCLUSIVE, "");
    }
  }
}
