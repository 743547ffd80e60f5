package org.whydunit.rules.author;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;

import org.whydunit.rules.Engine;
import org.whydunit.rules.Evidence;
import org.whydunit.rules.Hypothesis;
import org.whydunit.rules.weigh.Account;

/**
 * An argument that moves no probability, since another over the same facts is counted in its place.
 *
 * @param rule the rule whose argument it is
 * @param argument as an example's list writes it
 * @param instead the rule whose argument is counted
 */
public record Covered(String rule, String argument, String instead) {

  /**
   * The arguments of some rules that are not counted.
   *
   * @param causes the hypotheses of one diagnosis, all of them
   * @param rules ids of the rules that are asked about
   * @param engine the one that made the diagnosis
   */
  public static List<Covered> among(List<Hypothesis> causes, Set<String> rules, Engine engine) {
    return causes.stream()
        .map(h -> engine.account(h, causes).arguments())
        .flatMap(all -> all.stream().filter(f -> f.factor() == 1 && rules.contains(f.evidence().rule())).map(f -> of(f.evidence(), all)))
        .distinct()
        .toList();
  }

  private static Covered of(Evidence evidence, Collection<Account.Factor> all) {
    String instead =
        all.stream()
            .filter(f -> f.factor() != 1)
            .map(Account.Factor::evidence)
            .filter(e -> e.supports() == evidence.supports() && !Collections.disjoint(e.origins(), evidence.origins()))
            .map(Evidence::rule)
            .findFirst()
            .orElse("");
    return new Covered(evidence.rule(), ExampleRun.line(evidence), instead);
  }
}
