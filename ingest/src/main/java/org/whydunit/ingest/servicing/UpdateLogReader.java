package org.whydunit.ingest.servicing;

import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.google.auto.service.AutoService;
import org.whydunit.ingest.Head;
import org.whydunit.ingest.LineTime;
import org.whydunit.ingest.Reader;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.Source;
import org.whydunit.ingest.Text;
import org.whydunit.ingest.facts.Change;

/**
 * Reads WindowsUpdate.log, of {@code Get-WindowsUpdateLog} and of Windows 8.1 and before (Microsoft, "Windows Update log
 * files"): the updates that were installed or failed.
 *
 * <pre>
 * 2026/02/03 10:11:12.1234567 1204  8816  Report          Installation Successful: Windows successfully installed the following update: Demo (KB5000001)
 * </pre>
 */
@AutoService(Reader.class)
public final class UpdateLogReader implements Reader {

  private static final Pattern LINE =
      Pattern.compile("^\\d{4}[/-]\\d{2}[/-]\\d{2}[ \\t]\\d{2}:\\d{2}:\\d{2}[.:]\\d{3,7}\\s+[0-9a-fA-F]{1,6}\\s+[0-9a-fA-F]{1,6}\\s+\\w");

  private static final Pattern INSTALLED =
      Pattern.compile("successfully installed the following update: (.{1,200})$");

  private static final Pattern FAILED =
      Pattern.compile("failed to install the following update with error (0x[0-9a-fA-F]{8}): (.{1,200})$");

  /** What the agent answered whoever had asked for a download or an installation. */
  private static final Pattern ANSWERED =
      Pattern.compile("WU client calls back to (download|install|search) call .{0,80} with code Call complete and error (0x[0-9a-fA-F]{8})");

  private static final Pattern KB = Pattern.compile("KB\\d{6,8}");

  @Override
  public String format() {
    return "windows-update-log";
  }

  @Override
  public int recognise(Head head) {
    return head.lines().stream().limit(30).filter(line -> LINE.matcher(line).find()).count() >= 1 ? LIKELY : 0;
  }

  @Override
  public void read(Source source, Reading reading) {
    for (Text.Line line : source.text()) {
      reading.count(1);
      Matcher installed = INSTALLED.matcher(line.text());
      Matcher failed = FAILED.matcher(line.text());
      if (installed.find()) {
        change(installed.group(1), "installed", line, reading);
      } else if (failed.find()) {
        change(failed.group(2), "failed " + failed.group(1), line, reading);
      } else {
        Matcher answered = ANSWERED.matcher(line.text());
        if (answered.find() && !answered.group(2).equals("0x00000000")) {
          change(answered.group(1), "failed " + answered.group(2), line, reading);
        }
      }
    }
  }

  private static void change(String title, String outcome, Text.Line line, Reading reading) {
    Matcher kb = KB.matcher(title);
    boolean numbered = kb.find();
    Instant time = LineTime.of(line.text().replace('\t', ' '), reading);
    reading.fact(
        new Change(
            "update",
            numbered ? kb.group() : title.strip(),
            numbered ? outcome + ": " + title.strip() : outcome,
            time,
            "Windows Update",
            reading.line(line.number())));
  }
}
