package org.whydunit.rules.join;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

import org.whydunit.ingest.facts.Claim;
import org.whydunit.ingest.facts.LogMessage;

/** The lines of logs and notes in which a cause's subject may stand, nearest to the failure first. */
final class ToldLines {

  /** Roles by how near what their lines name is to the failure; the other roles say nothing of it. */
  private static final List<String> NEAREST = List.of("blamed", "change", "trigger", "symptom", "", "named", "process", "present", "other", "inventory");

  private static final int LOGGED = 40;

  private final ClaimWords words;

  ToldLines(ClaimWords words) {
    this.words = words;
  }

  List<String> in(Collection<?> facts) {
    List<String> lines = new ArrayList<>();
    facts.stream()
        .filter(LogMessage.class::isInstance)
        .limit(LOGGED)
        .forEach(fact -> lines.add(Anonymous.text(((LogMessage) fact).text())));
    facts.stream()
        .filter(Claim.class::isInstance)
        .map(Claim.class::cast)
        .filter(claim -> NEAREST.contains(words.role(claim.key())))
        .sorted(Comparator.comparingInt(claim -> NEAREST.indexOf(words.role(claim.key()))))
        .forEach(claim -> lines.add(Anonymous.text(claim.key().isEmpty() ? claim.text() : claim.key() + ": " + claim.text())));
    return lines;
  }
}
