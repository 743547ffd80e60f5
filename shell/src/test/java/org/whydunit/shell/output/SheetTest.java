package org.whydunit.shell.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;

class SheetTest {

  @Test
  void wrapsToTheWidthAndIndents() {
    String text = new Sheet(new Look(20, false)).item("  - ", "one two three four five six").text();
    assertThat(text).isEqualTo("  - one two three\n    four five six\n");
  }

  @Test
  void countsChineseAsTwoColumnsAndStartsNoLineWithAStop() {
    String text = new Sheet(new Look(10, false)).line("驱动程序崩溃，然后蓝屏。").text();
    assertThat(text.lines().mapToInt(Width::of)).allMatch(w -> w <= 12);
    assertThat(text.lines().map(l -> l.charAt(0))).doesNotContain('，', '。');
  }

  @Test
  void showsColoursOnlyWhereThereAreSome() {
    assertThat(new Sheet(new Look(80, true)).line(Ink.BAD.of("x")).text()).isEqualTo("\u001b[31mx\u001b[0m\n");
    assertThat(new Sheet(new Look(80, false)).line(Ink.BAD.of("x")).text()).isEqualTo("x\n");
    assertThat(Look.of(Map.of("NO_COLOR", "1"), true).colour()).isFalse();
    assertThat(Look.of(Map.of("COLUMNS", "120"), true)).isEqualTo(new Look(120, true));
    assertThat(Look.of(Map.of(), false)).isEqualTo(Look.PLAIN);
  }

  @Test
  void writesControlCharactersOut() {
    assertThat(new Sheet(Look.PLAIN).line("a\u001b[2Jb\u009bc\u202Ed").text()).isEqualTo("a\\u{1b}[2Jb\\u{9b}c\\u{202e}d\n");
    assertThat(Printable.json("\"\u009b\"")).isEqualTo("\"\\u009b\"");
  }

  @Test
  void cutsWithAnEllipsis() {
    assertThat(Width.cut("abcdef", 4)).isEqualTo("abc…");
    assertThat(Width.of(Width.cut("驱动程序崩溃", 7))).isLessThanOrEqualTo(7);
    assertThat(new Sheet(new Look(40, false)).wrapped("", "word ".repeat(40), 2)).hasSize(2).last().asString().endsWith("…");
  }
}
