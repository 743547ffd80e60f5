package org.whydunit.ingest.facts;

/**
 * A device as the operating system lists it.
 *
 * @param name display name
 * @param id hardware or instance id, for example {@code PCI\\VEN_8086&DEV_08B2&SUBSYS_...}; Linux: bus address
 * @param type device class as listed ({@code Net}, {@code Display}, {@code USB} …)
 * @param problem Device Manager problem code; 0 when none, {@code null} when not told
 * @param driver service or driver file bound to it; empty when none
 */
public record Device(String name, String id, String type, Integer problem, String driver, Origin origin)
    implements Fact {}
