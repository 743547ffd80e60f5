package org.whydunit.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

class AlternativesTest {

  @Test
  void splitsOutsideOfGroupsAndClassesOnly() {
    assertThat(Alternatives.of("demo (?:one|two)|[a|b]x|c\\|d")).containsExactly("demo (?:one|two)", "[a|b]x", "c\\|d");
  }

  @Test
  void namesTheLettersThatEachAlternativeNeeds() {
    assertThat(Alternatives.needed("(?:big )?Demo Tools?(?! lite)|\\bwidget\\d{2,3}")).containsExactly("demo tool", "widget");
    assertThat(Alternatives.needed("demo|\\b[xy]z\\b")).isEmpty();
    assertThat(Alternatives.needed("colou?r")).containsExactly("colo");
  }

  /** Letters that a match could do without would hide a product for ever. */
  @Test
  void everyExampleOfTheProductsTableHasTheLettersOfItsTerm() {
    for (Row row : Knowledge.load().reference().table("products").rows()) {
      Matcher name = Pattern.compile(row.get("term"), Pattern.CASE_INSENSITIVE).matcher(row.get("product"));
      var needed = Alternatives.needed(row.get("term"));
      if (name.find() && !needed.isEmpty()) {
        assertThat(needed).as(row.get("term")).anyMatch(row.get("product").toLowerCase(Locale.ROOT)::contains);
      }
    }
  }
}
