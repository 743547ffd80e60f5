package org.whydunit.rules.author;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whydunit.ingest.Ingest;
import org.whydunit.ingest.Ingest.SourceFacts;
import org.whydunit.ingest.Limits;
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

  @Test
  void writesACaseBackSoThatItsFactsAreReadAgain() throws IOException {
    Ingest ingest = new Ingest(Engine.load(knowledge).interest(), ZoneOffset.UTC, Limits.DEFAULT);
    Path bundle = Files.createDirectories(folder.resolve("reference/bundle"));
    Files.writeString(bundle.resolve("a.txt"), "DRIVER_IRQL_NOT_LESS_OR_EQUAL (d1)\nArguments:\nArg1: 0000000000000028\n\nIMAGE_NAME:  qzmbus7.sys\n");
    Files.writeString(
        bundle.resolve("b.xml"),
        "<Events><Event xmlns=\"http://schemas.microsoft.com/win/2004/08/events/event\"><System><Provider Name=\"Microsoft-Windows-Kernel-Power\"/><EventID>41</EventID>"
            + "<Level>1</Level><Channel>System</Channel></System><EventData><Data Name=\"BugcheckCode\">209 &lt;</Data></EventData></Event></Events>");
    Files.writeString(bundle.resolve("c.log"), "kernel: BUG: kernel NULL pointer dereference, address: 0000000000000008\n");
    List<SourceFacts> read = ingest.read(bundle);

    Path written = Files.createDirectories(folder.resolve("reference/written"));
    CaseInput.write(written, read);

    assertThat(Stub.telling(ingest.read(written))).usingRecursiveComparison().ignoringFields("origin").isEqualTo(Stub.telling(read));
    assertThat(Stub.telling(read)).hasSize(3);
  }

  @Test
  void beginsAReaderTableWithALineThatNoReaderKnows() throws IOException {
    Path bundle = Files.createDirectories(folder.resolve("reference/bundle"));
    Files.writeString(bundle.resolve("d.log"), "2026-05-01T10:00:00Z qzmd[411]: link up\n2026-05-01T10:00:01Z qzmd[411]: link lost on port 7 (3 retries)\n");
    List<SourceFacts> read = new Ingest(Engine.load(knowledge).interest(), ZoneOffset.UTC, Limits.DEFAULT).read(bundle);

    Path table = Stub.readerTable(folder.resolve("own"), "acme/link", bundle, read).getFirst();

    assertThat(table).content().contains("acme/link\tlink lost on port\tlink lost on port (?<number>\\d+) \\(\\d+ retries\\)\t<");
    Check check = new Check(knowledge, RuleCache.in(folder.resolve("reference/cache")));
    assertThat(check.run(folder.resolve("own"))).extracting(Fault::kind).containsOnly("unfilled");
    Files.writeString(table, Files.readString(table).replaceAll("<(title|meaning)[^>]*>", "known"));
    assertThat(check.run(folder.resolve("own"))).isEmpty();
    Files.writeString(table, Files.readString(table).replace("retries\\)", "losses\\)"));
    assertThat(check.run(folder.resolve("own"))).extracting(Fault::kind).containsExactly("signature-misses");
  }

  @Test
  void saysWhichArgumentMovesNothingSinceItsFactsAreCounted() throws IOException {
    write("acme/weak", RULE.replace("WEAK", "HINT"), "");
    write("acme/strong", RULE, "");
    Engine engine = engine();
    Example fires = new Example("acme/weak", "blue", true, Map.of("notes.txt", "tool: blue lamp\n".getBytes()), List.of("for power hint"), 1);

    assertThat(new ExampleRun(engine).covered(List.of(fires))).containsExactly(new Covered("acme/weak", "for power hint", "acme/strong"));
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
