package org.whydunit.ingest.windbg;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.whydunit.ingest.facts.Origin;
import org.whydunit.ingest.facts.StackFrame;

/**
 * Frames of {@code STACK_TEXT} and of the {@code k} commands: addresses in front, if any, are skipped, what is left is
 * the call site.
 *
 * <pre>
 * ffffd001`2038f6e8 fffff800`3a1d2de9 : 00000000`0000000a 00000000`00000010 ... : nt!KeBugCheckEx
 * 01 fffff880`0339b6c0 fffff880`0158d1f3 mydrv+0x15ab
 * 8013eecc 801389ee 0000000a 00000000 0000001c nt!KiTrap0E+0x256 (FPO: [0,0] TrapFrame @ 8013eecc)
 * 03 (Inline Function) --------`-------- : -------- -------- : tcpip!TcpTry+0x12 [d:\src\tcp.c @ 81]
 * </pre>
 *
 * <p>Source: Windows debugger documentation, "k, kb, kc, kd, kp, kP, kv (Display Stack Backtrace)".
 */
final class StackBlock implements Block {

  private static final String ADDRESS = "(?:[0-9a-fA-F]{8}`[0-9a-fA-F]{8}|[0-9a-fA-F]{16}|[0-9a-fA-F]{8}|-{8}`?(?:-{8})?)";

  private static final Pattern ADDRESSES =
      Pattern.compile(
          "^\\s*(?:[0-9a-fA-F]{2,3}\\s+(?=" + ADDRESS + "|\\(Inline))?((?:(?:" + ADDRESS + "|:|\\(Inline(?: Function)?\\))(?:\\s+|$)){1,16})");

  /** A frame of {@code kc}: no address, perhaps a number. */
  private static final Pattern BARE = Pattern.compile("^\\s*(?:[0-9a-fA-F]{2,3}\\s+)?([\\w.$~-]+!\\S.*)$");

  /** A numbered frame: two addresses, or none for an inlined function, and a call site. */
  private static final Pattern NUMBERED =
      Pattern.compile("^[0-9a-fA-F]{2,3} (?:" + ADDRESS + " " + ADDRESS + "|\\(Inline Function\\) -{8}`-{8}) (?::.* : )?[\\w.$~-]{1,64}[!+]\\S.*$");

  private static final Pattern TAIL = Pattern.compile("\\s(?:\\((?:FPO|CONV|TrapFrame|Inline|No prior)[:@\\s].*|\\[.*)$");

  private static final Pattern SITE =
      Pattern.compile("^([\\w.$~@-]+?)?(?:!(.+?))?(?:\\+(?:0x)?([0-9a-fA-F]{1,16}))?$");

  /** Far above the 50 of a real analysis; a hostile text must not grow without bound. */
  private static final int FRAMES = 1000;

  private final List<StackFrame> frames;

  StackBlock(List<StackFrame> frames) {
    this.frames = frames;
  }

  @Override
  public boolean take(String text, Origin origin) {
    if (text.isBlank()) {
      return frames.isEmpty();
    }
    if (text.startsWith("WARNING:") || isHeading(text)) {
      return true;
    }
    Matcher addresses = ADDRESSES.matcher(text);
    Matcher bare = BARE.matcher(text);
    boolean addressed = addresses.find();
    if (!addressed && !bare.matches()) {
      return false;
    }
    String site = addressed ? text.substring(addresses.end()) : bare.group(1);
    site = TAIL.matcher(site).replaceFirst("").strip();
    if (!site.isEmpty() && frames.size() < FRAMES) {
      frames.add(frame(site, origin));
    }
    return true;
  }

  /** True for the column heads of the {@code k} commands. */
  static boolean isHeading(String text) {
    return text.contains("RetAddr") && (text.contains("Child-SP") || text.contains("ChildEBP"));
  }

  /** True for a line of a {@code k} command whose column heads were not copied. */
  static boolean isNumberedFrame(String text) {
    return NUMBERED.matcher(text).matches();
  }

  private StackFrame frame(String site, Origin origin) {
    Matcher m = SITE.matcher(site);
    boolean address = site.startsWith("0x") && Hex.value(site) != null;
    if (address || !m.matches()) {
      return new StackFrame("", frames.size(), "", address ? "" : site, null, true, origin);
    }
    String module = m.group(1) == null ? "" : m.group(1);
    Long offset = m.group(3) == null ? null : Hex.value(m.group(3));
    if (m.group(2) == null && offset == null) {
      return new StackFrame("", frames.size(), "", module, null, true, origin);
    }
    return new StackFrame("", frames.size(), module, m.group(2) == null ? "" : m.group(2), offset, true, origin);
  }
}
