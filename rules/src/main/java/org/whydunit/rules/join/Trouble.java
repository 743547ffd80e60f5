package org.whydunit.rules.join;

import java.util.List;

import org.whydunit.ingest.facts.Fact;
import org.whydunit.rules.Symptom;

/**
 * The bundle is about a failure: something in it fails or a person says so. At most one a bundle. What is merely there,
 * or was changed, argues only beside it; a healthy machine has products and changes too.
 *
 * @param witness the first fact that tells of it
 */
public record Trouble(Fact witness) implements Symptom {

  @Override
  public List<?> restsOn() {
    return List.of(witness);
  }
}
