package org.whydunit.rules.join;

import java.util.List;

import org.whydunit.rules.Symptom;

/**
 * All that is told of the failure, taken together, resembles known failures of one cause. It is a witness of its own: a
 * phrase that a rule knows is read from one line, the likeness is measured over all.
 *
 * @param cause id of the cause that the known failures have
 * @param pattern id of the nearest of them
 * @param title its title in English
 * @param titleZh its title in Chinese
 * @param share of all likeness to known failures, 0 to 1
 * @param restsOn what was compared
 */
public record Resemblance(String cause, String pattern, String title, String titleZh, double share, List<?> restsOn)
    implements Symptom {

  public Resemblance {
    restsOn = List.copyOf(restsOn);
  }

  @Override
  public boolean weighsAlone() {
    return true;
  }
}
