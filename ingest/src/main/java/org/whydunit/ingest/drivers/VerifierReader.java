package org.whydunit.ingest.drivers;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.google.auto.service.AutoService;
import org.whydunit.ingest.Head;
import org.whydunit.ingest.Reader;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.Source;
import org.whydunit.ingest.Text;
import org.whydunit.ingest.facts.Setting;

/**
 * {@code verifier /querysettings} and {@code /query}: the flags as a mask, each option with a box that is crossed when on,
 * then the verified drivers. Only the mask, crossed options (named by their bit) and drivers become settings, so that any
 * language reads the same. Source: Microsoft Learn, "Driver Verifier Command Syntax".
 */
@AutoService(Reader.class)
public final class VerifierReader implements Reader {

  private static final Pattern OPTION = Pattern.compile("^\\s*\\[([ Xx])]\\s+(0x[0-9A-Fa-f]{8})\\s+(.*)");
  private static final Pattern FLAGS = Pattern.compile("^[^\\[\\]]*[:：]\\s*(0x[0-9A-Fa-f]{8})\\s*");
  private static final Pattern DRIVER = Pattern.compile("^\\s*([\\w.+~-]+\\.sys)\\b.*", Pattern.CASE_INSENSITIVE);

  @Override
  public String format() {
    return "verifier";
  }

  @Override
  public int recognise(Head head) {
    List<String> lines = head.lines();
    long options = lines.stream().limit(80).filter(l -> OPTION.matcher(l).matches()).count();
    return options > 2 ? CERTAIN - 5 : head.lower().contains("verified drivers:") ? LIKELY : 0;
  }

  @Override
  public void read(Source source, Reading reading) {
    for (Text.Line line : source.text()) {
      reading.count(1);
      Matcher option = OPTION.matcher(line.text());
      Matcher flags = FLAGS.matcher(line.text());
      Matcher driver = DRIVER.matcher(line.text());
      if (option.matches()) {
        if (!option.group(1).isBlank()) {
          setting(option.group(2).toLowerCase(Locale.ROOT), option.group(3).strip(), line, reading);
        }
      } else if (flags.matches()) {
        setting("flags", flags.group(1).toLowerCase(Locale.ROOT), line, reading);
      } else if (driver.matches()) {
        setting("driver", driver.group(1).toLowerCase(Locale.ROOT), line, reading);
      }
    }
  }

  private static void setting(String name, String value, Text.Line line, Reading reading) {
    reading.fact(new Setting("verifier", name, value, "", reading.line(line.number())));
  }
}
