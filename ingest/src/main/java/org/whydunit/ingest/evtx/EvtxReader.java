package org.whydunit.ingest.evtx;

import java.io.IOException;

import com.google.auto.service.AutoService;
import org.whydunit.ingest.Head;
import org.whydunit.ingest.Reader;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.Source;

/**
 * Reads Windows event logs since Vista ({@code .evtx}): one {@link org.whydunit.ingest.facts.LogEvent} for each record
 * that the rules want; the others are counted and not decoded. Origins are the records' own numbers, problems stand at
 * byte offsets.
 *
 * <p>Shape: a file header of 4 KiB, then chunks of 64 KiB with checksums, names and templates of their own, then in
 * each the records in binary XML. Sources: libevtx, "Windows XML Event Log (EVTX) format"; Microsoft, MS-EVEN6.
 */
@AutoService(Reader.class)
public final class EvtxReader implements Reader {

  private static final String FILE_MAGIC = "ElfFile\0";
  private static final String CHUNK_MAGIC = "ElfChnk\0";
  private static final int FILE_HEADER_BYTES = 4096;

  @Override
  public String format() {
    return "evtx";
  }

  /** A log whose file header is lost, or a chunk that was carved out, still has the magic of a chunk. */
  @Override
  public int recognise(Head head) {
    boolean chunk = head.startsWith(CHUNK_MAGIC) || head.at(FILE_HEADER_BYTES, CHUNK_MAGIC.chars().toArray());
    return chunk || head.startsWith(FILE_MAGIC) ? CERTAIN : 0;
  }

  @Override
  public void read(Source source, Reading reading) throws IOException {
    new Log(source)
        .read(
            findings -> new Selection(reading.interest(), source.path(), findings),
            findings -> findings.handOver(reading));
  }
}
