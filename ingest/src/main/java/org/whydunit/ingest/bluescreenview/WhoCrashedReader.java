package org.whydunit.ingest.bluescreenview;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.google.auto.service.AutoService;
import org.whydunit.ingest.Head;
import org.whydunit.ingest.Reader;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.Source;
import org.whydunit.ingest.Text;

/**
 * Reports of WhoCrashed, as text or HTML: one bug check a crash.
 *
 * <pre>
 * On Tue 3/5/2024 8:15:02 AM your computer crashed or a problem was reported
 * Crash dump file: C:\Windows\Minidump\030524-8921-01.dmp (Minidump)
 * Bugcheck code: 0xD1(0x28, 0x2, 0x0, 0xFFFFF80112345678)
 * Bugcheck name: DRIVER_IRQL_NOT_LESS_OR_EQUAL
 * Driver or module in which error occurred: mydrv.sys (mydrv+0x1a2b)
 * </pre>
 *
 * <p>Source: Resplendence, "WhoCrashed", sample report of versions 5 and 7.
 */
@AutoService(Reader.class)
public final class WhoCrashedReader implements Reader {

  private static final Pattern BEGIN = Pattern.compile("^On \\w{3} (.{8,40}?) your computer crashed\\b.*$");
  private static final Pattern CODE =
      Pattern.compile("^Bugcheck code:\\s*(0x[0-9A-Fa-f]{1,8})\\s*(?:\\(([^)]*)\\))?.*$", Pattern.CASE_INSENSITIVE);
  private static final Pattern MODULE =
      Pattern.compile(
          "^(?:This was (?:probably|likely) caused by the following (?:module|driver)|Driver or module in which error occurred)"
              + ":\\s*(\\S+)\\s*(?:\\((.*?)\\))?.*$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern DUMP = Pattern.compile("^crash dump file:\\s*(\\S.*?\\.dmp)\\b.*$", Pattern.CASE_INSENSITIVE);
  private static final Pattern NAME = Pattern.compile("^(?:Error|Bugcheck name):\\s*([A-Z][A-Z0-9_]+)\\s*$");

  @Override
  public String format() {
    return "whocrashed";
  }

  @Override
  public int recognise(Head head) {
    String text = head.lower();
    boolean crash = text.contains("your computer crashed") && text.contains("bugcheck code:");
    return crash && text.contains("crash dump file:") ? CERTAIN : crash ? LIKELY : 0;
  }

  @Override
  public void read(Source source, Reading reading) {
    Crash crash = new Crash(reading.line(1));
    for (Text.Line line : source.text()) {
      for (String text : Html.lines(line.text())) {
        Matcher begin = BEGIN.matcher(text.strip());
        Matcher dump = DUMP.matcher(text.strip());
        if (begin.matches() || dump.matches() && crash.has("full path")) {
          crash.emit(reading);
          crash = new Crash(reading.line(line.number()));
        }
        if (begin.matches()) {
          crash.put("crash time", begin.group(1));
        } else {
          put(text.strip(), crash);
        }
      }
    }
    crash.emit(reading);
  }

  private static void put(String text, Crash crash) {
    Matcher code = CODE.matcher(text);
    Matcher module = MODULE.matcher(text);
    Matcher dump = DUMP.matcher(text);
    Matcher name = NAME.matcher(text);
    if (code.matches()) {
      crash.put("bug check code", code.group(1));
      String[] parameters = code.group(2) == null ? new String[0] : code.group(2).split(",");
      for (int i = 0; i < Math.min(4, parameters.length); i++) {
        crash.put("parameter " + (i + 1), parameters[i]);
      }
    } else if (module.matches()) {
      crash.put("caused by driver", module.group(1));
      crash.put("caused by address", module.group(2) == null ? "" : module.group(2));
    } else if (dump.matches()) {
      crash.put("full path", dump.group(1));
    } else if (name.matches()) {
      crash.put("bug check string", name.group(1));
    }
  }
}
