package org.whydunit.ingest.dump;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

import com.google.auto.service.AutoService;
import org.whydunit.ingest.Cursor;
import org.whydunit.ingest.Damage;
import org.whydunit.ingest.Head;
import org.whydunit.ingest.Reader;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.Source;
import org.whydunit.ingest.facts.BugCheck;
import org.whydunit.ingest.facts.Driver;
import org.whydunit.ingest.facts.Machine;
import org.whydunit.ingest.facts.Register;
import org.whydunit.ingest.facts.StackFrame;

/**
 * Kernel dumps of Windows: small (triage), kernel, active, complete and live ones, of x64, ARM64 and 32-bit
 * x86.
 *
 * <p>Gives one {@link BugCheck} with its stack, one {@link Machine}, and a {@link Driver} for each driver loaded or
 * unloaded. {@code module} stays empty, for naming a culprit takes more than a dump's header; {@code symbol} is the
 * place of a parameter that points into a module. Damage becomes a problem with its offset.
 */
@AutoService(Reader.class)
public final class KernelDumpReader implements Reader {

  /** A kernel stack may have been grown to 96 KiB; a page that is not mapped ends it before. */
  private static final long LONGEST_STACK = 0x18000;

  /**
   * Older Windows sets no attribute for a live dump, but keeps it apart ({@code LiveKernelReports/WATCHDOG/}) and names
   * it by component, date and time ({@code WATCHDOG-20260101-1200.dmp}); a stop's dump begins with its date.
   */
  private static final Pattern LIVE_NAME =
      Pattern.compile("(?i)(^|/)livekernelreports/|(^|/)[a-z][a-z0-9_]*-\\d{8}-\\d{4}[^/]*\\.dmp$");

  /** In the order of the x64 CONTEXT. */
  private static final List<String> REGISTERS =
      List.of("rax", "rcx", "rdx", "rbx", "rsp", "rbp", "rsi", "rdi", "r8", "r9", "r10", "r11", "r12", "r13", "r14", "r15");

  @Override
  public String format() {
    return "kernel-dump";
  }

  /** Eight fixed characters, which no other format begins with. */
  @Override
  public int recognise(Head head) {
    return head.startsWith("PAGEDU64") || head.startsWith("PAGEDUMP") ? CERTAIN : 0;
  }

  @Override
  public void read(Source source, Reading reading) {
    Cursor file = source.cursor();
    DumpHeader header = DumpHeader.read(file);
    reading.count(1);
    if (file.size() < header.bytes()) {
      reading.problem(reading.offset(file.size()), "dump/header-cut", file.size(), header.bytes());
    }
    Contents contents = new Contents();
    try {
      if (header.type() != null && header.type() == DumpHeader.TRIAGE) {
        triage(file, header, reading, contents);
      } else if (file.size() > header.bytes()) {
        pages(file, header, reading, contents);
      }
    } catch (Damage damage) {
      reading.problem(damage);
    }
    emit(source, file, header, contents, reading);
  }

  /** What the part behind the header gave; complete or not. */
  private static final class Contents {
    List<Module> loaded = List.of();
    List<Driver> unloaded = List.of();
    List<StackFrame> stack = List.of();
    String process = "";
  }

  private static void triage(Cursor file, DumpHeader header, Reading reading, Contents found) {
    TriageBlock block = new TriageBlock(file, header, reading);
    AddressSpace memory = block.memory();
    found.process = block.process();
    found.unloaded = block.unloaded();
    found.loaded = block.drivers(memory);
    Long top = block.stackTop();
    StackScan scan = scan(header, memory, found, reading);
    if (top != null) {
      // What lies below the stack pointer was left by the handling of the crash itself.
      Long pointer = header.stackPointer();
      boolean inside = pointer != null && pointer >= top && pointer - top < block.stackBytes();
      scan.words(inside ? pointer : top, top + block.stackBytes());
    }
    found.stack = scan.frames();
  }

