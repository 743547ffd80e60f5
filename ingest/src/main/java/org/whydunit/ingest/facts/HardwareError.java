package org.whydunit.ingest.facts;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * An error that hardware reported: WHEA, machine check, EDAC, PCI Express AER, GPU Xid.
 *
 * @param kind {@code processor}, {@code memory}, {@code pcie}, {@code nmi}, {@code gpu} or {@code other}
 * @param severity {@code corrected}, {@code recoverable} or {@code fatal}
 * @param component DIMM label, bank, bus address or processor, as the source names it; may be empty
 * @param data further values by the source's own names
 */
public record HardwareError(
    String kind, String severity, String component, Map<String, String> data, Instant time, Origin origin)
    implements Fact {

  public HardwareError {
    data = Collections.unmodifiableMap(new TreeMap<>(data));
  }

  /** A value by name, or an empty text. */
  public String value(String key) {
    return data.getOrDefault(key, "");
  }
}
