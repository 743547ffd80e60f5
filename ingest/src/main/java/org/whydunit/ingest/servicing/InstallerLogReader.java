package org.whydunit.ingest.servicing;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.google.auto.service.AutoService;
import org.whydunit.ingest.Head;
import org.whydunit.ingest.Reader;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.Source;
import org.whydunit.ingest.Text;
import org.whydunit.ingest.facts.Change;
import org.whydunit.ingest.facts.Package;

/**
 * Reads a verbose log of Windows Installer ({@code msiexec /l*v}; Microsoft, "Windows Installer Logging", "Error
 * Codes"): the product, how it ended, the action that returned 3 (fatal) first, and the first numbered error.
 *
 * <pre>
 * === Verbose logging started: 2/3/2026  10:11:12  Build type: SHIP UNICODE 5.00.10011.00 ===
 * Action ended 10:11:14: InstallFiles. Return value 3.
 * ... Product Name: Demo. Product Version: 2.1.0. ... Installation success or error status: 1603.
 * </pre>
 *
 * The date's order is the machine's; month first is assumed unless that is no date.
 */
@AutoService(Reader.class)
public final class InstallerLogReader implements Reader {

  private static final Pattern STARTED =
      Pattern.compile("logging started: (\\d{1,4})[/.-](\\d{1,2})[/.-](\\d{1,4})\\s+(\\d{1,2}):(\\d{2}):(\\d{2})");

  private static final Pattern FATAL = Pattern.compile("Action ended [\\d:]{5,8}: (\\w{1,80})\\. Return value 3");
  private static final Pattern ERROR = Pattern.compile("(?:-- |: )(Error 1\\d{3}\\..{0,200})");
  private static final Pattern PRODUCT =
      Pattern.compile("Windows Installer (installed|removed|reconfigured|updated) the product\\. Product Name: (.{1,160}?)\\. Product Version: (.{1,40}?)\\. .{0,300}?success or error status: (\\d{1,6})");

  @Override
  public String format() {
    return "installer-log";
  }

  @Override
  public int recognise(Head head) {
    boolean started = head.lines().stream().limit(3).anyMatch(line -> STARTED.matcher(line).find());
    return started ? CERTAIN : head.lower().contains("\nmsi (s) (") || head.lower().startsWith("msi (") ? LIKELY : 0;
  }

  @Override
  public void read(Source source, Reading reading) {
    Instant time = null;
    String fatal = "";
    String error = "";
    for (Text.Line line : source.text()) {
      reading.count(1);
      Matcher started = STARTED.matcher(line.text());
      Matcher action = FATAL.matcher(line.text());
      Matcher number = ERROR.matcher(line.text());
      Matcher product = PRODUCT.matcher(line.text());
      if (started.find()) {
        time = started(started, reading);
      } else if (fatal.isEmpty() && action.find()) {
        fatal = action.group(1);
      } else if (product.find()) {
        product(product, fatal, error, time, line.number(), reading);
      } else if (error.isEmpty() && number.find()) {
        error = number.group(1);
      }
    }
  }

  private static void product(Matcher product, String fatal, String error, Instant time, long line, Reading reading) {
    boolean removal = product.group(1).equals("removed");
    boolean done = product.group(4).equals("0") || product.group(4).equals("3010") || product.group(4).equals("1641");
    String detail =
        "status " + product.group(4) + (done || fatal.isEmpty() ? "" : "; " + fatal) + (done || error.isEmpty() ? "" : "; " + error);
    reading.fact(
        new Change(removal ? "remove" : "install", product.group(2), detail, time, "Windows Installer", reading.line(line)));
    String state = done ? removal ? "removed" : "installed" : removal ? "installed" : "missing";
    reading.fact(new Package(product.group(2), product.group(3), "windows", state, "", "", reading.line(line)));
  }

  private static Instant started(Matcher at, Reading reading) {
    int first = Integer.parseInt(at.group(1));
    int second = Integer.parseInt(at.group(2));
    int third = Integer.parseInt(at.group(3));
    boolean yearFirst = first > 31;
    boolean dayFirst = !yearFirst && first > 12;
    try {
      return reading.local(
          LocalDateTime.of(
              yearFirst ? first : third,
              yearFirst ? second : dayFirst ? second : first,
              yearFirst ? third : dayFirst ? first : second,
              Integer.parseInt(at.group(4)),
              Integer.parseInt(at.group(5)),
              Integer.parseInt(at.group(6))));
    } catch (DateTimeException notATime) {
      return null;
    }
  }
}
