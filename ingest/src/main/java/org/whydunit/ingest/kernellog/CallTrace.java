package org.whydunit.ingest.kernellog;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.whydunit.ingest.Reading;
import org.whydunit.ingest.facts.Origin;
import org.whydunit.ingest.facts.StackFrame;

/**
 * The stack of an oops or warning (arch/x86/kernel/dumpstack.c, arch/arm64/kernel/stacktrace.c): the function that
 * faulted, then a frame a line, {@code ?} before a mere candidate, the module in brackets when it is not the kernel.
 */
final class CallTrace {

  private static final Pattern FAULTED =
      Pattern.compile("^(?:RIP: 0010:|EIP: |pc : |PC is at )(?:\\[<[0-9a-f]{1,16}>\\]\\s{0,4}){0,2}([\\w.]{1,160})\\+0x([0-9a-f]{1,8})/0x[0-9a-f]{1,8}(?: \\[([\\w-]{1,64})[^\\]]{0,60}\\])?");

  private static final Pattern FRAME =
      Pattern.compile("^(?:\\[<?[0-9a-fx]{4,18}>?\\]\\s{1,4})?(\\? )?([\\w.]{1,160})\\+0x([0-9a-f]{1,8})/0x[0-9a-f]{1,8}(?: \\[([\\w-]{1,64})[^\\]]{0,60}\\])?$");

  private static final Pattern FAULT =
      Pattern.compile("^(?:BUG:|Oops|Internal error:|WARNING:|kernel BUG|general protection|Unable to handle|-+\\[ cut here|INFO: task|watchdog:|NMI watchdog:|divide error)");

  private static final Pattern END =
      Pattern.compile("^(?:Modules linked in:|handlers:|-+\\[ end|Code: |Disabling IRQ)");

  /** Other processors print between the frames; more lines than these at a stretch and the trace is over. */
  private static final int LINES_BETWEEN_FRAMES = 3;

  private final Reading reading;
  private int others;
  private boolean inTrace;
  private boolean faultSeen;
  private int next;

  CallTrace(Reading reading) {
    this.reading = reading;
  }

  void line(String text, Origin origin) {
    if (FAULT.matcher(text).find()) {
      if (inTrace || next > 0 && !text.startsWith("Oops") && !text.startsWith("Internal error")) {
        faultSeen = false;
        next = 0;
      }
      inTrace = false;
      return;
    }
    Matcher faulted = FAULTED.matcher(text);
    if (faulted.find()) {
      if (!faultSeen) {
        faultSeen = true;
        next = 0;
        frame(faulted.group(3), faulted.group(1), faulted.group(2), true, origin);
      }
    } else if (text.regionMatches(true, 0, "Call Trace:", 0, 11)) {
      next = faultSeen && !inTrace && next == 1 ? 1 : 0;
      inTrace = true;
    } else if (inTrace) {
      inTrace(text, origin);
    }
  }

  private void inTrace(String text, Origin origin) {
    Matcher frame = FRAME.matcher(text);
    if (frame.find()) {
      others = 0;
      frame(frame.group(4), frame.group(2), frame.group(3), frame.group(1) == null, origin);
    } else if (END.matcher(text).find() || ++others > LINES_BETWEEN_FRAMES) {
      others = 0;
      inTrace = false;
    }
  }

  private void frame(String module, String symbol, String offset, boolean exact, Origin origin) {
    reading.fact(
        new StackFrame("", next++, module == null ? "" : module, symbol, Long.parseLong(offset, 16), exact, origin));
  }
}
