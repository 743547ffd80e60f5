package org.whydunit.ingest.evtx;

import org.whydunit.ingest.Damage;
import org.whydunit.ingest.Source;

/**
 * Finds the records of one slot. Checksums are told, not believed: a record whose size stands at both of its ends is
 * visited whatever the chunk's header says, and after damage the search goes on at the next such record.
 */
final class SlotReader {

  /*
   * A record (libevtx, "Windows XML Event Log (EVTX) format", section 4):
   *   0 u32 0x00002A2A   4 u32 size   8 u64 number   16 FILETIME written   24 binary XML   size-4 u32 size again
   */
  static final int RECORD_HEADER_BYTES = 24;
  static final int RECORD_SIZE_COPY_BYTES = 4;
  private static final int RECORD_MAGIC = 0x00002A2A;
  private static final int SMALLEST_RECORD = RECORD_HEADER_BYTES + RECORD_SIZE_COPY_BYTES;
  private static final int RECORD_ALIGNMENT = 4;

  private final Source source;
  private final Findings findings;
  private final Log.Visitor visitor;
  private final Chunk chunk;
  private long lastNumber;
  private boolean usedPartKnown;

  SlotReader(Source source, Findings findings, Log.Visitor visitor) {
    this.source = source;
    this.findings = findings;
    this.visitor = visitor;
    this.chunk = new Chunk(source.path());
  }

  void read(long slot) {
    chunk.load(source, slot);
    lastNumber = -1;
    visitor.nextChunk();
    boolean magic = chunk.hasMagic();
    if (!magic && chunk.isZeroFrom(0)) {
      return;
    }
    int used = chunk.length();
    usedPartKnown = false;
    if (magic) {
      used = checkHeader();
    } else {
      findings.problem(slot, "chunk-magic");
    }
    if (chunk.length() < Chunk.BYTES) {
      findings.problem(slot + chunk.length(), "cut", Chunk.BYTES - chunk.length());
    }
    slack(records(used));
  }

  private int checkHeader() {
    usedPartKnown = chunk.headerChecksumHolds();
    if (!usedPartKnown) {
      findings.problem(chunk.offset(), "header-checksum");
    }
    if (chunk.length() == Chunk.BYTES && !chunk.dataChecksumHolds()) {
      findings.problem(chunk.offset() + Chunk.HEADER_BYTES, "records-checksum");
    }
    return usedPartKnown ? chunk.used() : chunk.length();
  }

  /** Visits the records of the used part; returns where they end. */
  private int records(int used) {
    int at = Chunk.HEADER_BYTES;
    int end = at;
    while (at + SMALLEST_RECORD <= used) {
      int size = framed(at);
      if (size > 0 && inTurn(at)) {
        visit(at, size);
        at += size;
        end = at;
      } else if (chunk.isZeroFrom(at)) {
        break;
      } else {
        at = behindDamage(at, used);
      }
    }
    return end;
  }

  /** A record whose end was overwritten may still be whole where it matters. */
  private int behindDamage(int at, int used) {
    int next = nextFrame(at + RECORD_ALIGNMENT, used);
    boolean record = isMagic(at);
    if (record || next < used) {
      findings.problem(chunk.offset() + at, "record-lost", next - at);
    }
    int size = record ? chunk.i32(at + 4) : 0;
    if (size >= SMALLEST_RECORD && size <= chunk.length() - at && inTurn(at)) {
      visit(at, size);
    }
    return next;
  }

  /** A log that was copied while in use has records behind the place that its header still calls free. */
  private void slack(int end) {
    int at = end;
    int size;
    while ((size = framed(at)) > 0 && chunk.i64(at + 8) == lastNumber + 1) {
      visit(at, size);
      at += size;
    }
  }

  private void visit(int at, int size) {
    lastNumber = chunk.i64(at + 8);
    try {
      visitor.record(chunk, at, size);
      findings.count();
    } catch (Damage damage) {
      findings.damaged(damage);
    }
  }

  /** Size of the record that is framed soundly here, or 0. */
  private int framed(int at) {
    if (!isMagic(at) || at + SMALLEST_RECORD > chunk.length()) {
      return 0;
    }
    int size = chunk.i32(at + 4);
    if (size < SMALLEST_RECORD || size > chunk.length() - at) {
      return 0;
    }
    boolean closed = chunk.i32(at + size - RECORD_SIZE_COPY_BYTES) == size;
    return closed || isMagic(at + size) ? size : 0;
  }

  private boolean isMagic(int at) {
    return at + 4 <= chunk.length() && chunk.i32(at) == RECORD_MAGIC;
  }

  /** In the unused rest of a chunk whose header is lost, older records may lie: their numbers do not go up. */
  private boolean inTurn(int at) {
    return usedPartKnown || chunk.i64(at + 8) > lastNumber;
  }

  private int nextFrame(int from, int used) {
    for (int at = from; at + SMALLEST_RECORD <= used; at += RECORD_ALIGNMENT) {
      if (framed(at) > 0 && inTurn(at)) {
        return at;
      }
    }
    return used;
  }
}
