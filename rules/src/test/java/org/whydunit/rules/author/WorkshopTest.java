package org.whydunit.rules.author;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whydunit.ingest.facts.Claim;
import org.whydunit.ingest.facts.Origin;
import org.whydunit.knowledge.Knowledge;
import org.whydunit.rules.Engine;
import org.whydunit.rules.Evidence;

/** An author's rules in use: loaded beside the product's, traced, changed, on trial. */
class WorkshopTest {

  private static final String RULE =
      """
      rule "%s"
          @source("reasoned: a test")
      when
          $c : Claim( key == "tool", text matches "(?i)blue.*", text != "blue" )
          not Claim( key == "quiet" )
      then
          insertLogical( Evidence.supporting("power", "", Strength.WEAK, $c) );
      end
      """;

  private static final Claim BLUE = new Claim("tool", "blue lamp", null, Origin.line("notes.txt", 1));

  private static Knowledge knowledge;

  @TempDir Path folder;

  @BeforeAll
  static void load() {
    knowledge = Knowledge.load();
  }

  @Test
  void arguesBesideTheProductAndReplacesARuleOfTheSameId() throws IOException {
    write("claims/gone-without", RULE, "");
    Engine engine = engine();

    assertThat(engine.replaced()).containsExactly("claims/gone-without");
    assertThat(engine.argue(List.of(BLUE))).extracting(Evidence::rule).containsOnlyOnce("claims/gone-without");
  }

  @Test
  void countsARuleOnTrialAndKeepsItSilent() throws IOException {
    write("acme/blue", RULE, "---\nsays: x\ntrial: true\n---\n");
    Engine engine = engine();

    assertThat(engine.argue(List.of(BLUE))).extracting(Evidence::rule).doesNotContain("acme/blue");
    assertThat(engine.trials()).containsEntry("acme/blue", 1);
  }

  @Test
  void saysWhatARuleOnTrialWouldHaveBeenWorth() throws IOException {
    write("acme/blue", RULE, "---\nsays: x\ntrial: true\n---\n");
    RuleCache cache = RuleCache.in(folder.resolve("reference/cache"));
    SitePacks site = SitePacks.load(List.of(folder), new Check(knowledge, cache), cache);
    for (String cause : List.of("power", "disk-full")) {
      Path one = Files.createDirectories(folder.resolve("reference/cases/" + cause + "/evidence"));
      Files.writeString(one.resolve("notes.txt"), "tool: blue lamp\nsymptom: blue screen\n");
      Files.writeString(one.resolveSibling("truth.json"), "{\"cause\": \"" + cause + "\"}");
    }

    List<Trial> trials = Trial.of(site.trial(), folder.resolve("reference/cases"), Engine.load(knowledge, site.speaking()));

    assertThat(trials).containsExactly(new Trial("acme/blue", 2, 1));
  }

  @Test
  void compilesAnUnchangedRuleOnce() throws IOException {
    write("acme/blue", RULE, "");
    engine();
    Path kept;
    try (var files = Files.list(folder.resolve("reference/cache"))) {
      kept = files.toList().getFirst();
    }
    java.nio.file.attribute.FileTime old = java.nio.file.attribute.FileTime.fromMillis(0);
    Files.setLastModifiedTime(kept, old);

    assertThat(engine().argue(List.of(BLUE))).extracting(Evidence::rule).contains("acme/blue");
    assertThat(Files.getLastModifiedTime(kept)).isEqualTo(old);

    Files.writeString(kept, "damaged");
    assertThat(engine().argue(List.of(BLUE))).extracting(Evidence::rule).contains("acme/blue");
  }

  @Test
  void tracesToTheComparisonThatKeptTheNearestFactOut() {
    Claim red = new Claim("tool", "red lamp", null, Origin.line("notes.txt", 1));

    List<Trace.Step> steps = Trace.of(RULE.formatted("acme/blue"), List.of(red));

    assertThat(steps).hasSize(1);
    assertThat(steps.getFirst().matched()).isZero();
    assertThat(steps.getFirst().misses()).extracting(Trace.Miss::comparison).containsExactly("text matches \"(?i)blue.*\"");
    assertThat(steps.getFirst().misses().getFirst().nearest()).containsExactly(red);
    assertThat(Trace.of(RULE.formatted("acme/blue"), List.of(BLUE))).extracting(Trace.Step::matched).containsExactly(1, 1);
  }

  @Test
  void namesTheChangesThatNoExampleNotices() throws IOException {
    Example fires = new Example("acme/blue", "blue", true, Map.of("notes.txt", "tool: blue lamp\n".getBytes()), List.of("for power weak"), 1);
    Example silent = new Example("acme/blue", "red", false, Map.of("notes.txt", "tool: red lamp\n".getBytes()), List.of(), 1);

    Mutation.Result result = Mutation.of(RULE.formatted("acme/blue"), List.of(fires, silent), new ExampleRun(engine()));

    assertThat(result.made()).isGreaterThan(8);
    assertThat(result.alive()).extracting(Mutation.Mutant::was).contains("text != \"blue\"", "\"quiet\"").doesNotContain("text matches \"(?i)blue.*\"", "not ");
  }

  @Test
  void describesEveryTypeAndField() {
    assertThat(VocabularyPage.all()).extracting(VocabularyPage.Type::name).contains("BugCheck", "Mention", "Driver");
    assertThat(VocabularyPage.all().stream().filter(t -> t.name().equals("Driver")).findFirst().orElseThrow().fields().getFirst().text())
        .startsWith("file name in lower case");
  }

  @Test
  void writesStubsThatAskToBeFilledIn() throws IOException {
    Stub.rule(folder.resolve("new"), "acme/stub", null, null, List.of());

    List<Fault> faults = new Check(knowledge, RuleCache.in(folder.resolve("reference/cache"))).run(folder.resolve("new/acme/stub.drl"));

    assertThat(faults).extracting(Fault::kind).contains("unfilled");
  }

  private Engine engine() {
    RuleCache cache = RuleCache.in(folder.resolve("reference/cache"));
    return Engine.load(knowledge, SitePacks.load(List.of(folder), new Check(knowledge, cache), cache));
  }

  private void write(String id, String rule, String words) throws IOException {
    Path file = folder.resolve(id + ".drl");
    Files.createDirectories(file.getParent());
    Files.writeString(file, rule.formatted(id));
    Files.writeString(folder.resolve(id + ".md"), words);
  }
}
