package org.whydunit.ingest.linux;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.google.auto.service.AutoService;
import org.whydunit.ingest.Head;
import org.whydunit.ingest.Reader;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.Source;
import org.whydunit.ingest.Text;
import org.whydunit.ingest.facts.Setting;

/** {@code journald.conf}: what it sets; what is commented out is the default and no fact. Source: journald.conf(5). */
@AutoService(Reader.class)
public final class JournaldConfReader implements Reader {

  private static final Pattern SETTING = Pattern.compile("([A-Z][A-Za-z]{2,40})\\s?=\\s?(.{0,200})");

  @Override
  public String format() {
    return "journald-conf";
  }

  @Override
  public int recognise(Head head) {
    return head.lines().stream().limit(60).anyMatch(line -> line.strip().equals("[Journal]")) ? CERTAIN - 5 : 0;
  }

  @Override
  public void read(Source source, Reading reading) {
    for (Text.Line line : source.text()) {
      Matcher setting = SETTING.matcher(line.text().strip());
      if (setting.matches()) {
        reading.count(1);
        reading.fact(new Setting("journald", setting.group(1), setting.group(2).strip(), "", reading.line(line.number())));
      }
    }
  }
}
