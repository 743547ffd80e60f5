package org.whydunit.shell.command;

import java.util.List;
import java.util.Locale;

import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.annotation.Arguments;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import org.springframework.stereotype.Component;
import org.whydunit.shell.Diagnoses;
import org.whydunit.shell.Ending;
import org.whydunit.shell.ExitCode;
import org.whydunit.shell.Messages;
import org.whydunit.shell.explain.Lookup;
import org.whydunit.shell.explain.Meaning;
import org.whydunit.shell.output.Ink;
import org.whydunit.shell.output.Sheet;

/** {@code explain}: the reference tables at hand. */
@Component
class ExplainCommand {

  private static final int DETAILS_SHOWN = 16;
  private static final int MEANINGS_SHOWN = 12;

  private final Diagnoses diagnoses;
  private final Messages messages;
  private final Output output;

  ExplainCommand(Diagnoses diagnoses, Messages messages, Output output) {
    this.diagnoses = diagnoses;
    this.messages = messages;
    this.output = output;
  }

  @Command(name = "explain", alias = "解释", group = "knowledge", description = "explain")
  void explain(
      @Arguments String[] what,
      @Option(longName = "format") String format,
      @Option(longName = "lang") String lang,
      CommandContext context) {
    Locale language = Messages.language(lang);
    boolean json = output.json(format, language);
    if (what == null || what.length == 0) {
      throw new Ending(ExitCode.USAGE, messages.get(language, "explain-what"));
    }
    String asked = String.join(" ", what);
    List<Meaning> meanings = new Lookup(diagnoses.knowledge().reference()).find(asked);
    if (json) {
      output.json(meanings, context);
    } else {
      output.print(page(meanings, language), context);
    }
    if (meanings.isEmpty()) {
      throw new Ending(ExitCode.INCONCLUSIVE, json ? "" : messages.get(language, "unknown-code", asked));
    }
  }

  private Sheet page(List<Meaning> meanings, Locale language) {
    Sheet sheet = output.sheet();
    for (Meaning m : meanings.stream().limit(MEANINGS_SHOWN).toList()) {
      sheet.gap().item("", Ink.STRONG.of(m.key() + (m.name().isEmpty() ? "" : "  " + m.name())) + "  "
          + Ink.FAINT.of("(" + messages.get(language, "table-" + m.table()) + ")"));
      if (!m.meaning().isEmpty()) {
        sheet.item("  ", m.meaning());
      }
      m.details().stream().limit(DETAILS_SHOWN).forEach(d -> sheet.item("    ", d));
      if (m.details().size() > DETAILS_SHOWN) {
        sheet.line("    " + messages.get(language, "and-more", m.details().size() - DETAILS_SHOWN));
      }
      m.corrections().forEach(c -> sheet.item("  ", Ink.CARE.of(messages.get(language, "often-said") + c)));
      sheet.item("  ", Ink.FAINT.of(messages.get(language, "source", m.source())));
    }
    if (meanings.size() > MEANINGS_SHOWN) {
      sheet.gap().line(messages.get(language, "and-more", meanings.size() - MEANINGS_SHOWN));
    }
    return sheet;
  }
}
