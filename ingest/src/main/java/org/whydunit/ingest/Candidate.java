package org.whydunit.ingest;

/** A reader and how sure it is; no reader at 0. */
record Candidate(Reader reader, int certainty) {

  static final Candidate NONE = new Candidate(null, 0);
}
