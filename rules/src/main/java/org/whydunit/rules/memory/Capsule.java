package org.whydunit.rules.memory;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.whydunit.ingest.Ingest.SourceFacts;
import org.whydunit.ingest.facts.BugCheck;
import org.whydunit.ingest.facts.Change;
import org.whydunit.knowledge.cases.Case;
import org.whydunit.knowledge.cases.Features;
import org.whydunit.knowledge.cases.NewCase;
import org.whydunit.knowledge.cases.SimilarCase;
import org.whydunit.rules.Diagnosis;
import org.whydunit.rules.Engine;
import org.whydunit.rules.Evidence;
import org.whydunit.rules.Hypothesis;

/**
 * All that a diagnosis and its report were made from: what was read of each source, what this site's memory added, and how
 * it was told. From it, the same packs and the same knowledge make the same report.
 *
 * @param sources what was read, in the bundle's order
 * @param shifts what memory added to the log prior of each cause that it moved, natural logarithm
 * @param chances that a remedy helps, by pattern, 0 to 1, as memory had it
 * @param told how the report was told
 */
public record Capsule(List<SourceFacts> sources, SortedMap<String, Double> shifts, SortedMap<String, Double> chances, Telling told) {

  public Capsule {
    sources = List.copyOf(sources);
    shifts = shifts == null ? new TreeMap<>() : new TreeMap<>(shifts);
    chances = chances == null ? new TreeMap<>() : new TreeMap<>(chances);
    told = told == null ? Telling.PLAIN : told;
  }

  /**
   * What a report is made of beside its diagnosis.
   *
   * @param language of its words, {@code en} or {@code zh}
   * @param similar solved cases that it showed, nearest first
   * @param redacted how many secrets of each kind were replaced
   */
  public record Telling(String language, List<SimilarCase> similar, SortedMap<String, Integer> redacted) {

    /** English, no similar case, nothing redacted. */
    public static final Telling PLAIN = new Telling("en", List.of(), new TreeMap<>());

    public Telling {
      similar = similar == null ? List.of() : List.copyOf(similar);
      redacted = redacted == null ? new TreeMap<>() : new TreeMap<>(redacted);
    }
  }

  /** The capsule of a diagnosis that this engine made. */
  public static Capsule of(Diagnosis diagnosis, Engine engine, Telling told) {
    return new Capsule(diagnosis.sources(), engine.memory().shifts(), engine.memory().chances(), told);
  }

  /**
   * The capsule that a case holds.
   *
   * @throws tools.jackson.core.JacksonException when the case was stored without one
   */
  public static Capsule of(Case stored) {
    return of(stored.facts());
  }

  /** The capsule that {@link #json} wrote. */
  static Capsule of(String json) {
    return FactJson.read(json, Capsule.class);
  }

  /** The capsule as one line of JSON: {@code {"sources":[{path, format, records, problems, facts}],"shifts":{…}, …}}. */
  public String json() {
    return FactJson.write(this);
  }

  /** The same of other sources. */
  public Capsule with(List<SourceFacts> others) {
    return new Capsule(others, shifts, chances, new Telling(told.language, List.of(), told.redacted));
  }

  /** The engine with the memory of then. */
  public Engine remembering(Engine engine) {
    return engine.remembering(Memory.of(shifts, chances));
  }

  /** The diagnosis that the engine makes of it, with the memory of then. */
  public Diagnosis diagnose(Engine engine) {
    return remembering(engine).diagnose(sources);
  }

  /** SHA-256 of what was read, by the source's path: of the facts, since a full dump's bytes would take minutes. */
  public SortedMap<String, String> hashes() {
    SortedMap<String, String> hashes = new TreeMap<>();
    sources.forEach(source -> hashes.put(source.path(), hash(FactJson.write(source))));
    return hashes;
  }

  private static String hash(String text) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /**
   * A diagnosis as a case to be kept.
   *
   * @param name the bundle's
   * @param told how the report was told
   * @param report the diagnosis as JSON, as it was given to the user
   * @param product the product's version
   */
  public static NewCase newCase(Diagnosis diagnosis, Engine engine, String name, Telling told, String report, String product) {
    Hypothesis top = diagnosis.causes().getFirst();
    Capsule capsule = of(diagnosis, engine, told);
    Map<String, String> versions =
        Map.of("knowledge", engine.knowledge().version(), "packs", engine.packsVersion(), "product", product);
    return new NewCase(Instant.now().truncatedTo(ChronoUnit.MICROS), name, top.cause(), top.subject(), top.probability(),
        report, capsule.json(), capsule.hashes(), versions, features(diagnosis));
  }

  /** What a diagnosis is recognised by among cases. */
  public static Features features(Diagnosis diagnosis) {
    Set<String> drivers = new TreeSet<>();
    Set<String> rules = new TreeSet<>();
    diagnosis.crashes().stream().map(BugCheck::module).filter(m -> m.endsWith(".sys")).forEach(drivers::add);
    for (Hypothesis h : diagnosis.causes()) {
      h.evidence().stream().filter(Evidence::supports).map(Evidence::rule).forEach(rules::add);
      if (h.subject().endsWith(".sys")) {
        drivers.add(h.subject());
      }
    }
    return new Features(
        diagnosis.crashes().stream().map(BugCheck::stopCode).collect(Collectors.toSet()),
        diagnosis.crashes().stream().map(BugCheck::bucket).filter(b -> !b.isEmpty()).collect(Collectors.toSet()),
        drivers,
        rules,
        diagnosis.facts().stream().filter(Change.class::isInstance).map(Change.class::cast).map(ChangeRecords::feature)
            .collect(Collectors.toSet()));
  }

  /**
   * A case diagnosed again.
   *
   * @param diagnosis what is said now
   * @param report the same as text
   * @param same true when the text is the stored one, byte for byte
   * @param changed what has another version now than then: {@code packs}, {@code knowledge} or {@code product}
   */
  public record Replay(Diagnosis diagnosis, String report, boolean same, Set<String> changed) {}

  /** Makes a report's text. */
  @FunctionalInterface
  public interface Rendering {
    String of(Diagnosis diagnosis, Engine engine, Telling told);
  }

  /**
   * Diagnoses a case again from its capsule.
   *
   * @param product the product's version now
   * @param report makes the text that {@link #newCase} was given
   */
  public static Replay replay(Case stored, Engine engine, String product, Rendering report) {
    Capsule capsule = of(stored);
    Engine then = capsule.remembering(engine);
    Diagnosis diagnosis = then.diagnose(capsule.sources());
    String text = report.of(diagnosis, then, capsule.told());
    Map<String, String> now =
        Map.of("knowledge", engine.knowledge().version(), "packs", engine.packsVersion(), "product", product);
    Set<String> changed = now.keySet().stream().filter(part -> !now.get(part).equals(stored.versions().get(part)))
        .collect(Collectors.toCollection(TreeSet::new));
    return new Replay(diagnosis, text, text.equals(stored.diagnosis()), changed);
  }
}
