package org.whydunit.shell.report;

import java.util.Locale;
import org.whydunit.rules.Diagnosis;
import org.whydunit.rules.Engine;

/** A format of the answer. */
public interface Report {

  /** Its name, as {@code --format} takes it. */
  String format();

  /** The answer in the language, ending with a line feed. */
  String render(Diagnosis diagnosis, Engine engine, Locale language);
}
