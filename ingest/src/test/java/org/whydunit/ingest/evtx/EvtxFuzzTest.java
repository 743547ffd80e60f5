package org.whydunit.ingest.evtx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.whydunit.ingest.Fuzz;
import org.whydunit.ingest.evtx.EvtxWriter.Datum;
import org.whydunit.ingest.evtx.EvtxWriter.Written;

public class EvtxFuzzTest {

  private static final int FILE_HEADER_BYTES = 4096;

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

  /** What is read of a small log costs little, so most inputs are small: a chunk up to its last record, and whole logs. */
  private static List<byte[]> seeds() {
    byte[] log = log();
    byte[] classic = new EvtxWriter().providerAsValue().add(event(7)).add(event(7)).addInline(event(8)).log();
    byte[] few = new EvtxWriter().add(event(1)).add(event(1)).addInline(event(2)).log();
    return List.of(
        chunk(few), chunk(classic), chunk(few), chunk(classic), chunk(log), chunk(few), chunk(classic),
        Arrays.copyOf(few, FILE_HEADER_BYTES + chunk(few).length), log);
  }

  private static byte[] chunk(byte[] log) {
    int free = ByteBuffer.wrap(log).order(ByteOrder.LITTLE_ENDIAN).getInt(FILE_HEADER_BYTES + 48);
    return Arrays.copyOfRange(log, FILE_HEADER_BYTES, FILE_HEADER_BYTES + free);
  }

  @Test
  void survivesDamagedLogs() {
    new Fuzz(new EvtxReader(), seeds()).run();
  }
}
