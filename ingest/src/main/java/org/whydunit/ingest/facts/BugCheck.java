package org.whydunit.ingest.facts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A Windows stop (or live dump) as one source tells it. The same stop usually appears in several sources; they are
 * joined into one after reading.
 *
 * @param code bug check code without the minidump flag 0x10000000, for example {@code 0xD1}; 0 when the source lost it but
 *     still tells the module or stack
 * @param name the code's standard name in capitals; filled from the reference table after reading, empty when unknown
 * @param p1 first parameter, as an unsigned 64-bit value; {@code null} when the source does not give it
 * @param time moment of the stop; {@code null} when unknown
 * @param process image name of the process that was current; empty when unknown
 * @param module file name of the module that the debugger blames ({@code IMAGE_NAME}), as printed; empty when none
 * @param symbol the debugger's {@code SYMBOL_NAME}, for example {@code nt!KiPageFault+0x42d}
 * @param bucket failure bucket id; empty when none
 * @param uptime time from boot to the stop; {@code null} when unknown
 * @param dump file name of the dump; empty when unknown
 * @param live true for a live dump: the machine went on running
 * @param stack frames from the innermost outwards; empty when the source has none
 */
public record BugCheck(
    long code,
    String name,
    Long p1,
    Long p2,
    Long p3,
    Long p4,
    Instant time,
    String process,
    String module,
    String symbol,
    String bucket,
    Duration uptime,
    String dump,
    boolean live,
    List<StackFrame> stack,
    Origin origin)
    implements Fact {

  public BugCheck {
    stack = List.copyOf(stack);
  }

  /** The code as documents print it: {@code 0x000000D1}. */
  public String stopCode() {
    return "0x%08X".formatted(code);
  }

  /** Parameter 1 to 4, or {@code null}. */
  public Long parameter(int number) {
    return switch (number) {
      case 1 -> p1;
      case 2 -> p2;
      case 3 -> p3;
      case 4 -> p4;
      default -> throw new IllegalArgumentException("bug checks have parameters 1 to 4, not " + number);
    };
  }
}
