package org.whydunit.ingest.facts;

import java.time.Instant;

/**
 * The machine that a source describes. Sources that know only part leave the rest empty.
 *
 * @param os product name ({@code Microsoft Windows 11 Pro}, {@code Ubuntu 24.04})
 * @param build build or kernel release ({@code 22631}, {@code 6.8.0-41-generic})
 * @param firmware BIOS or UEFI vendor and version
 * @param firmwareDate the firmware's date; {@code null} when unknown
 * @param model system manufacturer and model
 * @param board mainboard manufacturer and product
 * @param processor first processor's name
 * @param memoryBytes installed memory; {@code null} when unknown
 * @param bootTime last start; {@code null} when unknown
 * @param zone time zone as written ({@code UTC+08:00}); empty when unknown
 */
public record Machine(
    String os,
    String build,
    String firmware,
    Instant firmwareDate,
    String model,
    String board,
    String processor,
    Long memoryBytes,
    Instant bootTime,
    String zone,
    Origin origin)
    implements Fact {}
