package org.whydunit.ingest.facts;

/**
 * A running process.
 *
 * @param name image name
 * @param pid process id; {@code null} when unknown
 * @param memoryBytes resident memory; {@code null} when unknown
 * @param cpuPercent share of one processor; {@code null} when unknown
 */
public record Process(String name, Long pid, Long memoryBytes, Double cpuPercent, Origin origin) implements Fact {}
