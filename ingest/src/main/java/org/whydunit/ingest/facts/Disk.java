package org.whydunit.ingest.facts;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A physical drive.
 *
 * @param name device name ({@code \\\\.\\PHYSICALDRIVE0}, {@code sda}, {@code nvme0n1})
 * @param model manufacturer's model
 * @param firmware firmware revision
 * @param status health as the source words it, lower case ({@code ok}, {@code pred fail}, {@code failed} …)
 * @param bytes capacity; {@code null} when unknown
 * @param attributes raw health values by the tool's own attribute name, for example {@code Current_Pending_Sector}
 */
public record Disk(
    String name, String model, String firmware, String status, Long bytes, Map<String, Long> attributes, Origin origin)
    implements Fact {

  public Disk {
    attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
  }

  /** A raw health value, or {@code null}. */
  public Long attribute(String attribute) {
    return attributes.get(attribute);
  }
}
