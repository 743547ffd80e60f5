package org.whydunit.rules.author;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whydunit.knowledge.Knowledge;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class CheckTest {

  private static final String RULE =
      """
      rule "acme/bus"
          @source("reasoned: a test")
      when
          $crash : BugCheck( code == 0xD1, module == "qzmbus7.sys" )
      then
          insertLogical( Evidence.supporting("driver-defect", $crash.module(), Strength.WEAK, $crash) );
      end
      """;

  private static final String WORDS =
      """
      ---
      source: reasoned: a test
      says: {bugCheck.module} faulted.
      says.zh: {bugCheck.module} 出错。
      ---
      ## fires: blamed
      ```analyze.txt
      IMAGE_NAME:  qzmbus7.sys
      ```
      - for driver-defect qzmbus7.sys weak

      ## silent: another
      ```analyze.txt
      IMAGE_NAME:  other.sys
      ```
      - nothing
      """;

  private static Knowledge knowledge;

  @TempDir Path folder;
  private Check check;

  @BeforeAll
  static void load() {
    knowledge = Knowledge.load();
  }

  @BeforeEach
  void prepare() throws IOException {
    check = new Check(knowledge, RuleCache.in(folder.resolve("cache")));
    write("packs/acme/bus.drl", RULE);
    write("packs/acme/bus.md", WORDS);
  }

  @Test
  void findsNothingWrongWithASoundRule() {
    assertThat(check.run(folder.resolve("packs"))).isEmpty();
  }

  @Test
  void placesACaretUnderAMistypedNameAndSaysWhatWasMeant() throws IOException {
    write("packs/acme/bus.drl", RULE.replace("BugCheck(", "BugChek(").replace("\"driver-defect\"", "\"driver-defct\""));

    assertThat(texts("packs/acme/bus.drl"))
        .anySatisfy(
            t ->
                assertThat(t)
                    .endsWith(
                        """
                        bus.drl:4:14: unknown fact type "BugChek": did you mean "BugCheck"?
                                $crash : BugChek( code == 0xD1, module == "qzmbus7.sys" )
                                         ^
                        """))
        .anySatisfy(t -> assertThat(t).contains("bus.drl:6:40: unknown cause \"driver-defct\": did you mean \"driver-defect\"?"));
  }

  @Test
  void knowsFieldsVariablesSignaturesTopicsAndProviders() throws IOException {
    String conditions =
        """
            $crash : BugCheck( modul == "a.sys" )
            LogMessage( signature == "linux/oom-kil" )
            Phrase( topic == "memory-test-faild" )
            LogEvent( provider == "Microsoft-Windows-Kernel-Powr", id == 41, time < $crsh.time )
        """;
    write("packs/acme/bus.drl", RULE.replace("    $crash : BugCheck( code == 0xD1, module == \"qzmbus7.sys\" )\n", conditions));

    assertThat(kinds("packs/acme/bus.drl"))
        .containsExactly("4:unknown-field:module", "5:unknown-value:", "6:unknown-value:memory-test-failed", "7:unknown-value:Microsoft-Windows-Kernel-Power", "7:unknown-variable:$crash")
        .doesNotHaveDuplicates();
  }

  @Test
  void tellsARuleThatCanNeverFire() throws IOException {
    write("packs/acme/bus.drl", RULE.replace("code == 0xD1", "code == 0xD1, code in (0xA, 0x50)"));
    assertThat(kinds("packs/acme/bus.drl")).containsExactly("4:never-fires:");

    write("packs/acme/bus.drl", RULE.replace("code == 0xD1", "code > 5, code < 3"));
    assertThat(kinds("packs/acme/bus.drl")).containsExactly("4:never-fires:");
  }

  @Test
  void tellsTwoRulesThatArgueTheSame() throws IOException {
    write("packs/acme/bus2.drl", RULE.replace("acme/bus", "acme/bus2").replace("$crash", "$c").replace(", module", ",\n  module"));
    write("packs/acme/bus2.md", WORDS);

    assertThat(kinds("packs/acme")).containsExactly("3:same-conditions:", "3:same-conditions:");
  }

  @Test
  void tellsARuleThatAnotherMakesUselessOrContradicts() throws IOException {
    write("packs/acme/bus2.md", WORDS);
    String other = RULE.replace("acme/bus", "acme/bus2");

    write("packs/acme/bus2.drl", other.replace("code == 0xD1", "code == 0xD1, process != \"x\""));
    assertThat(kinds("packs/acme")).containsExactly("3:shadowed:");

    write("packs/acme/bus2.drl", other.replace("Evidence.supporting", "Evidence.opposing"));
    assertThat(kinds("packs/acme")).containsExactly("3:contradicts:", "3:contradicts:");
  }

  @Test
  void wantsWordsInBothLanguagesASourceAndBothExamples() throws IOException {
    write("packs/acme/bus.drl", RULE.replace("    @source(\"reasoned: a test\")\n", ""));
    write("packs/acme/bus.md", "---\nsource:\nsays: {bugChek.module} faulted.\n---\n## fires: x\n");

    assertThat(kinds("packs/acme/bus.md"))
        .contains("1:no-source:", "2:no-words:", "3:unknown-type:bugCheck", "5:no-input:", "5:nothing-expected:")
        .anyMatch(k -> k.endsWith("no-example:"));
  }

  @Test
  void tellsARuleWhoseTypesDoNotFit() throws IOException {
    write("packs/acme/bus.drl", RULE.replace("module == \"qzmbus7.sys\"", "uptime > \"x\""));

    assertThat(kinds("packs/acme/bus.drl")).isNotEmpty().allMatch(k -> k.contains("does-not-compile"));
  }

  @Test
  void looksAtRowsCellByCell() throws IOException {
    String head = "id\ton\tkey\twhere\tcause\tfor\tstrength\tsubject\tsays\tsays.zh\tsource\tfires\tsilent\n";
    write("packs/acme/rows.tsv", head + "acme/row\tevnt\tx/1\t\tpower\tfor\tweak\t\ta\t啊\tb\tc\td\nacme/row2\tbugcheck\tMEMORY_MANAGEMEN\tmodul=x\tpowr\tfor\tweak\t\ta\t啊\tb\t\td\n");

    assertThat(kinds("packs/acme/rows.tsv"))
        .containsExactly("2:unknown-on:event", "3:unknown-value:MEMORY_MANAGEMENT", "3:unknown-field:module", "3:unknown-cause:power", "3:no-words:");
  }

  @Test
  void looksAtTheRulesOfAPackThatBringsACauseOfItsOwnToo() throws IOException {
    write("causes/loose-cable.md", "---\nprior: 0.01\n---\n# Loose cable\nA cable is loose.\n");
    write("causes/loose-cable.zh.md", "# 电缆松动\n电缆松动。\n");
    write("packs/acme/bus.drl", RULE.replace("driver-defect", "loose-cable").replace("BugCheck(", "BugChek("));

    assertThat(new Check(Knowledge.load(folder), RuleCache.in(folder.resolve("cache"))).run(folder)).extracting(Fault::kind)
        .contains("unknown-type").doesNotContain("unknown-cause");
  }

  @Test
  void speaksChinese() throws IOException {
    write("packs/acme/bus.drl", RULE.replace("BugCheck(", "BugChek("));

    assertThat(check.run(folder.resolve("packs")).getFirst().text(Locale.SIMPLIFIED_CHINESE)).contains("未知的事实类型“BugChek”：".replace("：", "")).contains("BugCheck");
  }

  @Test
  void givesSarifThatNamesRuleFileAndPlace() throws IOException {
    write("packs/acme/bus.drl", RULE.replace("BugCheck(", "BugChek("));

    JsonNode result = new ObjectMapper().readTree(Sarif.of(check.run(folder.resolve("packs")), Locale.ENGLISH)).path("runs").path(0).path("results").path(0);

    assertThat(result.path("ruleId").asString()).isEqualTo("unknown-type");
    assertThat(result.path("locations").path(0).path("physicalLocation").path("region").path("startColumn").asInt()).isEqualTo(14);
  }

  private List<String> texts(String path) {
    return check.run(folder.resolve(path)).stream().map(f -> f.text(Locale.ENGLISH)).toList();
  }

  private List<String> kinds(String path) {
    return check.run(folder.resolve(path)).stream().map(f -> f.line() + ":" + f.kind() + ":" + f.near()).toList();
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
