package org.whydunit.ingest.windbg;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.whydunit.ingest.Reading;
import org.whydunit.ingest.facts.Driver;
import org.whydunit.ingest.facts.Origin;
import org.whydunit.ingest.facts.Register;

/** Walks the lines of a debugger's output and fills sessions; a block (stack, module list) takes its lines first. */
final class Transcript {

  private static final Pattern PROMPT =
      Pattern.compile("^(?:(?:\\d{1,3}:\\s?)?l?kd(?::x86)?|\\d{1,3}:\\d{3,4}(?::\\w+)?)>\\s*(.*)$");
  private static final Pattern KEY = Pattern.compile("^\\s{0,4}([A-Z][A-Z0-9_]{3,}|Exception(?:Code|Address))\\s*:(?:\\s+(.*)|)$");
  private static final Pattern ARGUMENT = Pattern.compile("^\\s*Arg([1-4]):\\s*([0-9A-Fa-fx`]+).*$");
  private static final Pattern KEY_VALUE = Pattern.compile("^\\s*(Key|Value)\\s*:\\s*(.*)$");
  private static final Pattern CAUSED =
      Pattern.compile("^\\s*Probably caused by\\s*:\\s*(\\S++)\\s*+(?:\\((.*)\\)\\s*)?$");
  private static final Pattern LISTED = Pattern.compile("^\\s*(?:Arguments\\s+|\\(\\s*(?=0x))([0-9A-Fa-fx`]+(?:[\\s,]+[0-9A-Fa-fx`]+){0,3})\\s*+(?:\\)\\s*)?$");
  private static final Pattern SCREEN =
      Pattern.compile("^\\*{3}\\s+(\\S+\\.\\w{3})\\s+-\\s+Address\\s+\\S+\\s+base at\\s+(\\S+?),\\s*DateStamp\\s+([0-9A-Fa-f]+).*$", Pattern.CASE_INSENSITIVE);
  private static final Pattern NAMED =
      Pattern.compile("^(?:\\*{3} (?:ERROR|WARNING): .*\\bfor |Unable to load image )(?:\\S*\\\\)?([^\\\\\\s,]+\\.sys)\\b.*$", Pattern.CASE_INSENSITIVE);
  private static final Pattern REGISTER = Pattern.compile("\\b(r[a-ds0-9][xipsb0-9]?)=([0-9A-Fa-f]{16})\\b");
  private static final Pattern DUMP = Pattern.compile("^\\s*Loading Dump File \\[([^\\]]*).*$");
  private static final Pattern KERNEL = Pattern.compile("^\\s*(Windows .*?|Windows) Kernel Version (\\d+).*$");
  private static final Pattern BUILT = Pattern.compile("^\\s*(?:Built by|Edition build lab):\\s*(\\d+).*$");

  private final Reading reading;
  private Session session;
  private Block block;
  private String key = "";

  Transcript(Reading reading) {
    this.reading = reading;
    this.session = new Session(reading);
  }

  /** True for a line such as {@code MODULE_NAME: mydrv}. */
  static boolean isKey(String text) {
    return KEY.matcher(text).matches();
  }

  void line(String raw, Origin origin) {
    String text = LinePrefix.removed(raw);
    if (block != null) {
      if (block.take(text, origin)) {
        return;
      }
      block.end();
      block = null;
    }
    Matcher prompt = PROMPT.matcher(text);
    if (prompt.matches()) {
      command(prompt.group(1), origin);
    } else if (!text.isBlank() && !stop(text, origin) && !detail(text, origin) && !opened(text, origin)) {
      list(text, origin);
    }
  }

  void end() {
    if (block != null) {
      block.end();
    }
    session.finish();
  }

  private void command(String command, Origin origin) {
    if (command.matches("k[bcdnpPvfL]*( .*)?")) {
      block = stack(origin);
    } else if (command.matches("lm.*")) {
      block = new ModuleBlock(session);
    }
  }

  private StackBlock stack(Origin origin) {
    Analysis current = session.current(origin);
    return new StackBlock(current.stack.isEmpty() ? current.stack : new ArrayList<>());
  }

  private boolean stop(String text, Origin origin) {
    Stop stop = Stop.of(text);
    if (stop != null) {
      (session.idle() ? session.current(origin) : session.begin(origin)).state(stop);
      return true;
    }
    if (text.contains("Bugcheck Analysis") || text.contains("Exception Analysis")) {
      if (!session.idle()) {
        session.begin(origin);
      }
      if (text.contains("Exception Analysis")) {
        session.current(origin).program();
      }
      return true;
    }
    return false;
  }

