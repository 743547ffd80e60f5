package org.whydunit.shell.cases;

import org.springframework.stereotype.Component;
import org.whydunit.knowledge.cases.CaseStore;
import org.whydunit.knowledge.cases.NewCase;
import org.whydunit.rules.Diagnosis;
import org.whydunit.rules.Engine;
import org.whydunit.rules.memory.Capsule;

/** Keeps diagnoses in the user's store, or in the one whose JDBC address {@code WHYDUNIT_DB} holds. */
@Component
public class Cases {

  private CaseStore store;
  private boolean asked;

  /** The store; opened at its first use. */
  public synchronized CaseStore store() {
    asked = true;
    return opened();
  }

  private CaseStore opened() {
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
  public synchronized void keep(Diagnosis diagnosis, String name, Engine engine, String json) {
    NewCase fresh = Capsule.newCase(diagnosis, engine, name, json, version());
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
