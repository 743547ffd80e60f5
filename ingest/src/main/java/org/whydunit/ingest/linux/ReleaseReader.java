package org.whydunit.ingest.linux;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.google.auto.service.AutoService;
import org.whydunit.ingest.Head;
import org.whydunit.ingest.Reader;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.Source;
import org.whydunit.ingest.Text;
import org.whydunit.ingest.facts.Machine;
import org.whydunit.ingest.facts.Origin;

/** {@code /etc/os-release} and {@code uname -a}, alone or together. Source: os-release(5); uname(1). */
@AutoService(Reader.class)
public final class ReleaseReader implements Reader {

  private static final Pattern NAME = Pattern.compile("PRETTY_NAME=\"?([^\"]+)\"?");
  private static final Pattern UNAME = Pattern.compile("^Linux \\S+ (\\d+\\.\\d\\S*) #.*");

  @Override
  public String format() {
    return "os-release";
  }

  @Override
  public int recognise(Head head) {
    List<String> lines = head.lines();
    for (String line : lines.subList(0, Math.min(20, lines.size()))) {
      if (NAME.matcher(line).matches() || UNAME.matcher(line).matches()) {
        return lines.size() < 40 ? LIKELY : POSSIBLE;
      }
    }
    return 0;
  }

  @Override
  public void read(Source source, Reading reading) {
    String os = "";
    String kernel = "";
    Origin origin = null;
    for (Text.Line line : source.text()) {
      reading.count(1);
      Matcher name = NAME.matcher(line.text());
      Matcher uname = UNAME.matcher(line.text());
      if (name.matches()) {
        os = name.group(1);
      } else if (uname.matches()) {
        kernel = uname.group(1);
      } else {
        continue;
      }
      origin = origin == null ? reading.line(line.number()) : origin;
    }
    if (origin != null) {
      reading.fact(new Machine(os, kernel, "", null, "", "", "", null, null, "", origin));
    }
  }
}
