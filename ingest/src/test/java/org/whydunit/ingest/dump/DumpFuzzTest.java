package org.whydunit.ingest.dump;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.whydunit.ingest.Fuzz;
import org.whydunit.ingest.dump.MemoryDumpWriter.Form;

class DumpFuzzTest {

  @Test
  void survivesDamagedSmallDumps() {
    new Fuzz(new KernelDumpReader(), List.of(KernelDumpReaderTest.story(true).bytes(), KernelDumpReaderTest.story(false).bytes())).run();
  }

  @Test
  void survivesDamagedMemoryDumps() {
    new Fuzz(new KernelDumpReader(), Stream.of(Form.values()).map(MemoryDumpTest::dump).toList()).run();
  }

  @Test
  void survivesDamagedMinidumps() {
    new Fuzz(new MinidumpReader(), List.of(MinidumpReaderTest.story(true).bytes(), MinidumpReaderTest.story(false).bytes())).run();
  }
}
