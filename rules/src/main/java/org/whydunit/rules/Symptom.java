package org.whydunit.rules;

import java.util.List;

/** A fact that was derived: by joining sources and reference tables, or by a rule. */
public interface Symptom {

  /** The facts and symptoms that it was derived from. */
  List<?> restsOn();

  /**
   * False when it speaks of nothing but the facts it rests on, so that arguments from it and from them count once; true
   * when it is a measure of its own over many facts.
   */
  default boolean weighsAlone() {
    return false;
  }
}
