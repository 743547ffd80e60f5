package org.whydunit.ingest.evtx;

import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.whydunit.ingest.Source;

/**
 * A log as a row of slots. The counts in the file header are stale in a log that was copied while in use, and the
 * header may be lost: only the size of the file says how many slots there are.
 *
 * <p>Runs of slots are read side by side, a window of them at a time, and handed over in the order of the file, so that
 * memory does not grow with the file.
 */
final class Log {

  private static final int FILE_HEADER_BYTES = 4096;
  private static final int RUN_SLOTS = 16;
  private static final int WINDOW_RUNS = 32;
  private static final int SECTOR_BYTES = 512;
  private static final ValueLayout.OfLong U64_LE = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final Source source;

  Log(Source source) {
    this.source = source;
  }

  /** Takes what one run gave. */
  interface Handover {
    void accept(Findings findings) throws IOException;
  }

  /** What is done with each record of a chunk. */
  interface Visitor {
    /** A record of {@code size} bytes at {@code at}, with both its sizes sound. */
    void record(Chunk chunk, int at, int size);

    /** Another chunk begins: offsets of the last one mean nothing any more. */
    void nextChunk();
  }

  /** Reads all slots, each run with a visitor of its own. */
  void read(Function<Findings, Visitor> visitors, Handover handover) throws IOException {
    long first = firstSlot();
    long slots = Math.ceilDiv(Math.max(0, source.size() - first), Chunk.BYTES);
    if (slots == 0) {
      Findings none = new Findings(source.path());
      none.problem(source.size(), "cut", first + Chunk.BYTES - source.size());
      handover.accept(none);
    }
    int runs = Math.toIntExact(Math.ceilDiv(slots, RUN_SLOTS));
    for (int from = 0; from < runs; from += WINDOW_RUNS) {
      List<Findings> window =
          IntStream.range(from, Math.min(runs, from + WINDOW_RUNS))
              .parallel()
              .mapToObj(run -> run(first + (long) run * RUN_SLOTS * Chunk.BYTES, visitors))
              .toList();
      for (Findings findings : window) {
        handover.accept(findings);
      }
    }
  }

  private Findings run(long start, Function<Findings, Visitor> visitors) {
    Findings findings = new Findings(source.path());
    SlotReader reader = new SlotReader(source, findings, visitors.apply(findings));
    long end = Math.min(source.size(), start + (long) RUN_SLOTS * Chunk.BYTES);
    for (long slot = start; slot < end; slot += Chunk.BYTES) {
      reader.read(slot);
    }
    return findings;
  }

  /** Behind the file header, or, in a piece of a log that was carved out, where the first chunk's magic stands. */
  private long firstSlot() {
    for (long at = FILE_HEADER_BYTES; at >= 0; at -= SECTOR_BYTES) {
      if (at + 8 <= source.size() && source.bytes().get(U64_LE, at) == Chunk.MAGIC) {
        return at;
      }
    }
    return FILE_HEADER_BYTES;
  }
}
