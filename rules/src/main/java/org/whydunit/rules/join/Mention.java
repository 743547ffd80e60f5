package org.whydunit.rules.join;

import java.util.List;

import org.whydunit.ingest.facts.Claim;
import org.whydunit.rules.Symptom;

/**
 * A product, driver, component or update that a person names.
 *
 * @param subject what the hypothesis about it is called: product name, driver file or KB number
 * @param product product and vendor, for display
 * @param kind driver kind, {@code update} or {@code component}
 * @param cause the cause that a fault of it is
 * @param role how it is named: {@code change} (installed, updated, switched on before the failure), {@code helped}
 *     (the failure went when it was removed or replaced), {@code no-help} (it stayed), {@code trigger} (the failure comes
 *     when it is used), {@code blamed} (a tool named it), {@code suspect} (the person thinks so), {@code process} (its
 *     process was current), {@code only} (the failure comes with it alone), {@code device} (a device that the report is
 *     about), {@code replaced} (a part that was swapped), {@code named} (a label names it), {@code security} (security
 *     software that is active), {@code present} (it is there)
 * @param claim the line that names it
 */
public record Mention(String subject, String product, String kind, String cause, String role, Claim claim)
    implements Symptom {

  /** Kind of words that have no meaning of their own: "the driver", "the older version". */
  static final String REFERENCE = "reference";

  /** True when the words fit several products, so that only the rest of the bundle can tell which. */
  public boolean generic() {
    return kind.equals(REFERENCE) || product.isEmpty() && !kind.equals("update") && !kind.equals("component") && !subject.contains(".");
  }

  @Override
  public List<?> restsOn() {
    return List.of(claim);
  }
}
