package org.whydunit.rules.compare;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.whydunit.ingest.facts.AppCrash;
import org.whydunit.ingest.facts.BugCheck;
import org.whydunit.ingest.facts.HardwareError;
import org.whydunit.ingest.facts.LogMessage;
import org.whydunit.rules.Diagnosis;

/**
 * Something that went wrong, told so that it is known again in another capture.
 *
 * @param kind stop code and module, program and module, kind of hardware error, or signature of a line
 * @param detail tells two failures of a kind without a time apart
 * @param time {@code null} when unknown
 */
record Failure(String kind, String detail, Instant time) {

  /** All of a capture. */
  static List<Failure> in(Diagnosis diagnosis) {
    List<Failure> failures = new ArrayList<>();
    diagnosis.crashes().forEach(c -> failures.add(of(c)));
    for (Object fact : diagnosis.facts()) {
      switch (fact) {
        case AppCrash c -> failures.add(new Failure((c.process() + " " + c.module()).strip(), c.kind() + c.offset(), c.time()));
        case HardwareError e -> failures.add(new Failure(("hardware error: " + e.kind() + " " + e.component()).strip(), e.severity(), e.time()));
        case LogMessage m -> failures.add(new Failure(m.signature(), m.text(), m.time()));
        default -> {}
      }
    }
    return failures;
  }

  private static Failure of(BugCheck c) {
    String module = c.module().toLowerCase(Locale.ROOT);
    return new Failure((c.stopCode() + " " + c.name() + " " + module).strip(), "%s %s %s %s".formatted(c.p1(), c.p2(), c.p3(), c.p4()), c.time());
  }
}
