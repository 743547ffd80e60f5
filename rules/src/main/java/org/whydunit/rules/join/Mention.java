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
 *     process was current), {@code present} (it is there)
 * @param claim the line that names it
 */
public record Mention(String subject, String product, String kind, String cause, String role, Claim claim)
    implements Symptom {

  @Override
  public List<?> restsOn() {
    return List.of(claim);
  }
}
