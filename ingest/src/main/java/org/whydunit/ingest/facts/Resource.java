package org.whydunit.ingest.facts;

/**
 * A hardware resource and one device that uses it; a shared resource is two facts with equal kind and value.
 *
 * @param kind {@code irq}, {@code io}, {@code memory} or {@code dma}
 * @param value the line or range as written ({@code 16}, {@code 0xA0000-0xBFFFF})
 * @param device display name of the device, Linux: the handler's name
 * @param conflict true when the source itself lists it as a conflict
 */
public record Resource(String kind, String value, String device, boolean conflict, Origin origin) implements Fact {}
