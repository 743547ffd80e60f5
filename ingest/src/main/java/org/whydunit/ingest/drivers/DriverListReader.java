package org.whydunit.ingest.drivers;

import java.time.Instant;
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
import org.whydunit.ingest.facts.Driver;
import org.whydunit.ingest.facts.Origin;
import org.whydunit.ingest.tables.Dates;

/**
 * A list of driver files that a person or a script wrote: a file name or path a line, perhaps with version and date
 * behind it. There is no document for it; a line counts when its first word is a {@code .sys} name, or a bare name in a
 * list that has nothing but single words.
 */
@AutoService(Reader.class)
public final class DriverListReader implements Reader {

  private static final Pattern FILE =
      Pattern.compile("^[\\s\"*•-]*+(?:[^\\s\"]*[\\\\/])?([\\w.+~$()-]+\\.(?i:sys))(?=[\\s\",;:|(]|$)(.*)");
  private static final Pattern WORD = Pattern.compile("^\\s*(?:[^\\s\"]*[\\\\/])?([\\w.+~-]{2,64})\\s*");
  private static final Pattern VERSION = Pattern.compile("(?<![\\d.])\\d{1,5}(?:\\.\\d{1,5}){2,3}(?![\\d.])");
  private static final int LINES_LOOKED_AT = 200;

  @Override
  public String format() {
    return "driver-list";
  }

  @Override
  public int recognise(Head head) {
    List<String> lines = head.lines();
    int filled = 0;
    int files = 0;
    int words = 0;
    for (String line : lines.subList(0, Math.min(LINES_LOOKED_AT, lines.size()))) {
      if (!line.isBlank() && !line.startsWith("#")) {
        filled++;
        files += FILE.matcher(line).matches() ? 1 : 0;
        words += WORD.matcher(line).matches() ? 1 : 0;
      }
    }
    if (filled == 0) {
      return 0;
    }
    if (files > 0 && (files * 2 >= filled || words == filled)) {
      return LIKELY - 5;
    }
    return words == filled && namedForDrivers(head.path()) ? POSSIBLE + 10 : 0;
  }

  private static boolean namedForDrivers(String path) {
    return path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT).contains("driver");
  }

  @Override
  public void read(Source source, Reading reading) {
    Dates dates = Dates.of(source);
    for (Text.Line line : source.text()) {
      reading.count(1);
      Matcher file = FILE.matcher(line.text());
      Matcher word = WORD.matcher(line.text());
      if (file.matches()) {
        reading.fact(driver(file.group(1), file.group(2), dates, reading.line(line.number()), reading));
      } else if (word.matches() && !line.text().startsWith("#")) {
        String name = word.group(1);
        String whole = name.indexOf('.') < 0 ? name + ".sys" : name;
        reading.fact(Driver.named(whole.toLowerCase(Locale.ROOT), "installed", reading.line(line.number())));
      }
    }
  }

  private static Driver driver(String file, String rest, Dates dates, Origin origin, Reading reading) {
    Matcher version = VERSION.matcher(rest);
    Instant date = rest.isBlank() ? null : dates.day(rest, origin, reading);
    return new Driver(
        file.toLowerCase(Locale.ROOT), "", "", "", version.find() ? version.group() : "", date, "installed", null, null, "", origin);
  }
}
