package org.whydunit.shell.report;

import org.whydunit.rules.Diagnosis;
import org.whydunit.rules.Engine;

/** A format of the answer. */
public interface Report {

  /** Its name, as {@code --format} takes it. */
  String format();

  /** The answer, ending with a line feed. */
  String render(Diagnosis diagnosis, Engine engine, Edition edition);
}
