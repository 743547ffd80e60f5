package org.whydunit.shell.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.annotation.Arguments;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import org.springframework.stereotype.Component;
import org.whydunit.rules.author.Fault;
import org.whydunit.rules.author.Installed;
import org.whydunit.rules.author.Installed.Pack;
import org.whydunit.shell.Ending;
import org.whydunit.shell.ExitCode;
import org.whydunit.shell.Messages;

/** {@code pack install|list|verify|remove}: others' rules on this machine. */
@Component
class AuthorPackCommand {

  private final AuthorBench bench;
  private final Installed installed = Installed.ofUser();

  AuthorPackCommand(AuthorBench bench) {
    this.bench = bench;
  }

  @Command(name = "pack install", group = "authors", description = "Install a pack from a folder or a zip, once it is checked")
  void install(@Arguments String[] words, @Option(longName = "lang", description = "en or zh") String lang, CommandContext context) {
    Locale language = Messages.language(lang);
    bench.required(words, 0, "pack install FILE|DIR", language);
    Path from = bench.path(words, 0, language);
    try {
      Pack pack = installed.install(from);
      List<Fault> faults = bench.check().run(pack.folder());
      if (!faults.isEmpty()) {
        faults.forEach(f -> context.outputWriter().print(f.text(language)));
        context.outputWriter().flush();
        installed.remove(pack);
        throw new Ending(ExitCode.INCONCLUSIVE, bench.words(language, "not-installed", pack.name(), faults.size()));
      }
      bench.print(context.outputWriter(), language, "installed", pack.name(), pack.version(), pack.folder());
    } catch (NoSuchFileException missing) {
      throw new Ending(ExitCode.UNREADABLE, bench.words(language, "no-manifest", from));
    } catch (IOException e) {
      throw new Ending(ExitCode.UNREADABLE, bench.words(language, "no-pack", from, String.valueOf(e.getMessage())));
    }
  }

  @Command(name = "pack list", group = "authors", description = "List the installed packs")
  void list(CommandContext context) {
    PrintWriter out = context.outputWriter();
    installed.all().forEach(p -> out.println(String.join("\t", p.name(), p.version(), p.licence(), p.folder().toString())));
    out.flush();
  }

  @Command(name = "pack verify", group = "authors", description = "Say which files of installed packs were changed since")
  void verify(@Option(longName = "lang", description = "en or zh") String lang, CommandContext context) throws IOException {
    Locale language = Messages.language(lang);
    boolean well = true;
    for (Pack pack : installed.all()) {
      List<String> changed = installed.changed(pack);
      changed.forEach(f -> bench.print(context.outputWriter(), language, "changed", pack.name(), f));
      well &= changed.isEmpty();
    }
    if (!well) {
      throw new Ending(ExitCode.INCONCLUSIVE, "");
    }
    bench.print(context.outputWriter(), language, "verified", installed.all().size());
  }

  @Command(name = "pack remove", group = "authors", description = "Remove an installed pack")
  void remove(@Arguments String[] words, @Option(longName = "lang", description = "en or zh") String lang, CommandContext context)
      throws IOException {
    Locale language = Messages.language(lang);
    String name = bench.required(words, 0, "pack remove NAME", language);
    Pack pack =
        installed.all().stream()
            .filter(p -> p.name().equals(name))
            .findFirst()
            .orElseThrow(() -> new Ending(ExitCode.USAGE, bench.words(language, "not-there", name)));
    installed.remove(pack);
    bench.print(context.outputWriter(), language, "removed", name);
  }
}
