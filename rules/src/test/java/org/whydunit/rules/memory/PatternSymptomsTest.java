package org.whydunit.rules.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.whydunit.knowledge.PatternKey;

class PatternSymptomsTest {

  @Test
  void everySymptomOfAPatternIsARuleOrARow() {
    Set<String> rules = Labelled.ENGINE.rules();
    List<String> faults = new ArrayList<>();
    for (PatternKey key : Labelled.ENGINE.knowledge().patterns().keys()) {
      key.symptoms().stream().filter(s -> !rules.contains(s)).forEach(s -> faults.add(key.id() + ": no rule " + s));
    }
    assertThat(faults).isEmpty();
  }
}
