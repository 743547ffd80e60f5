package org.whydunit.ingest.wer;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.google.auto.service.AutoService;
import org.whydunit.ingest.Head;
import org.whydunit.ingest.Reader;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.Source;
import org.whydunit.ingest.Text;

/**
 * The technical details that Windows shows of a problem, copied from its dialogue or from Reliability Monitor:
 *
 * <pre>
 * Problem signature:
 *   Problem Event Name:  BlueScreen
 *   OS Version:          6.1.7601.2.1.0.256.1
 *   BCCode:              1000007e
 *   BCP1:                FFFFFFFFC0000005
 * </pre>
 *
 * <p>Labels are in the language of the machine, so the order tells the fields, as in {@link WerReader}; Windows 7 names code
 * and parameters of a stop {@code BCCode} and {@code BCP1} to {@code BCP4} in every language (Microsoft, "How WER collects
 * and classifies error reports", and real reports).
 */
@AutoService(Reader.class)
public final class ProblemSignatureReader implements Reader {

  private static final Pattern EVENT =
      Pattern.compile("[^:：=]{4,60}[:：]\\s{0,20}(BlueScreen|LiveKernelEvent|APPCRASH|BEX|BEX64|CLR20r3|MoAppCrash|MoBEX|(?:Mo)?AppHang\\w{0,20})\\s{0,20}");
  private static final Pattern FIELD = Pattern.compile("([^:：=]{1,60})[:：]\\s{0,20}(\\S.{0,300})");
  private static final Pattern OLD_PARAMETER = Pattern.compile("BCP([1-4])");
  private static final Pattern BUCKET = Pattern.compile("^(?:0x\\w{1,8}_|AV_|LKD_|WRONG_|OLD_|CORRUPT_|POOL_|\\w{1,80}!\\w).*");

  @Override
  public String format() {
    return "problem-signature";
  }

  @Override
  public int recognise(Head head) {
    return head.lines().stream().anyMatch(line -> EVENT.matcher(line).matches()) ? CERTAIN - 1 : 0;
  }

  @Override
  public boolean quoted() {
    return true;
  }

  @Override
  public void read(Source source, Reading reading) {
    Report report = null;
    int fields = 0;
    for (Text.Line line : source.text()) {
      Matcher event = EVENT.matcher(line.text());
      Matcher field = FIELD.matcher(line.text());
      if (event.matches()) {
        told(report, reading);
        report = new Report();
        report.put("EventType", event.group(1), line.number());
        fields = 0;
      } else if (report != null && field.matches()) {
        fields = put(report, field.group(1).strip(), field.group(2).strip(), fields, line.number());
      }
    }
    told(report, reading);
  }

  /** Keeps a field, and counts those that stand for themselves. */
  private static int put(Report report, String label, String value, int fields, long line) {
    Matcher parameter = OLD_PARAMETER.matcher(label);
    if (label.equals("BCCode")) {
      report.replace("Sig[0].Value", value, line);
    } else if (parameter.matches()) {
      report.replace("Sig[" + parameter.group(1) + "].Value", value, line);
    } else if (BUCKET.matcher(value).matches()) {
      report.put("Response.BucketId", value, line);
    } else {
      report.put("Sig[" + fields + "].Value", value, line);
      return fields + 1;
    }
    return fields;
  }

  private static void told(Report report, Reading reading) {
    if (report == null) {
      return;
    }
    reading.count(1);
    boolean stop = report.value("EventType").toLowerCase(Locale.ROOT).matches("bluescreen|livekernelevent");
    if (!stop || report.signature(0).matches("(?:0x)?[0-9A-Fa-f]{1,8}")) {
      WerReader.event(report, reading);
    } else {
      reading.problem(reading.line(report.line("EventType")), "wer/no-code");
    }
  }
}
