package org.whydunit.ingest.facts;

import java.time.Instant;

/**
 * A kernel driver, module or filter of this machine.
 *
 * @param file file name in lower case with extension, for example {@code rtwlane.sys}; Linux: the module's name
 * @param vendor who makes it; filled from the source or, when empty, from the reference table after reading
 * @param product what it belongs to; as {@code vendor}
 * @param kind driver class id of the reference table ({@code wifi}, {@code antivirus}, {@code gpu} …); empty when unknown
 * @param version file version as printed
 * @param date the driver's own date (link time stamp or INF date); {@code null} when unknown or not a date
 * @param state {@code loaded}, {@code unloaded}, {@code running}, {@code stopped} or {@code installed}
 * @param base load address; {@code null} when unknown
 * @param bytes size in memory; {@code null} when unknown
 * @param altitude minifilter altitude; empty when it is no minifilter
 */
public record Driver(
    String file,
    String vendor,
    String product,
    String kind,
    String version,
    Instant date,
    String state,
    Long base,
    Long bytes,
    String altitude,
    Origin origin)
    implements Fact {

  /** A driver of which no more is known than that this source lists it. */
  public static Driver named(String file, String state, Origin origin) {
    return new Driver(file, "", "", "", "", null, state, null, null, "", origin);
  }

  /** Maker and product as one name: of a product whose name begins with its maker's, the product's alone. */
  public static String make(String vendor, String product) {
    return product.equals(vendor) || product.startsWith(vendor + " ") ? product : (vendor + " " + product).strip();
  }
}
