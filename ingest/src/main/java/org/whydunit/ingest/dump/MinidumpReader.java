package org.whydunit.ingest.dump;

import java.time.Instant;
import java.util.List;

import com.google.auto.service.AutoService;
import org.whydunit.ingest.Cursor;
import org.whydunit.ingest.Damage;
import org.whydunit.ingest.Head;
import org.whydunit.ingest.Reader;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.Source;
import org.whydunit.ingest.facts.AppCrash;

/**
 * Minidumps of programs: of Windows, and of Breakpad and Crashpad on Linux, Android and macOS, where the exception code
 * is a signal or a Mach exception.
 *
 * <p>Gives one {@link AppCrash} when the dump holds an exception, the crashed thread's stack as {@link
 * org.whydunit.ingest.facts.StackFrame} facts, and the {@link org.whydunit.ingest.facts.Machine}. A dump that was taken
 * on demand holds no exception and gives no crash.
 */
@AutoService(Reader.class)
public final class MinidumpReader implements Reader {

  /** An exception that a tool made up to take a dump: Breakpad on Linux (minidump_exception_linux.h), Crashpad. */
  private static final List<Long> ON_DEMAND = List.of(0xFFFF_FFFFL, 0x0517_A7EDL, 0x4350_7378L);

  /** A thread's stack may be 8 MiB; the frames are limited before. */
  private static final long LONGEST_STACK = 8L << 20;

  @Override
  public String format() {
    return "minidump";
  }

  /** The four characters, then the version word 0xA793, which every writer sets. */
  @Override
  public int recognise(Head head) {
    return !head.startsWith("MDMP") ? 0 : head.at(4, 0x93, 0xA7) ? CERTAIN : LIKELY;
  }

  @Override
  public void read(Source source, Reading reading) {
    reading.count(1);
    new Crash(source.cursor(), reading).read();
  }

  /** One reading: each part that is damaged leaves the others alone. */
  private static final class Crash {
    private final Cursor file;
    private final Reading reading;
    private MinidumpStreams streams;
    private MinidumpSystem system;
    private List<Module> modules = List.of();

    Crash(Cursor file, Reading reading) {
      this.file = file;
      this.reading = reading;
    }

    void read() {
      streams = MinidumpStreams.read(file, reading);
      attempt(() -> system = MinidumpSystem.read(file, streams));
      attempt(() -> modules = MinidumpModules.read(file, streams, reading));
      if (system != null) {
        reading.fact(system.machine(reading));
      }
      attempt(this::exception);
    }

    private void attempt(Runnable part) {
      try {
        part.run();
      } catch (Damage damage) {
        reading.problem(damage);
      }
    }

    /** 0x00 thread, 0x08 code, 0x18 address, 0xA0 size and 0xA4 offset of the CONTEXT (MINIDUMP_EXCEPTION_STREAM). */
    private void exception() {
      MinidumpStreams.Stream stream = streams.get(MinidumpStreams.EXCEPTION);
      if (stream == null) {
        return;
      }
      long code = file.seek(stream.offset() + 8).readU32Le();
      if (ON_DEMAND.contains(code)) {
        return;
      }
      long address = file.seek(stream.offset() + 0x18).readI64Le();
      if (!wide()) {
        address &= 0xFFFF_FFFFL;
      }
      boolean windows = system == null || system.windows();
      // Elsewhere the address is the one that was accessed; the code's place is the program counter.
      Long[] counter = new Long[1];
      attempt(() -> counter[0] = windows ? null : register(true));
      long place = counter[0] == null ? address : counter[0];
      Module faulting = new Modules(modules).at(place);
      reading.fact(
          new AppCrash(
              modules.isEmpty() ? "" : fileName(modules.getFirst()),
              faulting == null ? "" : fileName(faulting),
              code,
              faulting == null ? null : Long.valueOf(place - faulting.base()),
              windows ? "crash" : "signal",
              time(),
              reading.offset(stream.offset())));
      attempt(() -> stack(place, stream.offset()));
    }

    private void stack(long place, long exceptionAt) {
      MinidumpSystem.Registers registers = system == null ? null : system.registers();
      if (registers == null) {
        return;
      }
      Ranges ranges = MinidumpMemory.read(file, streams, reading);
      boolean x86 = registers == MinidumpSystem.Registers.X86 || registers == MinidumpSystem.Registers.X64;
      StackScan scan =
          new StackScan(
              new AddressSpace(file, ranges), new Modules(modules), registers.pointerBytes, x86, reading);
      scan.counter(place, exceptionAt);
      Long pointer = register(false);
      Ranges.Range stack = pointer == null ? null : ranges.at(pointer);
      if (stack != null) {
        scan.words(pointer, Math.min(stack.start() + stack.bytes(), pointer + LONGEST_STACK));
      }
      scan.frames().forEach(reading::fact);
    }

    /** Program counter or stack pointer of the exception's context; {@code null} when there is none. */
    private Long register(boolean counter) {
      MinidumpSystem.Registers registers = system == null ? null : system.registers();
      MinidumpStreams.Stream exception = streams.get(MinidumpStreams.EXCEPTION);
      long bytes = file.seek(exception.offset() + 0xA0).readU32Le();
      long context = file.readU32Le();
      if (registers == null || bytes < registers.counter + registers.pointerBytes) {
        return null;
      }
      file.seek(context + (counter ? registers.counter : registers.stack));
      return registers.pointerBytes == 8 ? file.readI64Le() : file.readU32Le();
    }

    private boolean wide() {
      return system == null || system.registers() == null || system.registers().pointerBytes == 8;
    }

    private Instant time() {
      long seconds = file.seek(0x14).readU32Le();
      return seconds == 0 ? null : Instant.ofEpochSecond(seconds);
    }

    /** In the spelling of the dump: names of other systems differ by case. */
    private static String fileName(Module module) {
      int cut = Math.max(module.path().lastIndexOf('\\'), module.path().lastIndexOf('/'));
      return module.path().substring(cut + 1);
    }
  }
}
