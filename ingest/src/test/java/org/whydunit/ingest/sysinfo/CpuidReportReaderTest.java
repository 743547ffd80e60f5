package org.whydunit.ingest.sysinfo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.whydunit.ingest.Ingest;
import org.whydunit.ingest.facts.Machine;
import org.whydunit.ingest.facts.MemoryModule;
import org.whydunit.ingest.facts.Metric;
import org.whydunit.ingest.tables.Reads;

class CpuidReportReaderTest {

  @Test
  void tellsTheMachineItsModulesAndItsSensors() throws IOException {
    Ingest.SourceFacts read = Reads.of("cpuz.txt", Files.readAllBytes(Path.of("src/test/resources/samples/cpuid-report/cpuz.txt")));
    assertThat(Reads.only(read, Machine.class))
        .extracting(Machine::processor, Machine::board, Machine::firmware, Machine::firmwareDate, Machine::memoryBytes)
        .containsExactly(
            "Demo(R) Core(TM) 5-5500 CPU @ 3.00GHz", "Contoso B550-DEMO", "Demo BIOS Inc. F5", Instant.parse("2023-07-16T00:00:00Z"), 16L << 30);
    assertThat(Reads.all(read, MemoryModule.class))
        .extracting(MemoryModule::vendor, MemoryModule::part, MemoryModule::bytes, MemoryModule::ratedMts, MemoryModule::configuredMts)
        .containsExactly(
            tuple("Contoso", "CT8G-2400", 8L << 30, 2400, 3593), tuple("Fabrikam", "FK8G", 8L << 30, 2666, 3593));
    assertThat(Reads.all(read, Metric.class))
        .extracting(Metric::subject, Metric::name, Metric::value, Metric::unit)
        .containsExactly(tuple("Demo Core 5", "Core #0", 97.0, "°C"), tuple("Demo Core 5", "VID", 1.21, "V"));
  }

  @Test
  void readsHwMonitorWithTabs() {
    String report =
        """

        CPUID Hardware Monitor 1.1.4.0
        -----------------------------------------------------

        Mainboard Vendor\tContoso
        Mainboard Model\t\tX79-DEMO (0x665 - 0x1CB0B7C0)

        Temperature sensor 1\t30°C (86°F) [0x5E] (TMPIN1)
        Fan sensor 12\t\t0 RPM [0x0] (FANIN12)
        """;
    Ingest.SourceFacts read = Reads.of(report);
    assertThat(read.format()).isEqualTo("cpuid-report");
    assertThat(Reads.only(read, Machine.class).board()).isEqualTo("Contoso X79-DEMO");
    assertThat(Reads.all(read, Metric.class))
        .extracting(Metric::name, Metric::value, Metric::unit)
        .containsExactly(tuple("TMPIN1", 30.0, "°C"), tuple("FANIN12", 0.0, "RPM"));
  }
}
