package org.whydunit.knowledge.cases;

/** Whether what came of a case is known. */
public enum State {
  OPEN, CLOSED
}
