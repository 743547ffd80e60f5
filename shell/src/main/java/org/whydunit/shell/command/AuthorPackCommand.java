package org.whydunit.shell.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

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

/** {@code pack install|sign|list|verify|remove}: others' rules on this machine. */
@Component
class AuthorPackCommand {

  private final AuthorBench bench;
  private final Installed installed = Installed.ofUser();

  AuthorPackCommand(AuthorBench bench) {
    this.bench = bench;
  }

  @Command(name = "pack install", group = "authors", description = "Install a pack from a folder, a zip or a Git repository, once it is checked")
  void install(
      @Arguments String[] words,
      @Option(longName = "new-signer", defaultValue = "false") boolean newSigner,
      @Option(longName = "lang") String lang,
      CommandContext context) {
    Locale language = Messages.language(lang);
    String from = bench.required(words, 0, "pack install FILE|DIR|GIT-URL", language);
    try (PackSource source = PackSource.isRepository(from) ? PackSource.cloned(from) : PackSource.at(bench.path(words, 0, language))) {
      Pack brought = installed.bring(source.path());
      try {
        accept(brought, newSigner, language, context.outputWriter());
        Pack pack = installed.install(brought);
        replaced(pack).forEach(id -> bench.print(context.outputWriter(), language, "pack-replaces", id));
        bench.print(context.outputWriter(), language, "installed", pack.name(), pack.version(), pack.folder(), signer(pack, language));
      } finally {
        installed.remove(brought);
      }
    } catch (NoSuchFileException missing) {
      throw new Ending(ExitCode.UNREADABLE, bench.words(language, "no-manifest", from));
    } catch (IOException e) {
      throw new Ending(ExitCode.UNREADABLE, bench.words(language, "no-pack", from, String.valueOf(e.getMessage())));
    }
  }

  private void accept(Pack pack, boolean newSigner, Locale language, PrintWriter out) {
    List<String> missing = installed.missing(pack);
    if (!missing.isEmpty()) {
      throw new Ending(ExitCode.INCONCLUSIVE, bench.words(language, "pack-needs", pack.name(), String.join(", ", missing)));
    }
    String before = installed.all().stream().filter(p -> p.name().equals(pack.name())).map(Pack::signer).findFirst().orElse("");
    if (!before.isEmpty() && !before.equals(pack.signer()) && !newSigner) {
      throw new Ending(ExitCode.INCONCLUSIVE, bench.words(language, "other-signer", pack.name(), before, signer(pack, language)));
    }
    List<Fault> faults = bench.check(pack.folder()).run(pack.folder());
    if (!faults.isEmpty()) {
      faults.forEach(f -> out.print(f.text(language)));
      out.flush();
      throw new Ending(ExitCode.INCONCLUSIVE, bench.words(language, "not-installed", pack.name(), faults.size()));
    }
  }

  private Set<String> replaced(Pack pack) {
    return bench.with(pack.folder()).replaced();
  }

  private String signer(Pack pack, Locale language) {
    return pack.signer().isEmpty() ? bench.words(language, "unsigned") : bench.words(language, "signed-by", pack.signer());
  }

  @Command(name = "pack sign", group = "authors", description = "Sign a pack's folder with your key")
  void sign(@Arguments String[] words, @Option(longName = "lang") String lang, CommandContext context) {
    Locale language = Messages.language(lang);
    bench.required(words, 0, "pack sign DIR", language);
    Path folder = bench.path(words, 0, language);
    try {
      bench.print(context.outputWriter(), language, "signed", folder, installed.sign(folder));
    } catch (NoSuchFileException missing) {
      throw new Ending(ExitCode.UNREADABLE, bench.words(language, "no-manifest", folder));
    } catch (IOException e) {
      throw new Ending(ExitCode.UNREADABLE, bench.words(language, "no-pack", folder, String.valueOf(e.getMessage())));
    }
  }

  @Command(name = "pack list", group = "authors", description = "List the installed packs")
  void list(@Option(longName = "lang") String lang, CommandContext context) {
    Locale language = Messages.language(lang);
    if (installed.all().isEmpty()) {
      bench.print(context.outputWriter(), language, "no-packs");
    }
    installed.all().forEach(p -> bench.print(context.outputWriter(), language, "pack", p.name(), p.version(), p.licence(), signer(p, language), p.folder()));
  }

  @Command(name = "pack verify", group = "authors", description = "Say which files of installed packs were changed since, and what they lack")
  void verify(@Option(longName = "lang") String lang, CommandContext context) throws IOException {
    Locale language = Messages.language(lang);
    PrintWriter out = context.outputWriter();
    boolean well = true;
    for (Pack pack : installed.all()) {
      List<String> changed = installed.changed(pack);
      List<String> missing = installed.missing(pack);
      changed.forEach(f -> bench.print(out, language, "changed", pack.name(), f));
      missing.forEach(m -> bench.print(out, language, "pack-needs", pack.name(), m));
      well &= changed.isEmpty() && missing.isEmpty();
    }
    if (!well) {
      throw new Ending(ExitCode.INCONCLUSIVE, "");
    }
    bench.print(out, language, "verified", installed.all().size());
  }

  @Command(name = "pack remove", group = "authors", description = "Remove an installed pack")
  void remove(@Arguments String[] words, @Option(longName = "lang") String lang, CommandContext context)
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
