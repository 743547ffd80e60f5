package org.whydunit.knowledge.cases;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;

class H2StoreTest extends CaseStoreContract {
  @TempDir
  Path folder;

  @Override
  String address() {
    return CaseStore.address(folder);
  }
}
