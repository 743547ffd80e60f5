/**
 * Text of the Windows debuggers (WinDbg, kd, cdb): {@code !analyze -v} of any age, stop screens, module lists, {@code
 * !errrec}, {@code !irp} and {@code !blackboxpnp}. Start at {@link org.whydunit.ingest.windbg.WindbgReader}; {@code
 * Transcript} walks the lines, a {@code Session} is one opened dump, an {@code Analysis} one stop in it. Several
 * statements of one stop (summary, header, key lines) become one fact. Registers, disassembly and memory dumps are left
 * out.
 */
package org.whydunit.ingest.windbg;
