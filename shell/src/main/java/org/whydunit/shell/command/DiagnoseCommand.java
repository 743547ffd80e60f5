package org.whydunit.shell.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.annotation.Arguments;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import org.springframework.stereotype.Component;
import org.whydunit.ingest.Ingest.SourceFacts;
import org.whydunit.knowledge.cases.CaseStoreException;
import org.whydunit.rules.Diagnosis;
import org.whydunit.shell.Diagnoses;
import org.whydunit.shell.Ending;
import org.whydunit.shell.ExitCode;
import org.whydunit.shell.Messages;
import org.whydunit.shell.Request;
import org.whydunit.shell.Session;
import org.whydunit.shell.cases.Cases;
import org.whydunit.shell.output.Look;
import org.whydunit.shell.output.Printable;
import org.whydunit.shell.redact.Redaction;
import org.whydunit.shell.report.Edition;
import org.whydunit.shell.report.Report;
import org.whydunit.shell.report.Reports;

/** {@code diagnose}: the main job. */
@Component
class DiagnoseCommand {

  private static final int PROBLEMS_TOLD = 10;

  private final Diagnoses diagnoses;
  private final Reports reports;
  private final Cases cases;
  private final Session session;
  private final Messages messages;
  private final Output output;

  DiagnoseCommand(Diagnoses diagnoses, Reports reports, Cases cases, Session session, Messages messages, Output output) {
    this.diagnoses = diagnoses;
    this.reports = reports;
    this.cases = cases;
    this.session = session;
    this.messages = messages;
    this.output = output;
  }

  @Command(name = "diagnose", alias = "诊断", group = "diagnosis", description = "diagnose")
  void diagnose(
      @Arguments String[] paths,
      @Option(longName = "format") String format,
      @Option(longName = "out") String out,
      @Option(longName = "lang") String lang,
      @Option(longName = "packs") String packs,
      @Option(longName = "note") String note,
      @Option(longName = "zone") String zone,
      @Option(longName = "no-save", defaultValue = "false") boolean noSave,
      @Option(longName = "redact", defaultValue = "false") boolean redact,
      @Option(longName = "redact-map") String map,
      @Option(longName = "profile", defaultValue = "false") boolean profile,
      CommandContext context) {
    Locale language = Messages.language(lang);
    Report report = reports.find(format == null ? "text" : format, language);
    List<Path> named = Request.paths(paths, language, messages);
    if (named.isEmpty() && session.request() == null) {
      throw new Ending(ExitCode.USAGE, messages.get(language, "diagnose-what"));
    }
    diagnoses.over(packs, language);
    Request base = named.isEmpty() ? session.request() : Request.of(named, language);
    Request request = base.in(language).inZone(zone, messages).withNote(note);
    Costs costs = new Costs();
    List<SourceFacts> sources = costs.read(diagnoses, request);
    Redaction redaction = redact || map != null ? Redaction.of(sources) : Redaction.NONE;
    List<SourceFacts> shown = redaction.hide(sources);
    Diagnosis diagnosis = profile ? costs.diagnose(diagnoses.engine(), shown) : diagnoses.weighed(shown, language);
    Look look = out == null ? Look.ofOutput() : Look.PLAIN;
    Edition edition = new Edition(language, look, redaction.counts(), redaction == Redaction.NONE ? cases.alike(diagnosis) : List.of());
    session.opened(request, diagnosis);
    tell(diagnosis, report, edition, out, context);
    diagnoses.notes(language).forEach(n -> System.err.println(Printable.of(n)));
    if (map != null) {
      output.to(map, redaction.undoJson(), language, context);
    }
    if (profile) {
      System.err.print(costs.told(messages, language));
    }
    if (!noSave) {
      keep(diagnosis, redaction == Redaction.NONE ? name(request) : "bundle", edition);
    }
    end(diagnosis, language);
  }

  private void tell(Diagnosis diagnosis, Report report, Edition edition, String out, CommandContext context) {
    boolean forPeople = report.format().equals("text") && out == null;
    if (!forPeople) {
      diagnosis.sources().stream()
          .filter(s -> s.facts().isEmpty())
          .flatMap(s -> s.problems().stream())
          .limit(PROBLEMS_TOLD)
          .forEach(p -> System.err.println(messages.note(edition.language(), p)));
    }
    String text = report.render(diagnosis, diagnoses.engine(), edition);
    output.to(out, text, edition.language(), context);
  }

  private static String name(Request request) {
    Path name = request.paths().getFirst().toAbsolutePath().normalize().getFileName();
    return name == null ? "bundle" : name.toString();
  }

  private void keep(Diagnosis diagnosis, String name, Edition edition) {
    try {
      String json = reports.find("json", edition.language()).render(diagnosis, diagnoses.engine(), edition);
      cases.keep(diagnosis, name, diagnoses.engine(), edition.telling(), json);
      cases.trouble().ifPresent(e -> System.err.println(messages.get(edition.language(), "no-memory", e.what(edition.language()))));
    } catch (CaseStoreException e) {
      System.err.println(messages.get(edition.language(), "not-kept", e.what(edition.language())));
    }
  }

  private void end(Diagnosis diagnosis, Locale language) {
    if (diagnosis.sources().stream().allMatch(s -> s.format().isEmpty() && s.facts().isEmpty())) {
      throw new Ending(ExitCode.UNREADABLE, messages.get(language, "nothing-readable"));
    }
    if (diagnosis.causes().getFirst().cause().equals("unknown")) {
      throw new Ending(ExitCode.INCONCLUSIVE, "");
    }
  }
}
