package org.whydunit.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContentTest {

  @Test
  void everyPatternIsWellFormed() {
    assertThat(Knowledge.load().faults()).isEmpty();
  }
}
