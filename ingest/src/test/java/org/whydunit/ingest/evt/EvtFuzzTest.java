package org.whydunit.ingest.evt;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.whydunit.ingest.Fuzz;

class EvtFuzzTest {

  @Test
  void survivesDamagedLogs() {
    new Fuzz(new EvtReader(), List.of(EvtReaderTest.threeRecords(), EvtReaderTest.wrapped())).run();
  }
}
