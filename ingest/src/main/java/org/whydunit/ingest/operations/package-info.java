/**
 * What those who run machines and services keep: the daily inspection (start at {@link
 * org.whydunit.ingest.operations.InspectionReader}; its JSON Schema lies beside it), change tickets, backup catalogues,
 * migration histories, package histories, checksum results, snapshots of configuration, and the state of caches and
 * queues. Tables of any spelling (CSV, JSON, framed) go through {@code Table}. Comparing a snapshot before with one after
 * is another's work: one reader sees one source.
 */
package org.whydunit.ingest.operations;
