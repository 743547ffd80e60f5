package org.whydunit.rules.author;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whydunit.ingest.facts.LogEvent;
import org.whydunit.ingest.facts.Origin;
import org.whydunit.knowledge.Knowledge;
import org.whydunit.rules.Argument;
import org.whydunit.rules.Engine;
import org.whydunit.rules.Evidence;

/** A stranger's rule reads its facts and nothing else; what gets past the check is stopped by the budget. */
class HostileRulesTest {

  private static Knowledge knowledge;

  @TempDir Path folder;

  @BeforeAll
  static void load() {
    knowledge = Knowledge.load();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$c : Claim( ) | System.exit(1); insertLogical( Evidence.supporting(\"power\", \"\", Strength.WEAK, $c) );",
        "$c : Claim( ) | insertLogical( Evidence.supporting(\"power\", System.getenv(\"HOME\"), Strength.WEAK, $c) );",
        "$c : Claim( ) | insertLogical( Evidence.supporting(\"power\", \"\" + Runtime.getRuntime().exec(\"id\"), Strength.WEAK, $c) );",
        "$c : Claim( text == new ProcessBuilder(\"id\").start().toString() ) | ",
        "$c : Claim( getClass().getName() != \"\" ) | ",
        "$c : Claim( class.name != \"\" ) | ",
        "$c : Claim( text == java.nio.file.Files.readString(java.nio.file.Path.of(\"/etc/passwd\")) ) | ",
        "$c : Claim( text.getClass().forName(\"java.lang.Runtime\") != null ) | ",
        "$c : Claim( this.getClass().getClassLoader() != null ) | ",
        "$c : Claim( (true ? null : this).getClass() != null ) | ",
        "$c : Claim( $x : (true ? null : text), $x.getClass() != null ) | ",
        "$c : Claim( Thread.sleep(100000) == null ) | ",
        "$c : Claim( text == new java.net.Socket(\"example.org\", 80).toString() ) | ",
        "$c : Claim( eval( System.exit(1) ) ) | ",
        "$c : Claim( ) eval( true ) | ",
        "$c : Claim( ) | while (true) { }",
        "$c : Claim( ) | new Thread(() -> { while (true) { } }).start();",
        "$c : Claim( ) | insert( $c ); update( $c );",
        "$e : Evidence( $s : subject ) | insertLogical( Evidence.supporting(\"power\", $s + $s, Strength.WEAK, $e) );",
        "$c : Claim( text matches \"(a+)+b\" ) | ",
        "$c : Claim( text.repeat(2000000000) == \"\" ) | ",
        "$a : LogEvent( ) $b : LogEvent( ) $d : LogEvent( ) $c : Claim( ) | ",
        "$a : LogEvent( $n : id ) $b : LogEvent( id >= $n ) $c : LogEvent( id != $n ) | ",
        "$c : Claim( ) $n : Number( ) from accumulate( Claim( ), init( System.exit(1); ) action( ) result( 0 ) ) | ",
        "$c : Claim( ) $l : java.util.ArrayList( ) from java.util.List.of() | ",
        "$c : java.io.File( ) | ",
        "$c : Claim( text == \"\".formatted(this) ) | ",
        "$c : Claim( Instant.now() != null ) | ",
        "$c : Claim( this#java.lang.Object.hashCode() == 1 ) | ",
      })
  void isRefused(String rule) throws IOException {
    SitePacks packs = packs(rule, "");

    assertThat(packs.refused()).as(rule).isNotEmpty();
    assertThat(packs.rules()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "import java.io.File;", "global java.util.List out;", "function void f() { System.exit(1); }",
        "declare Loop n : int end", "dialect \"mvel\"", "/* */ package java.lang;", "query q() Claim() end"
      })
  void isRefusedForWhatStandsBesideTheRule(String statement) throws IOException {
    assertThat(packs("$c : Claim( ) | ", statement + "\n").rules()).isEmpty();
  }

  /** Each gets past the check: no name in it is forbidden, and what is too much depends on the bundle. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "$a : LogEvent( ) $c : LogEvent( ) | ",
        "LogEvent( ) $c : LogEvent( ) | ",
        "$c : LogEvent( Long.parseLong(provider) > 1 ) | ",
        "$c : LogEvent( $n : id ) not LogEvent( id > $n, id + $n == 0 ) | ",
        "$a : LogEvent( id <= 2, $n : id ) $c : LogEvent( id > $n ) | ",
        "$c : LogEvent( $n : id ) accumulate( LogEvent( id >= $n ); $many : count( ) ) | ",
      })
  void isStoppedAndNamedWhileTheOthersGoOn(String rule) throws IOException {
    write("honest/rule", "$a : LogEvent( id <= 1500, $n : id ) $c : LogEvent( id == $n, message == \"\" ) | ", "");
    SitePacks packs = packs(rule, "");
    assertThat(packs.refused()).isEmpty();
    Engine engine = Engine.load(knowledge, packs);
    List<LogEvent> events = new ArrayList<>();
    for (int i = 1; i <= 4_500; i++) {
      events.add(new LogEvent("p", i, "System", "error", null, "", Map.of(), "", Origin.record("s.evtx", i)));
    }

    Collection<Evidence> said = engine.argue(events);

    assertThat(engine.stopped()).containsExactly("hostile/rule");
    assertThat(said).extracting(Evidence::rule).contains("honest/rule").doesNotContain("hostile/rule");
  }

  @ParameterizedTest
  @ValueSource(strings = {"message~(a+)+b", "message~("})
  void leavesOutARowWhoseExpressionIsUnsound(String where) throws IOException {
    Path table = Files.createDirectories(folder.resolve("hostile")).resolve("rows.tsv");
    String head = "id\ton\tkey\twhere\tcause\tfor\tstrength\tsubject\tsays\tsays.zh\tsource\tfires\tsilent\n";
    String row = "\tevent\tp/1\t%s\tpower\tfor\tweak\t\ta\t啊\tb\tc\td\n";
    Files.writeString(table, head + "hostile/bad" + row.formatted(where) + "hostile/good" + row.formatted("message~a.*a+b"));

    SitePacks packs = packs("$c : Claim( ) | ", "");

    assertThat(packs.arguments()).extracting(Argument::id).containsExactly("hostile/good");
    assertThat(packs.refused()).extracting(Fault::kind).containsExactly("row-refused");
  }

  @Test
  void stopsARowThatReadsWithoutEndAndNamesIt() throws IOException {
    Path table = Files.createDirectories(folder.resolve("hostile")).resolve("rows.tsv");
    String head = "id\ton\tkey\twhere\tcause\tfor\tstrength\tsubject\tsays\tsays.zh\tsource\tfires\tsilent\n";
    Files.writeString(table, head + "hostile/slow\tevent\tp/1\tmessage~a.*a.*a.*a.*a.*a.*b\tpower\tfor\tweak\t\ta\t啊\tb\tc\td\nhostile/quick\tevent\tp/1\tmessage~a\tpower\tfor\tweak\t\ta\t啊\tb\tc\td\n");
    Engine engine = Engine.load(knowledge, SitePacks.load(List.of(folder), new Check(knowledge, cache()), cache()));

    Collection<Evidence> said = engine.argue(List.of(new LogEvent("p", 1, "System", "error", null, "", Map.of(), "a".repeat(3_000), Origin.record("s.evtx", 1))));

    assertThat(engine.stopped()).containsExactly("hostile/slow");
    assertThat(said).extracting(Evidence::rule).contains("hostile/quick").doesNotContain("hostile/slow");
  }

  private SitePacks packs(String rule, String before) throws IOException {
    write("hostile/rule", rule, before);
    return SitePacks.load(List.of(folder), new Check(knowledge, cache()), cache());
  }

  private RuleCache cache() {
    return RuleCache.in(folder.resolve("reference/cache"));
  }

  private void write(String id, String rule, String before) throws IOException {
    String[] parts = rule.split(" \\| ", 2);
    String then = parts[1].isBlank() ? "insertLogical( Evidence.supporting(\"power\", \"\", Strength.WEAK, $c) );" : parts[1];
    Path file = folder.resolve(id + ".drl");
    Files.createDirectories(file.getParent());
    Files.writeString(file, before + "rule \"" + id + "\"\n    @source(\"reasoned: a test\")\nwhen\n    " + parts[0] + "\nthen\n    " + then + "\nend\n");
  }
}
