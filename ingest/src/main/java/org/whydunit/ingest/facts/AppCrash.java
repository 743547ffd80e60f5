package org.whydunit.ingest.facts;

import java.time.Instant;

/**
 * A user-mode program that ended by an exception (Application Error 1000, a user minidump, Report.wer).
 *
 * @param process image name, for example {@code notepad.exe}
 * @param module faulting module's file name; empty when unknown
 * @param exception exception code (NTSTATUS or signal number), unsigned; {@code null} when unknown
 * @param offset fault offset inside the module; {@code null} when unknown
 * @param kind {@code crash}, {@code hang} or {@code signal}
 */
public record AppCrash(
    String process, String module, Long exception, Long offset, String kind, Instant time, Origin origin)
    implements Fact {}
