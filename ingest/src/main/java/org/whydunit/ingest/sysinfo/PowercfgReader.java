package org.whydunit.ingest.sysinfo;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.google.auto.service.AutoService;
import org.whydunit.ingest.Head;
import org.whydunit.ingest.Reader;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.Source;
import org.whydunit.ingest.Text;
import org.whydunit.ingest.facts.Setting;
import org.whydunit.ingest.tables.Labels;

/**
 * {@code powercfg /list} and {@code powercfg /a}, in any language: the active plan is the one with the asterisk, and of the
 * two lists of sleep states the first is what the machine offers. Source: Microsoft Learn, "Powercfg command-line options".
 */
@AutoService(Reader.class)
public final class PowercfgReader implements Reader {

  /** English names of the plans whose names Windows translates. */
  private static final Labels PLANS = Labels.of(PowercfgReader.class, "power-plans");

  private static final Pattern PLAN =
      Pattern.compile(".{2,60}?[:：]\\s{0,4}([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\\s{1,4}\\((.{1,100}?)\\)\\s{0,4}(\\*?)\\s{0,4}");
  private static final Pattern STATE = Pattern.compile("\\s{2,8}\\S.{0,40}?\\((S[0-4])\\b.{0,60}\\)\\s{0,4}");

  @Override
  public String format() {
    return "powercfg";
  }

  @Override
  public int recognise(Head head) {
    return head.lines().stream().limit(40).anyMatch(l -> PLAN.matcher(l).matches() || STATE.matcher(l).matches()) ? LIKELY : 0;
  }

  @Override
  public void read(Source source, Reading reading) {
    int lists = 0;
    for (Text.Line line : source.text()) {
      String text = line.text();
      Matcher plan = PLAN.matcher(text);
      Matcher state = STATE.matcher(text);
      if (plan.matches()) {
        reading.count(1);
        if (!plan.group(3).isEmpty()) {
          String known = PLANS.key(plan.group(1));
          String name = known.isEmpty() ? plan.group(2) : known;
          reading.fact(new Setting("powercfg", "active-plan", name, "", reading.line(line.number())));
          reading.fact(new Setting("powercfg", "active-plan-id", plan.group(1), "", reading.line(line.number())));
        }
      } else if (state.matches() && lists > 0) {
        reading.count(1);
        reading.fact(new Setting("powercfg", state.group(1), lists == 1 ? "available" : "unavailable", "", reading.line(line.number())));
      } else if (!text.isBlank() && !Character.isWhitespace(text.charAt(0))) {
        lists++;
      }
    }
  }
}
