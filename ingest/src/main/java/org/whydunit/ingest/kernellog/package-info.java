/**
 * What the Linux kernel printed, as {@code dmesg}, syslog and the journal keep it. Start at {@link
 * org.whydunit.ingest.kernellog.KernelLogReader} for text and {@link
 * org.whydunit.ingest.kernellog.JournalJsonReader} and {@link
 * org.whydunit.ingest.kernellog.JournalExportReader} for the journal's own formats; all three hand message after message
 * to {@code KernelFacts}. Only what spans lines or needs decoding is read here: single telling lines are found by the
 * log signatures. Seconds since boot become no instant, since nothing in the text says when the boot was.
 */
package org.whydunit.ingest.kernellog;
