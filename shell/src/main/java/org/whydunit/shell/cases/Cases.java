package org.whydunit.shell.cases;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import org.whydunit.ingest.Ingest.SourceFacts;
import org.whydunit.ingest.facts.BugCheck;
import org.whydunit.knowledge.cases.CaseStore;
import org.whydunit.knowledge.cases.Features;
import org.whydunit.knowledge.cases.NewCase;
import org.whydunit.rules.Diagnosis;
import org.whydunit.rules.Engine;
import org.whydunit.rules.Evidence;
import org.whydunit.rules.Hypothesis;
import org.whydunit.shell.report.FactLines;

/** Keeps diagnoses in the user's store, or in the one whose JDBC address {@code WHYDUNIT_DB} holds. */
@Component
public class Cases {

  private CaseStore store;

  /** The store; opened at its first use. */
  public synchronized CaseStore store() {
    if (store == null) {
      String address = System.getenv("WHYDUNIT_DB");
      store = address == null || address.isBlank() ? CaseStore.open() : CaseStore.open(address);
    }
    return store;
  }

  /**
   * Keeps a diagnosis.
   *
   * @param name the bundle's
   * @param json the diagnosis in the contract's form
   * @throws org.whydunit.knowledge.cases.CaseStoreException when the store cannot take it
   */
  public void keep(Diagnosis diagnosis, String name, Engine engine, String json) {
    Hypothesis top = diagnosis.causes().getFirst();
    String facts = diagnosis.sources().stream().map(FactLines::of).collect(Collectors.joining());
    store()
        .deposit(
            new NewCase(
                Instant.now().truncatedTo(ChronoUnit.MICROS),
                name,
                top.cause(),
                top.subject(),
                top.probability(),
                json,
                facts,
                hashes(diagnosis),
                Map.of("knowledge", engine.knowledge().version(), "product", version()),
                features(diagnosis)));
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
        rules);
  }

  /** The product's version. */
  public static String version() {
    String version = Cases.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  /** Of what was read, not of the bytes: a full memory dump would take minutes. */
  private static Map<String, String> hashes(Diagnosis diagnosis) {
    Map<String, String> hashes = new TreeMap<>();
    for (SourceFacts source : diagnosis.sources()) {
      hashes.put(source.path(), hash(FactLines.of(source)));
    }
    return hashes;
  }

  private static String hash(String text) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
