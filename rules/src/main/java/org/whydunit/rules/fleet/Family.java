package org.whydunit.rules.fleet;

import java.util.List;

/**
 * The same story on several machines.
 *
 * @param cause id of the cause
 * @param subject driver, device, product, update …; may be empty
 * @param machines how many
 * @param crashing how many of them stopped at least once
 * @param probability mean probability that their diagnoses give it
 * @param variants by version, update and hardware, most machines first
 * @param examples names of a few bundles, the most certain first
 * @param comparison with all machines of other stories; {@code null} when the family is too small or nothing is left
 */
public record Family(
    String cause,
    String subject,
    int machines,
    int crashing,
    double probability,
    List<Variant> variants,
    List<String> examples,
    Comparison comparison) {

  public Family {
    variants = List.copyOf(variants);
    examples = List.copyOf(examples);
  }

  /** How many machines of the family have this driver version, last update and hardware; each may be empty. */
  public record Variant(String version, String update, String hardware, int machines, int crashing) {}
}
