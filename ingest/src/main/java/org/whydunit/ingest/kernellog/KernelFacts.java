package org.whydunit.ingest.kernellog;

import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.whydunit.ingest.Reading;
import org.whydunit.ingest.facts.Origin;
import org.whydunit.ingest.facts.Process;
import org.whydunit.ingest.facts.Resource;
import org.whydunit.ingest.facts.Setting;

/** Turns the kernel's messages, one after the other, into facts. {@link #end()} hands on what is still open. */
final class KernelFacts {

  /** arch/x86/kernel/setup.c and init/main.c: {@code Command line: BOOT_IMAGE=/vmlinuz root=... quiet}. */
  private static final Pattern COMMAND_LINE = Pattern.compile("^(?:Kernel )?[Cc]ommand line: (.{1,4000})$");

  /** kernel/irq/spurious.c, __report_bad_irq: the line, then its handlers by address and name. */
  private static final Pattern BAD_IRQ = Pattern.compile("^irq (\\d{1,6}): nobody cared");

  private static final Pattern HANDLER = Pattern.compile("^\\[<[0-9a-fx]{1,18}>\\]\\s{1,4}\\(?(?:threaded )?(?:\\[<[0-9a-fx]{1,18}>\\] )?([\\w.]{1,100})");

  /** mm/oom_kill.c, dump_tasks: heading, then a row a process; sizes are pages. */
  private static final Pattern OOM_HEADING = Pattern.compile("^\\[\\s*pid\\s*\\]\\s+uid\\s+tgid\\s+(.*)$");

  private static final Pattern OOM_ROW = Pattern.compile("^\\[\\s*(\\d{1,9})\\]\\s+(\\d.*)$");

  /** The page size of x86 and of most Arm kernels. */
  private static final long PAGE_BYTES = 4096;

  private final Reading reading;
  private final MachineLines machine;
  private final ModuleLines modules;
  private final CallTrace trace;
  private final HardwareErrorLines hardware;
  private String irq;
  private String[] oomColumns;

  KernelFacts(Reading reading) {
    this.reading = reading;
    this.machine = new MachineLines(reading);
    this.modules = new ModuleLines(reading);
    this.trace = new CallTrace(reading);
    this.hardware = new HardwareErrorLines(reading);
  }

  void message(String text, Instant time, Origin origin) {
    String words = text.strip();
    machine.line(words, origin);
    modules.line(words, origin);
    trace.line(words, origin);
    hardware.line(words, time, origin);
    commandLine(words, origin);
    badIrq(words, origin);
    oomTable(words, origin);
  }

  void end() {
    machine.end();
    hardware.end();
  }

  private void commandLine(String text, Origin origin) {
    Matcher line = COMMAND_LINE.matcher(text);
    if (line.find()) {
      for (String parameter : line.group(1).strip().split("\\s+")) {
        int equals = parameter.indexOf('=');
        String name = equals < 0 ? parameter : parameter.substring(0, equals);
        reading.fact(new Setting("kernel-command-line", name, equals < 0 ? "" : parameter.substring(equals + 1), "", origin));
      }
    }
  }

  private void badIrq(String text, Origin origin) {
    Matcher bad = BAD_IRQ.matcher(text);
    if (bad.find()) {
      irq = bad.group(1);
    } else if (irq != null) {
      Matcher handler = HANDLER.matcher(text);
      if (text.startsWith("Disabling IRQ")) {
        irq = null;
      } else if (handler.find() && !text.contains("/0x") || handler.reset().find() && text.contains("+0x0/")) {
        reading.fact(new Resource("irq", irq, handler.group(1), false, origin));
      }
    }
  }

  private void oomTable(String text, Origin origin) {
    Matcher heading = OOM_HEADING.matcher(text);
    if (heading.find()) {
      oomColumns = heading.group(1).strip().split("\\s+");
      return;
    }
    Matcher row = oomColumns == null ? null : OOM_ROW.matcher(text);
    if (row != null && row.find()) {
      String[] cells = row.group(2).strip().split("\\s+", oomColumns.length + 2);
      for (int i = 0; i + 2 < cells.length; i++) {
        if (oomColumns[i].equals("rss") && cells.length == oomColumns.length + 2 && cells[i + 2].matches("\\d{1,12}")) {
          Long bytes = Long.parseLong(cells[i + 2]) * PAGE_BYTES;
          reading.fact(new Process(cells[cells.length - 1], Long.valueOf(row.group(1)), bytes, null, origin));
        }
      }
    } else {
      oomColumns = null;
    }
  }
}
