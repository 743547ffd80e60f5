package org.whydunit.ingest.evtx;

import java.io.IOException;
import java.io.OutputStream;

import org.whydunit.ingest.Reading;
import org.whydunit.ingest.Source;

/**
 * Writes every record of a log, all its fields, as one line of JSON (UTF-8, {@code
 * {"Event":{"System":…,"EventData":…}}}) in the order of the file. Memory does not grow with the log. Damage becomes a
 * problem of the reading; records that cannot be decoded have no line.
 */
public final class EvtxJson {

  private final Source source;

  /** Lines of this log. */
  public EvtxJson(Source source) {
    this.source = source;
  }

  /**
   * Writes the lines.
   *
   * @param reading counts the records and takes the problems
   * @param out is not closed
   * @throws IOException when {@code out} fails
   */
  public void write(Reading reading, OutputStream out) throws IOException {
    new Log(source)
        .read(
            Lines::new,
            findings -> {
              findings.lines().writeTo(out);
              findings.handOver(reading);
            });
  }

  /** Decodes every record. */
  private static final class Lines implements Log.Visitor {

    private final EventJson json;
    private BinXml xml;

    Lines(Findings findings) {
      json = new EventJson(findings.lines());
    }

    @Override
    public void nextChunk() {
      if (xml != null) {
        xml.nextChunk();
      }
    }

    @Override
    public void record(Chunk chunk, int at, int size) {
      if (xml == null) {
        xml = new BinXml(chunk);
      }
      json.line(
          xml.event(at + SlotReader.RECORD_HEADER_BYTES, at + size - SlotReader.RECORD_SIZE_COPY_BYTES));
    }
  }
}
