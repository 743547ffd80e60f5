package org.whydunit.rules.doubt;

import java.util.List;

import org.whydunit.ingest.facts.Fact;
import org.whydunit.rules.Evidence;

/**
 * What a bundle lacks for a rule to argue.
 *
 * @param rule id of the rule or row
 * @param facts as a source would tell them; together with the bundle they make the rule argue, and no strict part does
 * @param would the argument that it would make
 */
public record Missing(String rule, List<Fact> facts, Evidence would) {

  public Missing {
    facts = List.copyOf(facts);
  }
}
