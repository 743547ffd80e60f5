package org.whydunit.rules;

import java.util.List;

import org.whydunit.ingest.facts.Origin;

/**
 * A rule's argument for or against a hypothesis. Inserted logically, so that it goes when one of its facts goes.
 *
 * @param rule id of the rule or table row that argues
 * @param supports true for, false against
 * @param cause id of the cause
 * @param subject driver file, device, product, KB number, disk, package or service; empty when the argument holds for
 *     the cause whatever its subject
 * @param facts what it rests on, in the rule's order
 */
public record Evidence(
    String rule, boolean supports, String cause, String subject, Strength strength, List<Object> facts) {

  public Evidence {
    facts = List.copyOf(facts);
  }

  /** An argument for; the compiler of the packs puts the rule's id in front. */
  public static Evidence supporting(String rule, String cause, String subject, Strength strength, Object... facts) {
    return new Evidence(rule, true, cause, subject, strength, List.of(facts));
  }

  /** An argument against; the compiler of the packs puts the rule's id in front. */
  public static Evidence opposing(String rule, String cause, String subject, Strength strength, Object... facts) {
    return new Evidence(rule, false, cause, subject, strength, List.of(facts));
  }

  /** The places that the argument rests on, without repeats, in the facts' order. */
  public List<Origin> origins() {
    return facts.stream().flatMap(f -> Origins.of(f).stream()).distinct().toList();
  }
}
