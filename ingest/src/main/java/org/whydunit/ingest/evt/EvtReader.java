package org.whydunit.ingest.evt;

import com.google.auto.service.AutoService;
import org.whydunit.ingest.Damage;
import org.whydunit.ingest.Head;
import org.whydunit.ingest.Reader;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.Source;
import org.whydunit.ingest.facts.LogEvent;

/**
 * Reads legacy event logs ({@code .Evt}): one {@link LogEvent} for each record that the rules want. The insertion
 * strings are {@code param1} …, the binary data is {@code Binary} in hexadecimal. Origins are record numbers, problems
 * stand at byte offsets.
 *
 * <p>The log is a ring: a record may begin at the end of the file and go on behind the header. The header's places are
 * stale in a log that was copied while in use, so records are found by their magic and by the size that stands at both
 * of their ends. Sources: Microsoft, "Event Log File Format" and "EVENTLOGRECORD"; libevt, "Windows Event Log (EVT)
 * format".
 */
@AutoService(Reader.class)
public final class EvtReader implements Reader {

  @Override
  public String format() {
    return "evt";
  }

  /** Size of the header, its magic and version 1.1: no other format begins so. */
  @Override
  public int recognise(Head head) {
    return head.startsWith(0x30, 0, 0, 0, 'L', 'f', 'L', 'e', 1, 0, 0, 0, 1, 0, 0, 0) ? CERTAIN : 0;
  }

  @Override
  public void read(Source source, Reading reading) {
    new Walk(new Ring(source), reading).read();
  }

  /** Walks the ring once. Behind the newest record lie the rests of older ones: their numbers do not go up. */
  private static final class Walk {

    private final Ring ring;
    private final Reading reading;
    private long lastNumber = -1;

    Walk(Ring ring, Reading reading) {
      this.ring = ring;
      this.reading = reading;
    }

    void read() {
      long first = ring.oldest();
      walk(first, ring.size());
      walk(Ring.HEADER_BYTES, first);
    }

    private void walk(long from, long to) {
      long at = from;
      while (at < to) {
        int size = ring.recordSize(at);
        if (size > 0 && ring.number(at) > lastNumber) {
          lastNumber = ring.number(at);
          record(at, size);
        } else if (size == 0 && ring.isMagic(at) && !ring.isHeader(at) && ring.number(at) > lastNumber) {
          reading.problem(reading.offset(at), "evt/record-lost");
        }
        at += size > 0 ? size : Ring.ALIGNMENT;
      }
    }

    private void record(long at, int size) {
      try {
        EvtRecord record = new EvtRecord(ring.record(at, size), at, reading.offset(at).source());
        reading.count(1);
        if (reading.interest().wants(record.provider(), record.id())) {
          reading.fact(record.event(reading));
        }
      } catch (Damage damage) {
        reading.problem(reading.offset(damage.offset()), "evt/record-damaged", damage.expected(), damage.found());
      }
    }
  }
}
