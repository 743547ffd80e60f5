package org.whydunit.shell.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

/** What a place of printing gets. */
class CodepageTest {

  @Test
  void givesAConsoleItsOwnCodePage() {
    assertThat(Codepage.of("GBK", true)).isEqualTo(Charset.forName("GBK"));
    assertThat(Codepage.of("ms936", true)).isEqualTo(Charset.forName("ms936"));
    assertThat(Codepage.of("cp850", true)).isEqualTo(Charset.forName("IBM850"));
  }

  @Test
  void givesFilesAndPipesUtf8WhateverTheMachineSpeaks() {
    assertThat(Codepage.of("GBK", false)).isEqualTo(StandardCharsets.UTF_8);
  }

  @Test
  void trustsNoTerminalThatHasNoLocale() {
    assertThat(Codepage.of("ANSI_X3.4-1968", true)).isEqualTo(StandardCharsets.UTF_8);
    assertThat(Codepage.of(null, true)).isEqualTo(StandardCharsets.UTF_8);
    assertThat(Codepage.of("cp0", true)).isEqualTo(StandardCharsets.UTF_8);
  }
}
