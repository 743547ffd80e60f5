package org.whydunit.shell.cases;

import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;
import org.whydunit.knowledge.cases.CaseStore;
import org.whydunit.knowledge.cases.CaseStoreException;
import org.whydunit.knowledge.cases.NewCase;
import org.whydunit.knowledge.cases.Recall;
import org.whydunit.knowledge.cases.SimilarCase;
import org.whydunit.rules.Diagnosis;
import org.whydunit.rules.Engine;
import org.whydunit.rules.memory.Capsule;

/** Keeps diagnoses in the user's store, or in the one whose JDBC address {@code WHYDUNIT_DB} holds, and recalls solved ones. */
@Component
public class Cases {

  private static final int SIMILAR_SHOWN = 3;

  /** Below, two cases share little more than being crashes. */
  private static final double ALIKE = 0.25;

  private CaseStore store;
  private boolean asked;
  private Recall recall;
  private CaseStoreException trouble;

  /** The store; opened at its first use. Whoever asks for it may change it, so what was recalled is forgotten. */
  public synchronized CaseStore store() {
    asked = true;
    recall = null;
    return opened();
  }

  private CaseStore opened() {
    if (store == null) {
      String address = System.getenv("WHYDUNIT_DB");
      store = address == null || address.isBlank() ? CaseStore.open() : CaseStore.open(address);
    }
    return store;
  }

  /** What is known of solved cases; nothing when the store cannot be had, see {@link #trouble}. */
  public synchronized Recall recall() {
    if (recall == null) {
      try {
        recall = opened().recall();
      } catch (CaseStoreException e) {
        trouble = e;
        recall = Recall.NOTHING;
      }
    }
    return recall;
  }

  /** Why nothing could be recalled. */
  public synchronized Optional<CaseStoreException> trouble() {
    return Optional.ofNullable(trouble);
  }

  /** Solved cases that are much like a diagnosis, nearest first. */
  public List<SimilarCase> alike(Diagnosis diagnosis) {
    return recall().solved().isEmpty() ? List.of()
        : recall().similar(Capsule.features(diagnosis), SIMILAR_SHOWN).stream().filter(s -> s.score() >= ALIKE).toList();
  }

  /**
   * Keeps a diagnosis.
   *
   * @param name the bundle's
   * @param told how it was told
   * @param json the diagnosis in the contract's form
   * @throws CaseStoreException when the store cannot take it
   */
  public synchronized void keep(Diagnosis diagnosis, String name, Engine engine, Capsule.Telling told, String json) {
    NewCase fresh = Capsule.newCase(diagnosis, engine, name, told, json, version());
    if (asked) {
      opened().save(fresh);
    } else {
      // Opening the database costs more than the whole diagnosis; whoever lists cases next takes this one in.
      opened().deposit(fresh);
    }
  }

  /** The product's version. */
  public static String version() {
    String version = Cases.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
