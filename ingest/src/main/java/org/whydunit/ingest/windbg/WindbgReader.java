package org.whydunit.ingest.windbg;

import java.util.List;
import java.util.regex.Pattern;

import com.google.auto.service.AutoService;
import org.whydunit.ingest.Head;
import org.whydunit.ingest.Reader;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.Source;
import org.whydunit.ingest.Text;

/**
 * Text of the Windows debuggers. Each stop gives one {@link org.whydunit.ingest.facts.BugCheck} with its stack; a
 * program's exception gives an {@link org.whydunit.ingest.facts.AppCrash}. A piece of an analysis from which the code
 * was lost gives a bug check with code 0. Module lists give drivers, error records give hardware errors.
 *
 * <p>Source: Windows debugger documentation, "Using the !analyze extension" and the pages named at each block; key
 * lines as written by debuggers from 6.x to 10.0.
 */
@AutoService(Reader.class)
public final class WindbgReader implements Reader {

  /** So few lines are a piece of debugger output when one of them is: nobody writes prose of that length around it. */
  private static final int SHORT = 12;

  /** At most so many of the first lines are looked at. */
  private static final int LINES = 4000;

  private static final List<Pattern> MARKS =
      List.of(
          Pattern.compile("^\\*\\s+(?:Bugcheck|Exception) Analysis\\s+\\*$"),
          Pattern.compile("^Use !analyze -v to get detailed debugging information\\.?$"),
          Pattern.compile("^(?:BUGCHECK_STR|BUGCHECK_CODE|BUGCHECK_P[1-4]|DEFAULT_BUCKET_ID|FAILURE_BUCKET_ID|BUCKET_ID):.*"),
          Pattern.compile("^(?:STACK_TEXT|SYMBOL_NAME|IMAGE_NAME|MODULE_NAME|FAULTING_IP|TRAP_FRAME|STACK_COMMAND|PROCESS_NAME):.*"),
          Pattern.compile("^BugCheck [0-9A-Fa-f]{1,8}, \\{.*"),
          Pattern.compile("^(?:\\*{3} )?STOP: (?:0x)?[0-9A-Fa-f]{8} \\(.*"),
          Pattern.compile("^\\*{3} (?:STOP: 0x[0-9A-Fa-f]{8}|Fatal System Error: 0x[0-9A-Fa-f]{8}).*"),
          Pattern.compile("^Probably caused by : \\S+.*"),
          Pattern.compile("^Loading Dump File \\[.*"),
          Pattern.compile("^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+){1,16} \\([0-9a-f]{1,8}\\)$"),
          Pattern.compile("^Arg1: [0-9a-f`]{8,17}.*"),
          Pattern.compile("^(?:(?:\\d{1,3}: )?l?kd|\\d{1,3}:\\d{3})> ?[!.a-z].*"),
          Pattern.compile("^start +end +module name.*"),
          Pattern.compile("^Common Platform Error Record @ .*"),
          Pattern.compile("^(?:# )?(?:Child-SP|ChildEBP) +RetAddr.*"),
          Pattern.compile("^(?:\\*{3} (?:ERROR|WARNING): .* for |Unable to load image )\\S+\\.sys\\b.*"),
          Pattern.compile("^0x[0-9A-Fa-f]{8} \\((?:0x[0-9A-Fa-f]{1,16}, ){3}0x[0-9A-Fa-f]{1,16}\\)$"),
          Pattern.compile("^Bugcheck code [0-9A-Fa-f]{8}$"));

  @Override
  public String format() {
    return "windbg";
  }

  @Override
  public int recognise(Head head) {
    boolean[] seen = new boolean[MARKS.size()];
    int lines = 0;
    for (String raw : head.lines()) {
      String line = LinePrefix.removed(raw).strip();
      if (line.isEmpty()) {
        continue;
      }
      if (++lines > LINES) {
        break;
      }
      mark(line, seen);
    }
    return certainty(seen, lines);
  }

  private static void mark(String line, boolean[] seen) {
    for (int i = 0; i < seen.length; i++) {
      seen[i] |= !seen[i] && MARKS.get(i).matcher(line).matches();
    }
  }

  private static int certainty(boolean[] seen, int lines) {
    int marks = 0;
    for (boolean mark : seen) {
      marks += mark ? 1 : 0;
    }
    if (marks >= 3) {
      return lines <= SHORT ? CERTAIN : CERTAIN - 1;
    } else if (marks == 2) {
      return lines <= SHORT ? CERTAIN : LIKELY;
    }
    return marks == 0 ? 0 : lines <= SHORT ? LIKELY : POSSIBLE;
  }

  @Override
  public boolean quoted() {
    return true;
  }

  @Override
  public void read(Source source, Reading reading) {
    Transcript transcript = new Transcript(reading);
    for (Text.Line line : source.text()) {
      transcript.line(line.text(), reading.line(line.number()));
    }
    transcript.end();
  }
}
