/**
 * Disks and file systems: lists of drives, SMART values and how full the volumes are. Out come {@code Disk} facts with the
 * drive's own health words and raw attributes, and {@code Volume} facts. Start at {@link
 * org.whydunit.ingest.storage.SmartctlReader}. Whether a value is worrying is not decided here.
 */
package org.whydunit.ingest.storage;
