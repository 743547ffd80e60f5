package org.whydunit.ingest.sysinfo;

import java.util.List;
import java.util.regex.Pattern;

import com.google.auto.service.AutoService;
import org.whydunit.ingest.Head;
import org.whydunit.ingest.Reader;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.Source;
import org.whydunit.ingest.Text;
import org.whydunit.ingest.tables.Dates;

/**
 * DxDiag's text report, whose labels are English in every language. No document describes it; as the tool writes it: a
 * section title between two lines of dashes, then {@code Label: value}, a blank line between devices, and at the end the
 * last ten error reports as {@code +++ WER0 +++:}. The report's own time and the files of System Devices are dated month
 * first, the display and sound drivers in the user's culture.
 */
@AutoService(Reader.class)
public final class DxdiagReader implements Reader {

  private static final Pattern REPORT = Pattern.compile("\\+\\+\\+ WER\\d+ \\+\\+\\+:?\\s*");
  private static final Pattern IN_CULTURE = Pattern.compile("^\\s*(?:Driver Date/Size|Date and Size):.*");
  private static final int LINES_LOOKED_AT = 80;

  @Override
  public String format() {
    return "dxdiag";
  }

  @Override
  public int recognise(Head head) {
    List<String> lines = head.lines();
    int marks = 0;
    for (String line : lines.subList(0, Math.min(LINES_LOOKED_AT, lines.size()))) {
      String bare = line.strip();
      if (bare.startsWith("DxDiag Version:") || bare.startsWith("DirectX Version:") || bare.startsWith("Time of this report:")) {
        marks++;
      }
    }
    return marks > 1 ? CERTAIN : marks == 1 ? LIKELY : 0;
  }

  @Override
  public void read(Source source, Reading reading) {
    DxdiagFacts facts = new DxdiagFacts(Dates.of(source, l -> IN_CULTURE.matcher(l).matches()), reading);
    String previous = "";
    StringBuilder report = null;
    long reportLine = 0;
    for (Text.Line line : source.text()) {
      reading.count(1);
      String text = line.text();
      if (REPORT.matcher(text).matches()) {
        report(report, reportLine, reading);
        report = new StringBuilder();
        reportLine = line.number();
      } else if (report != null) {
        report.append(text).append('\n');
      } else if (isRule(text)) {
        facts.endRecord();
      } else if (isRule(previous) && !text.contains(":")) {
        facts.section(text.strip());
      } else if (text.isBlank()) {
        facts.endRecord();
      } else {
        item(text, line.number(), facts);
      }
      previous = text;
    }
    report(report, reportLine, reading);
    facts.end();
  }

  private static void item(String text, long number, DxdiagFacts facts) {
    int at = text.indexOf(": ");
    if (at > 0) {
      facts.item(text.substring(0, at).strip(), text.substring(at + 2).strip(), number);
    }
  }

  private static boolean isRule(String text) {
    return text.length() > 3 && text.chars().allMatch(c -> c == '-');
  }

  private static void report(StringBuilder text, long line, Reading reading) {
    if (text != null && !text.toString().isBlank()) {
      WerReport.of(text.toString()).facts("Windows Error Reporting", null, reading.line(line), reading);
    }
  }
}