  private boolean detail(String text, Origin origin) {
    Matcher argument = ARGUMENT.matcher(text);
    if (argument.matches()) {
      session.current(origin).parameter(Integer.parseInt(argument.group(1)), Hex.value(argument.group(2)));
      return true;
    }
    Matcher pair = KEY_VALUE.matcher(text);
    if (pair.matches()) {
      pair(pair.group(1), pair.group(2).strip(), origin);
      return true;
    }
    Matcher line = KEY.matcher(text);
    if (line.matches()) {
      key(line.group(1), line.group(2) == null ? "" : line.group(2).strip(), origin);
      return true;
    }
    Matcher caused = CAUSED.matcher(text);
    if (caused.matches()) {
      session.current(origin).put("causedBy", caused.group(1));
      session.current(origin).put("causedSymbol", caused.group(2) == null ? "" : caused.group(2).strip());
      return true;
    }
    return registers(text, origin) || continued(text, origin);
  }

  /** A line of {@code r} or {@code .trap}: {@code rax=0000000000000000 rbx=fffff80011223344 …}. */
  private boolean registers(String text, Origin origin) {
    if (!text.startsWith("r")) {
      return false;
    }
    Matcher register = REGISTER.matcher(text);
    boolean found = false;
    while (register.find()) {
      session.current(origin);
      session.other(new Register(register.group(1), Hex.value(register.group(2)), origin));
      found = true;
    }
    return found;
  }

  /** Values that stand on the line after their key: the symbol of {@code FAULTING_IP}, the parameters of a stop. */
  private boolean continued(String text, Origin origin) {
    Matcher listed = LISTED.matcher(text);
    if (!session.idle() && !session.current(origin).hasParameters() && listed.matches()) {
      session.current(origin).parameters(Hex.values(listed.group(1)));
      return true;
    }
    if (key.equals("FAULTING_IP") && !session.current(origin).has(key)) {
      key = "";
      session.current(origin).put("FAULTING_IP", text.strip().split("\\s")[0]);
      return true;
    }
    return false;
  }

  private void pair(String part, String text, Origin origin) {
    if (part.equals("Key")) {
      key = text;
    } else if (key.startsWith("Bugcheck.Code.")) {
      session.current(origin).code(Hex.value(text));
    } else if (key.equals("Failure.Bucket")) {
      session.current(origin).put(key, text);
    }
  }

  private void key(String name, String value, Origin origin) {
    key = name;
    if (name.equals("STACK_TEXT")) {
      session.current(origin).put(name, "follows");
      block = stack(origin);
    } else {
      boolean again = (name.equals("BUGCHECK_CODE") || name.equals("BUGCHECK_STR")) && session.current(origin).has(name);
      Analysis analysis = again ? session.begin(origin) : session.current(origin);
      analysis.put(name, value);
      if (name.equals("BUGCHECK_CODE")) {
        analysis.code(Hex.value(value));
      } else if (name.matches("BUGCHECK_P[1-4]")) {
        analysis.parameter(name.charAt(name.length() - 1) - '0', Hex.value(value));
      }
    }
  }

  private boolean opened(String text, Origin origin) {
    Matcher dump = DUMP.matcher(text);
    if (dump.matches()) {
      next();
      session.dump(dump.group(1), origin);
      return true;
    }
    Matcher kernel = KERNEL.matcher(text);
    if (kernel.matches()) {
      session.system(kernel.group(1), kernel.group(2), origin);
      return true;
    }
    Matcher built = BUILT.matcher(text);
    if (built.matches()) {
      session.system("", built.group(1), origin);
      return true;
    }
    return clock(text, origin);
  }

  private boolean clock(String text, Origin origin) {
    if (text.startsWith("Debug session time:")) {
      Instant time = DebuggerTime.of(text, reading);
      if (session.hasTime() && time != null && !session.hasDump()) {
        next();
      }
      session.time(time, origin);
      return true;
    }
    if (text.startsWith("System Uptime:")) {
      session.uptime(DebuggerTime.uptime(text));
      return true;
    }
    return false;
  }

  private void next() {
    session.finish();
    session = new Session(reading);
  }

  private void list(String text, Origin origin) {
    Matcher named = NAMED.matcher(text);
    Matcher screen = SCREEN.matcher(text);
    if (named.matches()) {
      session.driver(Driver.named(named.group(1).toLowerCase(Locale.ROOT), "loaded", origin));
    } else if (screen.matches()) {
      String file = screen.group(1).toLowerCase(Locale.ROOT);
      Instant date = session.linkDate(Hex.value(screen.group(3)));
      session.current(origin).put("causedBy", screen.group(1));
      session.driver(new Driver(file, "", "", "", "", date, "loaded", Hex.value(screen.group(2)), null, "", origin));
    } else if (text.contains(ErrorRecordBlock.TITLE)) {
      block = new ErrorRecordBlock(reading, session, origin);
    } else if (DeviceBlock.starts(text)) {
      block = new DeviceBlock(session, text, origin);
    } else if (ModuleBlock.starts(text)) {
      block = new ModuleBlock(session);
      block.take(text, origin);
    } else if (StackBlock.isHeading(text)) {
      block = stack(origin);
    } else if (StackBlock.isNumberedFrame(text)) {
      block = stack(origin);
      block.take(text, origin);
    }
  }
}
