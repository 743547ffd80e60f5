package org.whydunit.ingest.dump;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.whydunit.ingest.Fuzz;
import org.whydunit.ingest.dump.MemoryDumpWriter.Form;

public class DumpFuzzTest {

  /** A small sound dump of the kernel. */
  public static byte[] kernel() {
    return KernelDumpReaderTest.story(true).bytes();
  }

  /** A small sound dump of a program. */
  public static byte[] program() {
    return MinidumpReaderTest.story(true).bytes();
  }

  @Test
  void survivesDamagedSmallDumps() {
    new Fuzz(new KernelDumpReader(), List.of(KernelDumpReaderTest.story(true).bytes(), KernelDumpReaderTest.story(false).bytes())).run();
  }

  @Test
  void survivesDamagedMemoryDumps() {
    List<byte[]> seeds = new ArrayList<>(Stream.of(Form.values()).map(MemoryDumpTest::dump).toList());
    seeds.add(MemoryDumpTest.arm64(Form.KERNEL_BITMAP));
    seeds.add(new NarrowDumpWriter(true).bytes());
    seeds.add(new NarrowDumpWriter(false).bytes());
    new Fuzz(new KernelDumpReader(), seeds).run();
  }

  @Test
  void survivesDamagedMinidumps() {
    new Fuzz(new MinidumpReader(), List.of(MinidumpReaderTest.story(true).bytes(), MinidumpReaderTest.story(false).bytes())).run();
  }
}