  private static void pages(Cursor file, DumpHeader header, Reading reading, Contents found) {
    if (!header.hasKnownPages()) {
      reading.problem(
          reading.offset(header.wide() ? 0x30 : 0x20),
          "dump/machine-pages",
          header.machine() == null ? "?" : Long.toHexString(header.machine()));
      return;
    }
    AddressMap physical = PhysicalPages.of(file, header.wide(), reading);
    if (physical == null) {
      return;
    }
    AddressMap tables =
        header.wide()
            ? new WidePageTables(file, physical, header.machine() == DumpHeader.ARM64, header.pagesRoot())
            : new NarrowPageTables(file, physical, header.pae(), header.pagesRoot());
    AddressSpace memory = new AddressSpace(file, tables, header.pointerBytes());
    if (header.moduleList() != null) {
      found.loaded = new LoadedModuleList(memory, header.time(), reading).read(header.moduleList());
    }
    DebuggerData debugger = DebuggerData.at(header.debuggerData(), memory, reading);
    if (debugger != null) {
      found.unloaded = debugger.unloaded();
      found.process = debugger.process(header.stackPointer(), header.processors());
    }
    StackScan scan = scan(header, memory, found, reading);
    if (header.stackPointer() != null) {
      scan.words(header.stackPointer(), header.stackPointer() + LONGEST_STACK);
    }
    found.stack = scan.frames();
  }

  private static StackScan scan(DumpHeader header, AddressSpace memory, Contents found, Reading reading) {
    boolean x86 = header.machine() != null && (header.machine() == DumpHeader.X64 || header.machine() == DumpHeader.X86);
    return new StackScan(memory, new Modules(found.loaded), header.pointerBytes(), x86, reading)
        .counter(header.instruction(), header.wide() ? 0x348 : 0x320);
  }

  private static void emit(Source source, Cursor cursor, DumpHeader header, Contents found, Reading reading) {
    Long code = header.stopCode();
    if (code == null && source.size() >= header.bytes()) {
      reading.problem(reading.offset(header.wide() ? 0x38 : 0x28), "dump/no-code");
    }
    if (code != null) {
      Long[] p = header.parameters();
      String file = source.path().substring(source.path().lastIndexOf('/') + 1);
      reading.fact(
          new BugCheck(
              code, "", p[0], p[1], p[2], p[3], header.time(), found.process, "", place(header, found), "",
              header.uptime(), file, header.live() || LIVE_NAME.matcher(source.path()).find(), found.stack, reading.offset(header.wide() ? 0x38 : 0x28)));
    }
    if (header.build() != null) {
      Instant boot = header.time() == null || header.uptime() == null ? null : header.time().minus(header.uptime());
      reading.fact(
          new Machine("", header.build().toString(), "", null, "", "", "", null, boot, "", reading.offset(0x0C)));
    }
    registers(cursor, header, reading);
    found.loaded.forEach(module -> reading.fact(module.driver("loaded")));
    found.unloaded.forEach(reading::fact);
    reading.count(found.loaded.size() + found.unloaded.size());
  }

  /** CONTEXT at 0x348: from 0x78 on rax, rcx, rdx, rbx, rsp, rbp, rsi, rdi and r8 to r15, 8 bytes each. */
  private static void registers(Cursor file, DumpHeader header, Reading reading) {
    if (header.machine() == null || header.machine() != DumpHeader.X64 || header.stopCode() == null) {
      return;
    }
    for (int i = 0; i < REGISTERS.size(); i++) {
      long at = 0x348 + 0x78 + 8L * i;
      if (at + 8 <= file.size()) {
        reading.fact(new Register(REGISTERS.get(i), file.seek(at).readI64Le(), reading.offset(at)));
      }
    }
  }

  /**
   * Where the crash was, as {@code module+0xoffset}: of the parameters that point into a module the one that is the
   * program counter or the exception's address, else one that also lies on the stack (a trap pushed it), else the last.
   */
  private static String place(DumpHeader header, Contents found) {
    Modules modules = new Modules(found.loaded);
    String last = "";
    String onStack = "";
    for (Long parameter : header.parameters()) {
      Module module = parameter == null ? null : modules.at(parameter);
      if (module == null) {
        continue;
      }
      last = module.label(parameter);
      if (parameter.equals(header.instruction()) || parameter.equals(header.faultAddress())) {
        return last;
      }
      long offset = parameter - module.base();
      if (found.stack.stream().anyMatch(f -> f.offset() == offset && f.module().equals(module.name()))) {
        onStack = last;
      }
    }
    return onStack.isEmpty() ? last : onStack;
  }
}
