package org.whydunit.ingest.facts;

/**
 * A memory module.
 *
 * @param slot label of the slot
 * @param vendor manufacturer as listed
 * @param part part number
 * @param bytes size; {@code null} when unknown
 * @param ratedMts speed that the module states, in MT/s; {@code null} when unknown
 * @param configuredMts speed at which it runs, in MT/s; {@code null} when unknown
 */
public record MemoryModule(
    String slot, String vendor, String part, Long bytes, Integer ratedMts, Integer configuredMts, Origin origin)
    implements Fact {}
