package org.whydunit.ingest.facts;

/**
 * One thing that a source says, with the place where it says it.
 *
 * <p>Sealed, so that a new kind of fact is a decision: rules, examples and the case store all speak these records.
 */
public sealed interface Fact
    permits AppCrash,
        Backup,
        BugCheck,
        Capture,
        Change,
        Claim,
        Device,
        Disk,
        Driver,
        FileCheck,
        HardwareError,
        LogEvent,
        LogMessage,
        Machine,
        MemoryModule,
        Metric,
        Migration,
        Package,
        Process,
        Register,
        Resource,
        Service,
        Setting,
        StackFrame,
        Volume {

  /** Where the fact stands: never {@code null}. */
  Origin origin();
}
