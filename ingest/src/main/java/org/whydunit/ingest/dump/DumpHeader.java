package org.whydunit.ingest.dump;

import java.time.Duration;
import java.time.Instant;

import org.whydunit.ingest.Cursor;

/**
 * The first pages of a kernel dump. Absent values are {@code null}: the writer fills what it does not set with the
 * characters {@code PAGE}, and a cut file ends before them.
 *
 * <p>Source: DUMP_HEADER32 and DUMP_HEADER64 of the Windows SDK (windows-docs-rs, Win32.System.Diagnostics.Debug); bit 4
 * of the attributes, LiveDumpGeneratedDump: DUMP_FILE_ATTRIBUTES of the same. The 64-bit layout agrees with a real
 * triage dump; the attributes and the 32-bit layout could not be verified on a real file.
 *
 * @param wide true for {@code DU64}, false for {@code DUMP}
 * @param build Windows build number
 * @param machine IMAGE_FILE_MACHINE value, for example 0x8664
 * @param type 1 complete, 2 kernel, 4 triage, 5 and 6 bitmap, 8 to 10 ranges
 * @param code bug check code as stored
 * @param moduleList address of PsLoadedModuleList
 * @param debuggerData address of KdDebuggerDataBlock
 * @param pagesRoot physical address of the top page table
 * @param pae whether a 32-bit machine used Physical Address Extension
 * @param instruction program counter of the stored context
 * @param stackPointer stack pointer of the stored context
 * @param faultAddress ExceptionAddress of the stored exception record
 */
record DumpHeader(
    boolean wide,
    Long build,
    Long machine,
    Long processors,
    Long type,
    Long code,
    Long[] parameters,
    Long moduleList,
    Long debuggerData,
    Long pagesRoot,
    boolean pae,
    Instant time,
    Duration uptime,
    boolean live,
    Long instruction,
    Long stackPointer,
    Long faultAddress) {

  static final int TRIAGE = 4;
  static final int X86 = 0x14C;
  static final int X64 = 0x8664;
  static final int ARM64 = 0xAA64;

  private static final int FILL = 0x45474150;
  private static final long LIVE_ATTRIBUTE = 0x10;

  /** Marks a small memory dump; 0xDEADDEAD and 0xC000021A are codes of their own, so the whole nibble must match. */
  private static final long SMALL_DUMP_FLAG = 0x1000_0000L;

  static DumpHeader read(Cursor file) {
    boolean wide = Integer.valueOf(0x34365544).equals(intOrNull(file, 4));
    return wide ? wide(new Fields(file, true)) : narrow(new Fields(file, false));
  }

  /** 0x08 versions, 0x10 tables and lists, 0x30 machine, 0x38 code, 0x348 CONTEXT, 0xF00 exception, 0xF98 type. */
  private static DumpHeader wide(Fields at) {
    Long machine = at.u32(0x30);
    long context = 0x348;
    boolean arm = machine != null && machine == ARM64;
    Long attributes = at.u32(0x1050);
    return new DumpHeader(
        true,
        at.u32(0x0C),
        machine,
        at.u32(0x34),
        at.u32(0xF98),
        at.u32(0x38),
        new Long[] {at.pointer(0x40), at.pointer(0x48), at.pointer(0x50), at.pointer(0x58)},
        at.pointer(0x20),
        at.pointer(0x80),
        at.pointer(0x10),
        false,
        FileTime.instant(at.u64(0xFA8)),
        FileTime.duration(at.u64(0x1030)),
        attributes != null && (attributes & LIVE_ATTRIBUTE) != 0,
        at.pointer(context + (arm ? 0x108 : 0xF8)),
        at.pointer(context + (arm ? 0x100 : 0x98)),
        at.pointer(0xF10));
  }

  /** 0x20 machine, 0x28 code, 0x5C PaeEnabled, 0x60 debugger data, 0x320 CONTEXT, 0x7D0 exception, 0xF88 type, 0xFB8 times. */
  private static DumpHeader narrow(Fields at) {
    long context = 0x320;
    return new DumpHeader(
        false,
        at.u32(0x0C),
        at.u32(0x20),
        at.u32(0x24),
        at.u32(0xF88),
        at.u32(0x28),
        new Long[] {at.u32(0x2C), at.u32(0x30), at.u32(0x34), at.u32(0x38)},
        at.u32(0x18),
        at.u32(0x60),
        at.u32(0x10),
        at.u32(0x5C) != null && (at.u32(0x5C) & 0xFF) == 1,
        FileTime.instant(at.u64(0xFC0)),
        FileTime.duration(at.u64(0xFB8)),
        false,
        at.u32(context + 0xB8),
        at.u32(context + 0xC4),
        at.u32(0x7DC));
  }

  /** Bytes before the part that depends on the type. */
  long bytes() {
    return wide ? 0x2000 : 0x1000;
  }

  /** True when the machine's page tables can be walked. */
  boolean hasKnownPages() {
    boolean known = machine != null && (wide ? machine == X64 || machine == ARM64 : machine == X86);
    return known && pagesRoot != null;
  }

  int pointerBytes() {
    return wide ? 8 : 4;
  }

  /** The code without the flag of small dumps; {@code null} when absent or 0. */
  Long stopCode() {
    if (code == null || code == 0) {
      return null;
    }
    return (code & 0xF000_0000L) == SMALL_DUMP_FLAG ? Long.valueOf(code & ~SMALL_DUMP_FLAG) : code;
  }

  private static Integer intOrNull(Cursor file, long offset) {
    return offset + 4 <= file.size() ? Integer.valueOf(file.seek(offset).readI32Le()) : null;
  }

  /** Fields at fixed offsets, {@code null} when filled or cut off. */
  private record Fields(Cursor file, boolean wide) {

    Long u32(long offset) {
      Integer value = intOrNull(file, offset);
      return value == null || value == FILL ? null : Long.valueOf(value & 0xFFFF_FFFFL);
    }

    Long u64(long offset) {
      if (offset + 8 > file.size()) {
        return null;
      }
      long value = file.seek(offset).readI64Le();
      return (int) value == FILL && (int) (value >>> 32) == FILL ? null : Long.valueOf(value);
    }

    Long pointer(long offset) {
      return wide ? u64(offset) : u32(offset);
    }
  }
}
