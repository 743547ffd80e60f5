package org.whydunit.ingest.evtx;

import java.util.Arrays;

import org.whydunit.ingest.Interest;
import org.whydunit.ingest.facts.LogEvent;

/** Decodes the records that the rules want to facts and leaves the others as they are. */
final class Selection implements Log.Visitor {

  /** Power of two above the templates of a full chunk; what does not fit is walked again each time. */
  private static final int SKIMS = 512;

  private final Interest interest;
  private final Findings findings;
  private final String path;
  private final Providers providers;
  private final Skim[] skims = new Skim[SKIMS];
  private final int[] definitions = new int[SKIMS];
  private BinXml xml;

  Selection(Interest interest, String path, Findings findings) {
    this.interest = interest;
    this.path = path;
    this.findings = findings;
    this.providers = new Providers(interest);
  }

  @Override
  public void nextChunk() {
    Arrays.fill(skims, null);
    if (xml != null) {
      xml.nextChunk();
    }
  }

  @Override
  public void record(Chunk chunk, int at, int size) {
    int body = at + SlotReader.RECORD_HEADER_BYTES;
    int end = at + size - SlotReader.RECORD_SIZE_COPY_BYTES;
    if (interest.events() != null && !wanted(chunk, body, end)) {
      return;
    }
    if (xml == null) {
      xml = new BinXml(chunk);
    }
    LogEvent event = EventFacts.of(xml.event(body, end), path, chunk.i64(at + 8), chunk.i64(at + 16));
    if (event == null) {
      throw chunk.damage(body, "an event with a provider", "none");
    }
    if (interest.wants(event.provider(), event.id())) {
      findings.fact(event);
    }
  }

  /** False only when the record is certainly of no use. */
  private boolean wanted(Chunk chunk, int body, int end) {
    int at = chunk.u8(body) == BinXml.FRAGMENT ? body + BinXml.FRAGMENT_BYTES : body;
    if (chunk.u8(at) != BinXml.TEMPLATE_INSTANCE) {
      Skim skim = Skim.of(chunk, at, end, false);
      return skim == null || skim.wanted(providers);
    }
    Skim skim = template(chunk, TemplateInstance.definitionOf(chunk, at));
    return skim == null || skim.wanted(providers, TemplateInstance.valuesOf(chunk, at), end);
  }

  private Skim template(Chunk chunk, int definition) {
    int index = (definition >>> 3) * 0x9E3779B1 >>> 23;
    if (skims[index] != null && definitions[index] == definition) {
      return skims[index];
    }
    int body = TemplateInstance.bodyOf(definition);
    Skim skim = Skim.of(chunk, body, body + TemplateInstance.bodySize(chunk, definition), true);
    skims[index] = skim;
    definitions[index] = definition;
    return skim;
  }
}
