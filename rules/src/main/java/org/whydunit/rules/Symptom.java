package org.whydunit.rules;

import java.util.List;

/** A fact that was derived: by joining sources and reference tables, or by a rule. */
public interface Symptom {

  /** The facts and symptoms that it was derived from. */
  List<?> restsOn();
}
