/**
 * Windows crash dumps, read without a debugger and without symbols. Start at {@link
 * org.whydunit.ingest.dump.KernelDumpReader} (files that begin with {@code PAGE}: small, kernel, active and complete
 * memory dumps) and {@link org.whydunit.ingest.dump.MinidumpReader} (files that begin with {@code MDMP}: a program's
 * crash). Both give the crash, the machine and a stack whose frames, but for the first, are candidates: values on the
 * stack that point into a module. Only the bytes needed are touched, so a dump of many gigabytes costs milliseconds.
 */
package org.whydunit.ingest.dump;
