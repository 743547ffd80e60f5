package org.whydunit.ingest.evtx;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.whydunit.ingest.Fuzz;
import org.whydunit.ingest.evtx.EvtxWriter.Datum;
import org.whydunit.ingest.evtx.EvtxWriter.Written;

public class EvtxFuzzTest {

  private static Written event(int id) {
    List<Datum> data =
        List.of(
            Datum.text("DriverName", "demo" + id + ".sys"), Datum.u32("Status", id),
            new Datum("List", 0x81, "one\0two\0\0".getBytes(StandardCharsets.UTF_16LE)), new Datum("Guid", 15, new byte[16]));
    return new Written("Microsoft-Windows-Demo", id, 2, 133_500_000_000_000_000L + id, data);
  }

  /** A small sound log. */
  public static byte[] log() {
    EvtxWriter writer = new EvtxWriter();
    for (int id = 1; id < 20; id++) {
      writer.add(event(id));
      writer.addInline(event(100 + id));
    }
    writer.providerAsValue().endChunk().add(event(7));
    return writer.log();
  }

  @Test
  void survivesDamagedLogs() {
    byte[] log = log();
    new Fuzz(new EvtxReader(), List.of(log, Arrays.copyOfRange(log, 4096, log.length))).run();
  }
}
