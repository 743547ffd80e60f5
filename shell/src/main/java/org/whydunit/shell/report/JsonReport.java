package org.whydunit.shell.report;

import java.util.Locale;
import java.util.SortedSet;

import org.springframework.stereotype.Component;
import org.whydunit.ingest.Problem;
import org.whydunit.ingest.facts.BugCheck;
import org.whydunit.ingest.facts.Origin;
import org.whydunit.rules.Diagnosis;
import org.whydunit.rules.Engine;
import org.whydunit.rules.Evidence;
import org.whydunit.rules.Hypothesis;
import org.whydunit.rules.compare.CrashGroups;
import org.whydunit.rules.compare.CrashStory;
import org.whydunit.rules.compare.Suspect;
import org.whydunit.rules.join.Captures;
import org.whydunit.shell.output.Printable;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The contract {@code whydunit/diagnosis/1}: fields are only ever added. */
@Component
class JsonReport implements Report {

  private static final String SCHEMA = "whydunit/diagnosis/1";

  /** Decimals that a probability or gain is given with. */
  private static final double PRECISION = 1e4;

  private final ObjectMapper mapper = new ObjectMapper();
  private final Remedies remedies;
  private final SolvedBefore solved;

  JsonReport(Remedies remedies, SolvedBefore solved) {
    this.remedies = remedies;
    this.solved = solved;
  }

  @Override
  public String format() {
    return "json";
  }

  @Override
  public String render(Diagnosis diagnosis, Engine engine, Edition edition) {
    Locale language = edition.language();
    ObjectNode root = mapper.createObjectNode();
    root.put("schema", SCHEMA);
    sources(diagnosis, language, root.putArray("sources"));
    SortedSet<String> machines = Captures.machines(diagnosis.facts());
    if (machines.size() > 1) {
      machines.forEach(root.putArray("machines")::add);
    }
    ArrayNode crashes = root.putArray("crashes");
    diagnosis.crashes().forEach(c -> crash(c, crashes.addObject()));
    CrashStory.of(diagnosis, engine.knowledge().reference()).ifPresent(s -> story(s, root.putObject("story")));
    ArrayNode causes = root.putArray("causes");
    diagnosis.causes().forEach(h -> cause(h, diagnosis, engine, language, causes.addObject()));
    next(diagnosis, engine, language, root.putArray("next"));
    timeline(diagnosis, root.putArray("timeline"));
    solved.json(edition.similar(), root);
    if (!edition.redacted().isEmpty()) {
      edition.redacted().forEach(root.putObject("redacted")::put);
    }
    return Printable.json(mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root)) + "\n";
  }

  private static void sources(Diagnosis diagnosis, Locale language, ArrayNode sources) {
    diagnosis.sources().forEach(
        s -> {
          ObjectNode source = sources.addObject().put("path", s.path()).put("format", s.format()).put("records", s.records());
          ArrayNode problems = source.putArray("problems");
          for (Problem problem : s.problems()) {
            problems.addObject().put("origin", problem.origin().toString()).put("message", problem.message(language));
          }
        });
  }

  private static void crash(BugCheck crash, ObjectNode json) {
    json.put("time", crash.time() == null ? null : crash.time().toString());
    json.put("code", crash.stopCode()).put("name", crash.name());
    ArrayNode parameters = json.putArray("parameters");
    for (int n = 1; n <= 4; n++) {
      parameters.add(crash.parameter(n) == null ? null : "0x%016X".formatted(crash.parameter(n)));
    }
    json.put("process", crash.process()).put("module", crash.module()).put("bucket", crash.bucket());
    json.put("origin", crash.origin().toString());
  }

  private static void story(CrashStory story, ObjectNode json) {
    ArrayNode groups = json.putArray("groups");
    for (CrashGroups.Group g : story.groups().groups()) {
      ObjectNode group = groups.addObject().put("code", g.code()).put("name", g.name()).put("module", g.module()).put("bucket", g.bucket());
      ArrayNode origins = group.putArray("origins");
      g.crashes().forEach(c -> origins.add(c.origin().toString()));
    }
    json.put("odd", story.odd() == null ? null : story.odd().origin().toString());
    Suspect change = story.change();
    if (change != null) {
      ObjectNode last = json.putObject("change").put("time", change.time().toString()).put("kind", change.kind());
      last.put("subject", change.subject()).put("detail", change.after()).put("origin", change.origins().getFirst().toString());
    }
  }

  private void cause(Hypothesis h, Diagnosis diagnosis, Engine engine, Locale language, ObjectNode json) {
    json.put("cause", h.cause()).put("subject", h.subject()).put("product", engine.product(h.subject()));
    json.put("title", Titles.of(h, engine, language));
    json.put("probability", Math.round(h.probability() * PRECISION) / PRECISION);
    ArrayNode evidence = json.putArray("evidence");
    for (Evidence e : h.evidence()) {
      ObjectNode argument = evidence.addObject().put("rule", e.rule()).put("for", e.supports());
      argument.put("strength", e.strength().name().toLowerCase(Locale.ROOT)).put("says", engine.words().says(e, language));
      ArrayNode origins = argument.putArray("origins");
      e.origins().stream().map(Origin::toString).forEach(origins::add);
    }
    ArrayNode fixes = json.putArray("fixes");
    remedies.fixes(h, diagnosis, engine, language).forEach(f -> fixes.addPOJO(f));
  }

  private static void next(Diagnosis diagnosis, Engine engine, Locale language, ArrayNode next) {
    diagnosis.next().forEach(
        n ->
            next.addObject()
                .put("collect", language.getLanguage().equals("zh") ? n.collectZh() : n.collect())
                .put("command", n.command())
                .put("why", n.why())
                .put("gain", Math.round(n.gain() * PRECISION) / PRECISION)
                .put("minutes", n.minutes()));
  }

  private static void timeline(Diagnosis diagnosis, ArrayNode timeline) {
    diagnosis.timeline().forEach(
        m ->
            timeline.addObject()
                .put("time", m.time().toString())
                .put("kind", m.kind())
                .put("what", m.what())
                .put("origin", m.origin().toString()));
  }
}
