package org.whydunit.shell.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;

import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.annotation.Arguments;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import org.springframework.stereotype.Component;
import org.whydunit.rules.author.SitePacks;
import org.whydunit.rules.author.sigma.SigmaImport;
import org.whydunit.shell.Messages;

/** {@code author import-sigma}: others' rules over Windows events, on trial. */
@Component
class AuthorSigmaCommand {

  private final AuthorBench bench;

  AuthorSigmaCommand(AuthorBench bench) {
    this.bench = bench;
  }

  @Command(name = "author import-sigma", group = "authors", description = "Make rules on trial of a folder of Sigma rules")
  void importSigma(
      @Arguments String[] words,
      @Option(longName = "packs") String packs,
      @Option(longName = "lang") String lang,
      CommandContext context)
      throws IOException {
    Locale language = Messages.language(lang);
    bench.required(words, 0, "author import-sigma DIR [--packs DIR]", language);
    Path folder = packs == null ? Path.of("") : Path.of(packs);
    SigmaImport.Result result = SigmaImport.of(bench.path(words, 0, language), bench.knowledge().reference());
    result.write(folder);
    SitePacks loaded = bench.site(folder);
    PrintWriter out = context.outputWriter();
    result.refused().forEach((rule, what) -> bench.print(out, language, "sigma-refused", rule, what));
    loaded.refused().stream().filter(f -> result.rules().keySet().stream().anyMatch(r -> f.path().contains(r))).forEach(f -> out.print(f.text(language)));
    long sound = result.rules().keySet().stream().filter(loaded.rules()::containsKey).count();
    bench.print(out, language, "sigma-imported", sound, result.refused().size() + result.rules().size() - sound, folder.resolve("sigma"));
  }
}
