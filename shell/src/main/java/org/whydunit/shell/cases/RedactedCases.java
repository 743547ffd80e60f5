package org.whydunit.shell.cases;

import java.util.List;

import org.springframework.stereotype.Component;
import org.whydunit.ingest.Ingest.SourceFacts;
import org.whydunit.knowledge.cases.Case;
import org.whydunit.knowledge.cases.Note;
import org.whydunit.knowledge.cases.Outcome;
import org.whydunit.rules.Diagnosis;
import org.whydunit.rules.Engine;
import org.whydunit.rules.memory.Capsule;
import org.whydunit.shell.Diagnoses;
import org.whydunit.shell.output.Look;
import org.whydunit.shell.redact.Redaction;
import org.whydunit.shell.report.Edition;
import org.whydunit.shell.report.Reports;

/** Cases for another site: diagnosed again from facts without names, addresses and keys. */
@Component
public class RedactedCases {

  private final Diagnoses diagnoses;
  private final Reports reports;

  RedactedCases(Diagnoses diagnoses, Reports reports) {
    this.diagnoses = diagnoses;
    this.reports = reports;
  }

  /** The case with placeholders; its bundle loses its name, similar cases of this site are left out. */
  public Case of(Case stored) {
    Capsule whole = Capsule.of(stored);
    Redaction redaction = Redaction.of(whole.sources());
    List<SourceFacts> sources = redaction.hide(whole.sources());
    Capsule hidden = whole.with(sources);
    Engine engine = hidden.remembering(diagnoses.product());
    Diagnosis diagnosis = engine.diagnose(sources);
    Edition edition = Edition.of(hidden.told(), Look.PLAIN);
    String report = reports.find("json", edition.language()).render(diagnosis, engine, edition);
    List<Note> notes = stored.notes().stream().map(n -> new Note(n.written(), redaction.hide(n.name()), redaction.hide(n.text()))).toList();
    Outcome known = stored.outcome();
    Outcome outcome = known == null ? null
        : new Outcome(known.cause(), redaction.hide(known.subject()), known.fix(), known.worked(), known.closed());
    return new Case(stored.id(), stored.origin(), stored.created(), "bundle", stored.state(), stored.occurrences(), stored.cause(),
        redaction.hide(stored.subject()), stored.probability(), report, hidden.json(), hidden.hashes(), stored.versions(),
        Capsule.features(diagnosis), outcome, notes);
  }
}
