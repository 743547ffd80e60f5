package org.whydunit.ingest.evt;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.whydunit.ingest.Fuzz;

public class EvtFuzzTest {

  /** A small sound log. */
  public static byte[] log() {
    return EvtReaderTest.threeRecords();
  }

  @Test
  void survivesDamagedLogs() {
    new Fuzz(new EvtReader(), List.of(EvtReaderTest.threeRecords(), EvtReaderTest.wrapped())).run();
  }
}
