package org.whydunit.ingest.servicing;

import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
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
import org.whydunit.ingest.facts.Origin;
import org.whydunit.ingest.facts.Setting;

/**
 * Reads the results of SetupDiag, as XML, JSON or text (Microsoft, "SetupDiag", the log samples).
 *
 * <pre>
 * Matching Profile found: FindRollbackFailure - 3A43C9B5-05B3-4F7C-A955-88F991BB5A48
 *     Host OS Version = 10.0.19045.3570
 * Last Operation: Finalize
 * Error: 0xC1900101 - 0x30018
 * </pre>
 *
 * Every field becomes a setting of scope {@code setupdiag}; the failed upgrade becomes one change.
 */
@AutoService(Reader.class)
public final class SetupDiagReader implements Reader {

  private static final Pattern MARK =
      Pattern.compile("^\\s{0,8}(?:\\{.{0,200})?(?:<SetupDiag[ >]|Matching Profile found: |SetupDiag (?:v|version)|Error: SetupDiag reports|\"ProfileGuid\"\\s?:\\s?\"[0-9A-F-]{36}\")");

  private static final Pattern ELEMENT = Pattern.compile("<(\\w{1,60})>([^<]{1,2000})</\\1>");
  private static final Pattern FIELD =
      Pattern.compile("^\\s{0,16}(Matching Profile found|Last Operation|Last Phase|[A-Z][\\w ]{2,40}?)\\s?(?::| =)\\s{1,4}(\\S.{0,1000})$");

  private static final Pattern MEMBER = Pattern.compile("\"(\\w{1,60})\"\\s{0,4}:\\s{0,4}\"([^\"]{1,2000})\"");

  private static final Pattern RESULT = Pattern.compile("0x[cC]19[0-9a-fA-F]{5}(?:\\s?-\\s?0x[0-9a-fA-F]{4,8})?");

  @Override
  public String format() {
    return "setupdiag";
  }

  @Override
  public int recognise(Head head) {
    return head.lines().stream().anyMatch(line -> MARK.matcher(line).find()) ? LIKELY + 10 : 0;
  }

  @Override
  public void read(Source source, Reading reading) {
    Map<String, String> fields = new HashMap<>();
    String result = "";
    Origin resultOrigin = null;
    Instant resultTime = null;
    for (Text.Line line : source.text()) {
      reading.count(1);
      fields(line, fields, reading);
      Matcher code = RESULT.matcher(line.text());
      while (code.find()) {
        if (code.group().length() > result.length()) {
          result = code.group();
          resultOrigin = reading.line(line.number());
        }
      }
      Instant time = LineTime.of(line.text(), reading);
      resultTime = time == null ? resultTime : time;
    }
    if (resultOrigin != null) {
      String detail = (fields.getOrDefault("hostosversion", "") + " > " + fields.getOrDefault("targetosversion", "") + " " + result).strip();
      reading.fact(new Change("upgrade", "Windows", detail.startsWith(">") ? result : detail, resultTime, "Windows Setup", resultOrigin));
    }
  }

  private static void fields(Text.Line line, Map<String, String> fields, Reading reading) {
    boolean xml = line.text().contains("</");
    boolean json = line.text().strip().startsWith("\"") || line.text().strip().startsWith("{");
    Matcher field = (xml ? ELEMENT : json ? MEMBER : FIELD).matcher(line.text());
    while (field.find()) {
      String name = field.group(1).strip();
      String value = field.group(2).strip();
      fields.putIfAbsent(name.replace(" ", "").toLowerCase(Locale.ROOT), value);
      reading.fact(new Setting("setupdiag", name, value, "", reading.line(line.number())));
    }
  }
}
