package org.whydunit.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whydunit.ingest.dump.LargeDump;

/**
 * Inputs far larger than the heap, read by a JVM of 512 MB. Only with {@code -Dwhydunit.large=true}, for it needs minutes,
 * and 2 GB of disk.
 */
class LargeInputsTest {

  private static final String HEAP = "-Xmx512m";
  private static final long LOG_BYTES = 1L << 31;

  @TempDir Path folder;

  @BeforeAll
  static void onlyWhenAskedFor() {
    assumeTrue(Boolean.getBoolean("whydunit.large"), "give -Dwhydunit.large=true");
  }

  @Test
  void readsALogOfTwoGigabytes() throws IOException, InterruptedException {
    Path log = folder.resolve("kern.log");
    byte[] first = "[    0.000000] Linux version 6.8.0-demo (build@lab) (gcc 13) #1 SMP\n".getBytes(StandardCharsets.UTF_8);
    byte[] line = "[  100.000001] usb 1-1: new high-speed USB device number 4 using xhci_hcd\n".getBytes(StandardCharsets.UTF_8);
    byte[] last = "[  200.000002] NVRM: Xid (PCI:0000:65:00): 79, pid=1, GPU has fallen off the bus.\n".getBytes(StandardCharsets.UTF_8);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(log), 1 << 20)) {
      out.write(first);
      for (long written = 0; written < LOG_BYTES; written += line.length) {
        out.write(line);
      }
      out.write(last);
    }
    assertThat(said(log)).contains("kernel-log", "6.8.0-demo", "HardwareError[", "79");
  }

  @Test
  void readsAMemoryDumpOfFourGigabytes() throws IOException, InterruptedException {
    Path dump = folder.resolve("MEMORY.DMP");
    LargeDump.write(dump);
    assumeTrue(Files.size(dump) > 1L << 32, "no room for a sparse file");
    assertThat(said(dump)).contains("kernel-dump", "netflt77.sys", "BugCheck[code=209");
  }

  private static String said(Path file) throws IOException, InterruptedException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Process reader =
        new ProcessBuilder(
                java.toString(), HEAP, "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path"), LargeInputsTest.class.getName(), file.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(reader.waitFor()).as(said).isZero();
    System.out.println(said);
    return said;
  }

  /** Reads a file and says its format, its facts and what that took. */
  public static void main(String[] files) throws IOException {
    List<Ingest.SourceFacts> read = new Ingest(Interest.everything(), ZoneOffset.UTC, Limits.DEFAULT).read(Path.of(files[0]));
    Runtime runtime = Runtime.getRuntime();
    System.out.printf("heap: %d MB at most, %d MB now%n", runtime.maxMemory() >> 20, runtime.totalMemory() - runtime.freeMemory() >> 20);
    read.forEach(source -> System.out.println(source.format() + " " + source.records() + " " + source.facts() + " " + source.problems()));
  }
}
