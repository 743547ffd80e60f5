package org.whydunit.ingest.servicing;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
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
import org.whydunit.ingest.facts.FileCheck;
import org.whydunit.ingest.facts.Origin;
import org.whydunit.ingest.facts.Package;

/**
 * Reads setupact.log, setuperr.log, CBS.log and dism.log: time, level, component, text (Microsoft, "Windows Setup log
 * files and event logs"; "Analyze the log file entries that SFC.exe generates").
 *
 * <pre>
 * 2026-02-03 10:11:12, Info                  CSI    0000035d [SR] Cannot repair member file [l:12]'autochk.exe' of ...
 * 2026-02-03 10:11:12, Error                 MOUPG  CDemo::Execute(212): Result = 0xC1900101[gle=0x00000002]
 * </pre>
 *
 * A line that somebody pasted without its time is read as well.
 */
@AutoService(Reader.class)
public final class ServicingLogReader implements Reader {

  private static final Pattern LINE =
      Pattern.compile(
          "^(?:\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}, )?(?:Info|Warning|Error|Fatal|Perf)\\s{2,30}(?:\\[[^\\]]{1,20}\\]\\s{1,8})?[A-Z]\\w{1,20}\\s");

  /** The file stands in quotes behind its length, or after {@code \\??\\} without quotes. */
  private static final Pattern UNREPAIRED =
      Pattern.compile(
          "(Cannot repair member file|Repairing(?: corrupted)? file|Repaired file) "
              + "(?:\\[[^\\]]{1,40}\\]['\"]([^'\"]{1,300})['\"]|(\\\\\\?\\?\\\\\\S{1,300}))(?: of |, | from |$|\\.)?(.{0,400})");

  /** The list that DISM and the update readiness tool write at the end of a scan; {@code (Fixed)} only when repaired. */
  private static final Pattern STORE_CHECK =
      Pattern.compile(
          "\\([a-z]\\)\\s{1,4}(C(?:BS|SI) [\\w ]{1,40}?(Corrupt|Missing|Mismatch)[\\w ]{0,20}?)\\s{1,12}\\((\\w{1,10})\\)\\s{1,12}(\\(Fixed\\)\\s{1,12})?(\\S.{0,300})");

  private static final Pattern MISSING_PACKAGE =
      Pattern.compile("(?:Failed to resolve package|manifest missing for package:) '?([\\w~.-]{1,200})");

  private static final Pattern SESSION =
      Pattern.compile("Exec: Processing complete\\..{0,200}?Package: ([\\w~.-]{1,200}).{0,200}?\\[HRESULT = (0x[0-9a-fA-F]{8})(?: - (\\w{1,80}))?\\]");

  private static final Pattern UPGRADE_RESULT = Pattern.compile("0x[cC]19[0-9a-fA-F]{5}(?: - 0x[0-9a-fA-F]{4,8})?");
  private static final Pattern KB = Pattern.compile("KB\\d{6,8}");

  @Override
  public String format() {
    return "servicing-log";
  }

  @Override
  public int recognise(Head head) {
    return head.lines().stream().limit(50).filter(line -> LINE.matcher(line).find()).count() >= 1 ? LIKELY : 0;
  }

  @Override
  public void read(Source source, Reading reading) {
    Set<String> results = new HashSet<>();
    for (Text.Line line : source.text()) {
      reading.count(1);
      Instant time = LINE.matcher(line.text()).find() ? LineTime.of(line.text(), reading) : null;
      Origin origin = reading.line(line.number());
      fileChecks(line.text(), reading, origin);
      packages(line.text(), time, reading, origin);
      Matcher result = UPGRADE_RESULT.matcher(line.text());
      if (result.find() && results.add(result.group())) {
        reading.fact(new Change("upgrade", "Windows", result.group(), time, "Windows Setup", origin));
      }
    }
  }

  private static void fileChecks(String text, Reading reading, Origin origin) {
    Matcher file = UNREPAIRED.matcher(text);
    Matcher store = STORE_CHECK.matcher(text);
    if (file.find()) {
      boolean repaired = file.group(1).startsWith("Repair");
      boolean missing = file.group(4).contains("file is missing");
      String path = file.group(2) == null ? file.group(3) : file.group(2);
      String status = repaired ? "repaired" : missing ? "missing" : "corrupt";
      reading.fact(new FileCheck(path.replace("\\??\\", ""), status, "", "", origin));
    } else if (store.find()) {
      boolean repaired = store.group(4) != null || store.group(3).equals("Fixed");
      String status = repaired ? "repaired" : store.group(2).equals("Missing") ? "missing" : "corrupt";
      reading.fact(new FileCheck(store.group(5).strip(), status, "", "", origin));
    }
  }

  private static void packages(String text, Instant time, Reading reading, Origin origin) {
    Matcher missing = MISSING_PACKAGE.matcher(text);
    Matcher session = SESSION.matcher(text);
    if (missing.find()) {
      reading.fact(new Package(missing.group(1), "", "windows", "missing", "", "", origin));
    } else if (session.find()) {
      Matcher kb = KB.matcher(session.group(1));
      String detail = session.group(3) == null ? session.group(2) : session.group(2) + " " + session.group(3);
      reading.fact(
          new Change("update", kb.find() ? kb.group() : session.group(1), detail, time, "component servicing", origin));
    }
  }
}
