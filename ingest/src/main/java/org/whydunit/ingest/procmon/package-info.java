/**
 * Exports of Process Monitor: refused file and registry accesses become one {@code LogMessage} a process and folder,
 * with the number of times. Start at {@link org.whydunit.ingest.procmon.ProcmonReader}. The millions of accesses that
 * succeeded are only counted.
 */
package org.whydunit.ingest.procmon;
