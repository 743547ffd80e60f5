package org.whydunit.shell.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.annotation.Arguments;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import org.springframework.stereotype.Component;
import org.whydunit.ingest.Ingest.SourceFacts;
import org.whydunit.rules.Diagnosis;
import org.whydunit.rules.Hypothesis;
import org.whydunit.shell.Diagnoses;
import org.whydunit.shell.Ending;
import org.whydunit.shell.ExitCode;
import org.whydunit.shell.Messages;
import org.whydunit.shell.Request;
import org.whydunit.shell.Session;
import org.whydunit.shell.output.Ink;
import org.whydunit.shell.output.Sheet;
import org.whydunit.shell.redact.Redaction;
import org.whydunit.shell.report.Titles;
import tools.jackson.core.JacksonException;

/** {@code redact}: what would be replaced, the proof that the answer stays the same, and the way back. */
@Component
class RedactCommand {

  private final Diagnoses diagnoses;
  private final Session session;
  private final Messages messages;
  private final Output output;

  RedactCommand(Diagnoses diagnoses, Session session, Messages messages, Output output) {
    this.diagnoses = diagnoses;
    this.session = session;
    this.messages = messages;
    this.output = output;
  }

  /** A cause with its probability as the bundle is, and with placeholders. */
  record Pair(String cause, String subject, double before, double after) {}

  /**
   * The answer.
   *
   * @param redacted how many secrets of each kind
   * @param causes empty when no proof was asked for
   * @param same true when ranking, subjects and probabilities are equal; {@code null} when no proof was asked for
   */
  record Proof(Map<String, Integer> redacted, List<Pair> causes, Boolean same) {}

  @Command(name = "redact", alias = "脱敏", group = "evidence", description = "redact")
  void redact(
      @Arguments String[] paths,
      @Option(longName = "prove", defaultValue = "false") boolean prove,
      @Option(longName = "map") String map,
      @Option(longName = "undo") String undo,
      @Option(longName = "zone") String zone,
      @Option(longName = "format") String format,
      @Option(longName = "lang") String lang,
      CommandContext context) {
    Locale language = Messages.language(lang);
    boolean json = output.json(format, language);
    List<Path> named = Request.paths(paths, language, messages);
    if (undo != null) {
      undo(named, Request.path(undo, language, messages), language, context);
      return;
    }
    if (named.isEmpty() && session.request() == null) {
      throw new Ending(ExitCode.USAGE, messages.get(language, "redact-what"));
    }
    List<SourceFacts> sources = diagnoses.read((named.isEmpty() ? session.request() : Request.of(named, language)).inZone(zone, messages));
    Redaction redaction = Redaction.of(sources);
    List<SourceFacts> hidden = redaction.hide(sources);
    Proof proof = prove ? proof(sources, hidden, redaction, language) : new Proof(redaction.counts(), List.of(), null);
    if (json) {
      output.json(proof, context);
    } else {
      output.print(page(proof, language), context);
    }
    if (map != null) {
      output.to(map, redaction.undoJson(), language, context);
    }
    if (Boolean.FALSE.equals(proof.same())) {
      throw new Ending(ExitCode.INCONCLUSIVE, "");
    }
  }

  private Proof proof(List<SourceFacts> sources, List<SourceFacts> hidden, Redaction redaction, Locale language) {
    List<Hypothesis> before = diagnoses.weighed(sources, language).causes();
    Diagnosis after = diagnoses.weighed(hidden, language);
    List<Pair> pairs = new ArrayList<>();
    boolean same = before.size() == after.causes().size();
    for (int i = 0; i < Math.min(before.size(), after.causes().size()); i++) {
      Hypothesis was = before.get(i);
      Hypothesis is = after.causes().get(i);
      same &= was.cause().equals(is.cause()) && redaction.hide(was.subject()).equals(is.subject()) && was.probability() == is.probability();
      pairs.add(new Pair(is.cause(), is.subject(), was.probability(), is.probability()));
    }
    return new Proof(redaction.counts(), pairs, same);
  }

  private Sheet page(Proof proof, Locale language) {
    Sheet sheet = output.sheet();
    if (proof.redacted().isEmpty()) {
      sheet.line(messages.get(language, "nothing-redacted"));
    }
    proof.redacted().forEach((kind, number) -> sheet.item("%5d  ".formatted(number), messages.get(language, "secret-" + kind) + "  " + Ink.FAINT.of("[" + kind + "-1]" + (number > 1 ? " … [" + kind + "-" + number + "]" : ""))));
    if (proof.same() != null) {
      sheet.heading(messages.get(language, "redact-before-after"));
      for (Pair p : proof.causes()) {
        sheet.item("  %5.1f %%  %5.1f %%  ".formatted(100 * p.before(), 100 * p.after()),
            Titles.cause(p.cause(), diagnoses.engine(), language) + (p.subject().isEmpty() ? "" : messages.get(language, "colon") + p.subject()));
      }
      sheet.gap().line((proof.same() ? Ink.GOOD : Ink.BAD).of(messages.get(language, proof.same() ? "redact-same" : "redact-differs")));
    }
    return sheet;
  }

  private void undo(List<Path> reports, Path map, Locale language, CommandContext context) {
    if (reports.size() != 1) {
      throw new Ending(ExitCode.USAGE, messages.get(language, "undo-what"));
    }
    try {
      output.print(Redaction.undone(Files.readString(reports.getFirst()), Files.readString(map)), context);
    } catch (IOException | JacksonException e) {
      throw new Ending(ExitCode.UNREADABLE, messages.get(language, "no-text", e instanceof JacksonException || !Files.isReadable(map) ? map : reports.getFirst()));
    }
  }
}
