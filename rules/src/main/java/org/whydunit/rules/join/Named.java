package org.whydunit.rules.join;

import org.whydunit.ingest.facts.Claim;

/**
 * A thing that a text names.
 *
 * @param subject product name, driver file or KB number; empty for a word that only points at something ("the driver")
 * @param generic true when the words fit several products ("the antivirus", "graphics driver"): the bundle may tell which
 */
record Named(String subject, String product, String kind, String cause, boolean generic) {

  Mention as(String role, Claim claim) {
    return new Mention(subject, product, kind, cause, role, claim);
  }
}
